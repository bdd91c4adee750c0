// The proxy that stands between the browser and the world during one capture: nothing leaves or enters but through
// it, and all that does is written down as it crossed the wire. It decides what may be asked for at all.

import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { FetchFailure } from '#domain/capture.ts';
import { type AddressRefusal, judgeUrl } from '../../address-guard.ts';
import type { Egress } from '../../egress.ts';
import { failure } from '../../fetch-failures.ts';
import { forwardRequest } from './forward-request.ts';
import type { ProxyIdentity } from './proxy-identity.ts';
import { type ProxyLimits, type Recording, startRecording } from './recording.ts';
import { openRoads } from './roads.ts';

export interface RecordingProxyOptions {
  readonly egress: Egress;
  readonly identity: ProxyIdentity;
  readonly limits: ProxyLimits;
  readonly userAgent: string;
  readonly acceptLanguage: string;
  /** Ends what is still going on. */
  readonly signal: AbortSignal;
  /** Asked before every page and frame; null: go on. */
  readonly permit?: (url: URL, signal: AbortSignal) => Promise<FetchFailure | null>;
}

export interface RecordingProxy {
  readonly port: number;
  readonly recording: Omit<Recording, 'begin' | 'answered' | 'append' | 'end'>;
  /** Ends all connections on both sides. */
  close(): Promise<void>;
}

/** What a page needs to read and to show itself; nothing that changes or deletes. */
const allowedMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** More of them are no accident. */
const promptRefusals = 60;

/** A proxy on a port of its own for one capture, reachable from this machine only. */
export async function openRecordingProxy(options: RecordingProxyOptions): Promise<RecordingProxy> {
  const recording = startRecording(options.limits);
  const sockets = new Set<Duplex>();
  const authorities = new WeakMap<object, string>();
  const roads = openRoads(options.egress, options.signal);
  const upstream = { ...options, roads };
  const secureContext = createSecureContext({ key: options.identity.key, cert: options.identity.certificate });
  const server = http.createServer({ maxHeaderSize: 65_536 }, (request, response) => {
    const address = requestedAddress(request, authorities.get(request.socket));
    const verdict = judge(address, request, options);
    if (!(verdict instanceof URL)) return refuse(response, address, verdict, recording);
    void admit(verdict, request, options).then((admitted) => {
      if (!Buffer.isBuffer(admitted)) refuse(response, verdict.href, admitted, recording);
      else if (recording.count() >= options.limits.requests) refuse(response, verdict.href, tooMany, recording);
      else forwardRequest({ url: verdict, body: admitted, request, response }, upstream, recording);
    });
  });
  server.on('connection', (socket) => keep(sockets, socket));
  server.on('clientError', (_, socket) => socket.destroy());
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const address = requestedAddress(request, authorities.get(request.socket));
    recording.fail(address, notAllowed('web-socket', 'Live connections are not opened during a capture.'));
    socket.destroy();
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const authority = request.url ?? '';
    const verdict = judgeUrl(`https://${authority}/`, options.egress.policy);
    if (verdict.kind === 'refused') {
      // Which page was wanted cannot be told before there is a tunnel: the failure holds for all of the host.
      recording.fail(originOf(authority), refusalFailure(verdict));
      socket.destroy();
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    const secured = new TLSSocket(socket as never, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] });
    authorities.set(secured, authority);
    secured.on('error', () => socket.destroy());
    keep(sockets, secured);
    server.emit('connection', secured);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    recording,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      roads.close();
      await closed;
    },
  };
}

function originOf(authority: string): string {
  return URL.canParse(`https://${authority}`) ? new URL(`https://${authority}`).origin : authority;
}

/** As the browser means it: absolute for plain HTTP, the tunnel's authority before the path within one. */
function requestedAddress(request: IncomingMessage, authority: string | undefined): string {
  const target = request.url ?? '';
  if (authority === undefined) return target;
  return `https://${authority}${target.startsWith('/') ? target : `/${target}`}`;
}

/** The URL to be asked for, or why it may not be. */
function judge(address: string, request: IncomingMessage, options: RecordingProxyOptions): URL | FetchFailure {
  const verdict = judgeUrl(address, options.egress.policy);
  if (verdict.kind === 'refused') return refusalFailure(verdict);
  if (!allowedMethods.has(request.method ?? '')) {
    return notAllowed('method', `A page wanted to send ${String(request.method)}, which a capture never does.`);
  }
  if (request.headers['service-worker'] !== undefined) {
    return notAllowed('service-worker', 'Service workers are not installed during a capture.');
  }
  return verdict.url;
}

/**
 * Cut without a word: a page learns nothing about why, and shows no text of ours as its own. One that asks without end
 * is kept waiting, for the browser holds only so many connections open.
 */
function refuse(response: ServerResponse, address: string, fault: FetchFailure, recording: Recording): void {
  recording.fail(address, fault);
  if (recording.refusals() <= promptRefusals) response.destroy();
  else setTimeout(() => response.destroy(), 1000).unref();
}

/** The body to send along, or why the request is not made after all. */
async function admit(
  url: URL,
  request: IncomingMessage,
  { limits, permit, signal }: RecordingProxyOptions,
): Promise<Buffer | FetchFailure> {
  try {
    const wantsPage = request.headers.accept?.startsWith('text/html') && request.headers['upgrade-insecure-requests'];
    const refusal = wantsPage && permit ? await permit(url, signal) : null;
    return refusal ?? (await readBody(request, limits));
  } catch {
    return failure('unreachable', 'network', 'The request was broken off.');
  }
}

async function readBody(request: IncomingMessage, limits: ProxyLimits): Promise<Buffer | FetchFailure> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.requestBytes) return failure('too-large', 'request-body', 'The page sends too much.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function keep(sockets: Set<Duplex>, socket: Duplex): void {
  sockets.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
}

function refusalFailure({ reason, sentence }: AddressRefusal): FetchFailure {
  return failure('address-refused', reason, sentence);
}

function notAllowed(reason: string, sentence: string): FetchFailure {
  return failure('address-refused', reason, sentence);
}

const tooMany = failure('too-large', 'too-many-requests', 'The page made more requests than a capture may make.');
