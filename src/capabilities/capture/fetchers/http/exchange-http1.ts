// One request and its answer over HTTP/1.1 on a connection of our own. Apart because Node's client is told here to
// keep what crossed the wire: header order, codings, and every way in which an answer can be cut short.
import { type IncomingMessage, request as startRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { HeaderList } from '#domain/capture.ts';
import { exchangeFailure, failure } from '../../fetch-failures.ts';
import { headerList, startTranscript, type Transcript, type WireOutcome, type WireTerms } from './transcript.ts';

export interface Http1Request {
  /** What stands in the request line: path and query, or the whole URL towards a proxy. */
  readonly target: string;
  /** All that is sent, `Host` included. */
  readonly headers: HeaderList;
}

/** Asks once and gives what came back; the connection is closed afterwards. */
export function exchangeHttp1(socket: Socket, order: Http1Request, terms: WireTerms): Promise<WireOutcome> {
  return new Promise((resolve) => {
    let wasReset = false;
    socket.on('error', () => {
      wasReset = true;
    });
    const request = startRequest({
      createConnection: () => socket,
      method: 'GET',
      path: order.target,
      headers: order.headers.flat(),
      setHost: false,
      maxHeaderSize: terms.limits.maxHeaderBytes,
    });
    // Zero lifts Node's own bound, beyond which headers would be dropped in silence; the bound in bytes stands.
    request.maxHeadersCount = 0;
    const transcript = startTranscript(terms, (outcome) => {
      request.destroy();
      socket.destroy();
      resolve(outcome);
    });
    socket.on('data', transcript.heard);
    request.on('information', transcript.interim);
    request.on('upgrade', () =>
      transcript.end(failure('unreadable', 'unasked-upgrade', 'The server changes the protocol.')),
    );
    let answer: IncomingMessage | null = null;
    request.on('error', (error) => {
      // What cannot be parsed after a whole answer came on top of the length that was stated.
      const isSurplus = answer?.complete === true && !terms.signal.aborted;
      transcript.end(isSurplus ? surplus() : exchangeFailure(error, terms.signal));
    });
    request.on('response', (response) => {
      answer = response;
      receive(response, transcript, { terms, wasReset: () => wasReset });
    });
    request.end();
  });
}

function receive(
  response: IncomingMessage,
  transcript: Transcript,
  { terms, wasReset }: { readonly terms: WireTerms; readonly wasReset: () => boolean },
): void {
  transcript.head({
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    httpVersion: response.httpVersion === '1.0' ? '1.0' : '1.1',
    headers: headerList(response.rawHeaders),
  });
  response.on('data', transcript.bytes);
  response.on('end', () => transcript.end(response.complete ? null : cutShort()));
  response.on('error', (error) => {
    // Node says "aborted" both for a reset and for a connection that was closed in order but too early.
    transcript.end(wasReset() || terms.signal.aborted ? exchangeFailure(error, terms.signal) : cutShort());
  });
}

function cutShort() {
  return failure('unreadable', 'truncated', 'The connection was closed before the whole answer had come.');
}

function surplus() {
  return failure('unreadable', 'surplus-bytes', 'The server sent more than it said it would.');
}
