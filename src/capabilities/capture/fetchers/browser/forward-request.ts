// Carries one request of the browser to the real server and its answer back, writing down both as they crossed the
// wire. Apart from the proxy, which decides what is carried at all.

import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { FetchFailure, HeaderList } from '#domain/capture.ts';
import { exchangeFailure, failure } from '../../fetch-failures.ts';
import type { OpenExchange, ProxyLimits, Recording } from './recording.ts';
import { NotConnected, peerOf, type Roads } from './roads.ts';

export interface Upstream {
  readonly roads: Roads;
  readonly limits: ProxyLimits;
  readonly signal: AbortSignal;
  /** Sent with every request in place of the browser's own. */
  readonly userAgent: string;
  readonly acceptLanguage: string;
}

interface Carried {
  readonly url: URL;
  readonly body: Buffer;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Meant for one connection only, or for the browser's own doings; neither is carried in either direction. */
const notForwarded: ReadonlySet<string> = new Set([
  'connection',
  'proxy-connection',
  'proxy-authorization',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

/** Headers that would make the browser ask a person, or reach for servers by itself later. */
const notHandedBack: ReadonlySet<string> = new Set([
  ...notForwarded,
  'www-authenticate',
  'proxy-authenticate',
  'alt-svc',
  'nel',
  'report-to',
  'reporting-endpoints',
]);

/** Starts the exchange; whatever ends it, the browser's connection is answered or cut and the recording says why. */
export function forwardRequest(carried: Carried, upstream: Upstream, recording: Recording): void {
  const { url, body, request, response } = carried;
  const headers = requestHeaders(carried, upstream);
  const method = request.method ?? 'GET';
  const exchange = recording.begin(url.href, { method, httpVersion: '1.1', headers });
  const fail = (fault: FetchFailure) => {
    recording.end(exchange, false);
    recording.fail(url.href, fault);
    response.destroy();
  };
  const isSecure = url.protocol === 'https:';
  const outgoing = http.request({
    method,
    host: url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname,
    port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    headers: headers.flat(),
    setHost: false,
    agent: isSecure ? upstream.roads.secure : upstream.roads.plain,
    maxHeaderSize: 32_768,
  });
  outgoing.setTimeout(upstream.limits.silenceMs, () => {
    fail(failure('timed-out', 'silence', `${url.host} stopped sending.`));
    outgoing.destroy();
  });
  outgoing.on('error', (cause) => {
    if (exchange.endedMs !== null || exchange.answer !== null) return;
    fail(cause instanceof NotConnected ? cause.failure : exchangeFailure(cause, upstream.signal));
  });
  outgoing.on('close', () => {
    if (exchange.answer === null) recording.end(exchange, false);
  });
  outgoing.on('response', (incoming) => receive(incoming, { ...carried, exchange, recording, fail }));
  outgoing.end(body.length > 0 ? body : undefined);
  response.on('close', () => {
    if (exchange.endedMs === null && !isWantedWhole(exchange)) outgoing.destroy();
  });
}

/** As the browser sent them, in its order, with our name and language and what the connection needs. */
function requestHeaders({ url, body, request }: Carried, upstream: Upstream): HeaderList {
  const ours = new Map([
    ['host', url.host],
    ['user-agent', upstream.userAgent],
    ['accept-language', upstream.acceptLanguage],
  ]);
  const headers: (readonly [string, string])[] = [];
  for (const [name, value] of pairs(request.rawHeaders)) {
    const key = name.toLowerCase();
    if (notForwarded.has(key) || key === 'content-length') continue;
    headers.push([name, ours.get(key) ?? value]);
    ours.delete(key);
  }
  for (const [name, value] of ours) headers.push([name, value]);
  if (body.length > 0 || request.method === 'POST') headers.push(['Content-Length', String(body.length)]);
  headers.push(['Connection', 'keep-alive']);
  return headers;
}

interface Receiving extends Carried {
  readonly exchange: OpenExchange;
  readonly recording: Recording;
  readonly fail: (fault: FetchFailure) => void;
}

function receive(incoming: IncomingMessage, receiving: Receiving): void {
  const { exchange, recording, response, url, fail } = receiving;
  exchange.peer = peerOf(incoming.socket);
  recording.answered(exchange, {
    status: incoming.statusCode ?? 0,
    statusText: incoming.statusMessage ?? '',
    httpVersion: incoming.httpVersion === '1.0' ? '1.0' : '1.1',
    headers: pairs(incoming.rawHeaders),
  });
  if (!writeHead(incoming, response)) {
    incoming.destroy();
    fail(failure('unreadable', 'broken-header', `${url.host} sent headers that cannot be said again.`));
    return;
  }
  incoming.on('data', (chunk: Buffer) => {
    if (!recording.append(exchange, chunk)) {
      incoming.destroy();
      fail(failure('too-large', 'body-limit', `${url.host} sent more than a capture may bring.`));
    } else if (!response.destroyed && !response.write(chunk)) {
      incoming.pause();
    }
  });
  response.on('drain', () => incoming.resume());
  response.on('close', () => incoming.resume());
  incoming.on('error', () => {});
  incoming.on('close', () => {
    if (exchange.endedMs !== null) return;
    recording.end(exchange, incoming.complete);
    if (incoming.complete) response.end();
    else response.destroy();
  });
}

/** False where the server's headers cannot be said again. */
function writeHead(incoming: IncomingMessage, response: ServerResponse): boolean {
  const headers = pairs(incoming.rawHeaders).filter(([name]) => !notHandedBack.has(name.toLowerCase()));
  try {
    response.writeHead(incoming.statusCode ?? 502, incoming.statusMessage ?? '', headers.flat());
    response.flushHeaders();
    return true;
  } catch {
    return false;
  }
}

/** What the browser lets go of because it is no page may be the document itself: a PDF, a text, a download. */
function isWantedWhole({ answer }: OpenExchange): boolean {
  if (!answer) return false;
  const header = (wanted: string) => answer.headers.find(([name]) => name.toLowerCase() === wanted)?.[1]?.toLowerCase();
  if (header('content-disposition')?.includes('attachment')) return true;
  return /^(application\/(pdf|msword|vnd\.openxmlformats|octet-stream|rtf)|text\/(plain|markdown))/.test(
    header('content-type') ?? '',
  );
}

function pairs(raw: readonly string[]): HeaderList {
  return Array.from(
    { length: raw.length / 2 },
    (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? ''] as const,
  );
}
