// Sends one request with a body through the guarded way out: to time-stamping authorities, witnesses and calendars that
// the operator named. No redirects, little time, small answers.

import { request as httpRequest, type IncomingMessage } from 'node:http';
import { judgeUrl } from './address-guard.ts';
import { type Egress, openConnection } from './egress.ts';

export interface OutgoingRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body?: Uint8Array;
  readonly mediaType?: string;
}

export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly mediaType: string; readonly body: Uint8Array }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Sends a request and gives what came back; never rejects. */
export type SendGuarded = (request: OutgoingRequest) => Promise<Answer>;

const longestAnswer = 1_000_000;
const deadlineMs = 20_000;

/** A sender over a way out. */
export function openSender(egress: Egress, userAgent: string): SendGuarded {
  return async (request) => {
    const verdict = judgeUrl(request.url, egress.policy);
    if (verdict.kind === 'refused') return { kind: 'failed', sentence: verdict.sentence };
    const url = new URL(request.url);
    const signal = AbortSignal.timeout(deadlineMs);
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
    const destination = { host: url.hostname.replace(/^\[|\]$/g, ''), port };
    const alpn = url.protocol === 'https:' ? ['http/1.1'] : null;
    const connection = await openConnection({ destination, alpn, needsTunnel: true }, egress, signal);
    if (connection.kind === 'failed') return { kind: 'failed', sentence: connection.failure.sentence };
    try {
      return await exchange(url, request, { socket: connection.socket, userAgent, signal });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      return { kind: 'failed', sentence: `${url.host} did not answer: ${reason}.` };
    } finally {
      connection.socket.destroy();
    }
  };
}

interface Wire {
  readonly socket: import('node:net').Socket;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

async function exchange(url: URL, { method, body, mediaType }: OutgoingRequest, wire: Wire): Promise<Answer> {
  const { socket, userAgent, signal } = wire;
  const headers = {
    host: url.host,
    'user-agent': userAgent,
    connection: 'close',
    ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
    ...(body === undefined ? {} : { 'content-length': String(body.length) }),
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const path = url.pathname + url.search;
    const sent = httpRequest({ method, path, headers, signal, createConnection: () => socket }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response) {
    parts.push(part);
    length += part.length;
    if (length > longestAnswer) return { kind: 'failed', sentence: `${url.host} answered with too much.` };
  }
  const status = response.statusCode ?? 0;
  return {
    kind: 'answered',
    status,
    mediaType: response.headers['content-type'] ?? '',
    body: new Uint8Array(Buffer.concat(parts)),
  };
}
