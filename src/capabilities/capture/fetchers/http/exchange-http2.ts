// One request and its answer over HTTP/2 on a connection of our own. Apart because HTTP/2 frames headers and bodies
// its own way; pushes are off and the session ends with the answer.
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import type { Socket } from 'node:net';
import type { HeaderList } from '#domain/capture.ts';
import { exchangeFailure, failure } from '../../fetch-failures.ts';
import { headerList, startTranscript, type WireOutcome, type WireTerms } from './transcript.ts';

export interface Http2Request {
  readonly url: URL;
  /** Lower-case names; without those that HTTP/2 says by itself. */
  readonly headers: HeaderList;
}

/** Asks once and gives what came back; the connection is closed afterwards. */
export function exchangeHttp2(socket: Socket, order: Http2Request, terms: WireTerms): Promise<WireOutcome> {
  return new Promise((resolve) => {
    const session = connect(order.url.origin, {
      createConnection: () => socket,
      settings: { enablePush: false, maxHeaderListSize: terms.limits.maxHeaderBytes },
      maxHeaderListPairs: 4096,
      maxSessionMemory: 16,
    });
    const transcript = startTranscript(terms, (outcome) => {
      session.destroy();
      socket.destroy();
      resolve(outcome);
    });
    const onFault = (error: Error) => transcript.end(exchangeFailure(error, terms.signal));
    session.on('error', onFault);
    session.on('close', () => onFault(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    const stream = ask(session, order);
    stream.on('headers', transcript.interim);
    let hasAnswered = false;
    stream.on('response', (headers, _flags, ...rest) => {
      hasAnswered = true;
      transcript.heard();
      const flat = rawHeaders(rest) ?? Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
      transcript.head({
        status: Number(headers[constants.HTTP2_HEADER_STATUS]),
        statusText: '',
        httpVersion: '2',
        headers: headerList(flat).filter(([name]) => !name.startsWith(':')),
      });
    });
    stream.on('data', (chunk: Buffer) => {
      transcript.heard();
      transcript.bytes(chunk);
    });
    stream.on('error', onFault);
    let hasEnded = false;
    stream.on('end', () => {
      hasEnded = true;
    });
    stream.on('close', () => {
      const isWhole = hasAnswered && hasEnded && stream.rstCode === constants.NGHTTP2_NO_ERROR && !stream.aborted;
      if (isWhole) transcript.end(null);
      else if (hasAnswered)
        transcript.end(failure('unreadable', 'truncated', 'The server ended the answer too early.'));
      else onFault(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    });
  });
}

function ask(session: ClientHttp2Session, { url, headers }: Http2Request): ClientHttp2Stream {
  return session.request({
    ':method': 'GET',
    ':scheme': url.protocol.slice(0, -1),
    ':authority': url.host,
    ':path': `${url.pathname}${url.search}`,
    ...Object.fromEntries(headers),
  });
}

/** Node hands over the headers as they came too, though its types keep silent about it. */
function rawHeaders(rest: readonly unknown[]): readonly string[] | null {
  const [flat] = rest;
  return Array.isArray(flat) && flat.every((part) => typeof part === 'string') ? flat : null;
}
