// The one way out: opens a connection to a destination that the address guard allows, straight or through the
// operator's own proxy, and says whom it reached. Apart because the HTTP fetcher and the browser's proxy share it.
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { rootCertificates, connect as startTls, type TLSSocket } from 'node:tls';
import type { FetchFailure, Peer } from '#domain/capture.ts';
import { type AddressPolicy, type Destination, guardedLookup, judgeAddress } from './address-guard.ts';
import { beforeAbort } from './before-abort.ts';
import { openTunnel } from './egress/tunnel.ts';
import { connectFailure, failure, isAborted } from './fetch-failures.ts';

export interface Egress {
  readonly policy: AddressPolicy;
  /** The operator's HTTP proxy, with credentials if it wants them; null: straight. */
  readonly upstreamProxy: URL | null;
  /** PEM certificates trusted beside the public ones. */
  readonly certificateAuthorities?: readonly string[];
  readonly connectTimeoutMs: number;
}

export interface Route {
  readonly destination: Destination;
  /** ALPN names for TLS, the preferred first; null for a plain connection. */
  readonly alpn: readonly string[] | null;
  /** Through a proxy, plain HTTP needs no tunnel when the request line names the whole URL. */
  readonly needsTunnel?: boolean;
}

export type Connection =
  | {
      readonly kind: 'connected';
      readonly socket: Socket | TLSSocket;
      readonly peer: Peer;
      /** What TLS agreed on; `http/1.1` for plain connections. */
      readonly protocol: 'http/1.1' | 'h2';
    }
  | { readonly kind: 'failed'; readonly failure: FetchFailure };

type Raw =
  | { readonly kind: 'connected'; readonly socket: Socket }
  | { readonly kind: 'failed'; readonly failure: FetchFailure };

/**
 * Connects. Names are resolved once and only judged addresses are connected to, so a name that changes its answer
 * gains nothing; the address reached is judged once more. With a proxy the proxy resolves the name again, and what
 * stands behind it is the operator's to guard.
 */
export async function openConnection(route: Route, egress: Egress, signal: AbortSignal): Promise<Connection> {
  const raw =
    egress.upstreamProxy === null ? await direct(route, egress, signal) : await proxied(route, egress, signal);
  if (raw.kind === 'failed') return raw;
  const { socket } = raw;
  const viaProxy = egress.upstreamProxy !== null;
  if (route.alpn === null) {
    const peer = peerOf(socket, viaProxy);
    return peer === null ? closedAtOnce(socket) : { kind: 'connected', socket, peer, protocol: 'http/1.1' };
  }
  const secured = await secure(socket, { host: route.destination.host, alpn: route.alpn }, { egress, signal });
  if (secured.kind === 'failed') return secured;
  const peer = peerOf(secured.socket, viaProxy);
  if (peer === null) return closedAtOnce(secured.socket);
  const protocol = secured.socket.alpnProtocol === 'h2' ? 'h2' : 'http/1.1';
  return { kind: 'connected', socket: secured.socket, peer, protocol };
}

async function direct(route: Route, egress: Egress, signal: AbortSignal): Promise<Raw> {
  const { destination } = route;
  const verdict = await beforeAbort(guardedLookup(destination, egress.policy), signal);
  if (verdict === null) return { kind: 'failed', failure: connectFailure(new Error('timed out'), signal) };
  if (verdict.kind === 'refused')
    return { kind: 'failed', failure: failure('address-refused', verdict.reason, verdict.sentence) };
  if (verdict.kind === 'unresolved')
    return { kind: 'failed', failure: failure('unreachable', 'dns', verdict.sentence) };
  const addresses = verdict.addresses.map(({ address, family }) => ({ address, family }));
  const lookup: LookupFunction = (_host, options, callback) => {
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
  };
  const raw = await connectRaw({ ...destination, lookup }, egress, signal);
  if (raw.kind === 'failed') return raw;
  const reached = judgeAddress(raw.socket.remoteAddress ?? '', egress.policy, destination);
  if (reached.kind === 'allowed') return raw;
  raw.socket.destroy();
  return { kind: 'failed', failure: failure('address-refused', reached.reason, reached.sentence) };
}

async function proxied(route: Route, egress: Egress, signal: AbortSignal): Promise<Raw> {
  const { destination } = route;
  const verdict = await beforeAbort(guardedLookup(destination, egress.policy), signal);
  // Networks behind a proxy often resolve no public names themselves; then the name alone was judged.
  if (verdict?.kind === 'refused') {
    return { kind: 'failed', failure: failure('address-refused', verdict.reason, verdict.sentence) };
  }
  const proxy = egress.upstreamProxy as URL;
  const isSecure = proxy.protocol === 'https:';
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  const port = proxy.port === '' ? (isSecure ? 443 : 80) : Number(proxy.port);
  const raw = await connectRaw({ host, port }, egress, signal);
  if (raw.kind === 'failed') return raw;
  const toProxy = isSecure ? await secure(raw.socket, { host, alpn: ['http/1.1'] }, { egress, signal }) : raw;
  if (toProxy.kind === 'failed' || (route.alpn === null && route.needsTunnel !== true)) return toProxy;
  const refusal = await openTunnel(toProxy.socket, { destination, proxy, timeoutMs: egress.connectTimeoutMs }, signal);
  if (refusal === null) return toProxy;
  toProxy.socket.destroy();
  return { kind: 'failed', failure: refusal };
}

function connectRaw(
  target: Destination & { readonly lookup?: LookupFunction },
  egress: Egress,
  signal: AbortSignal,
): Promise<Raw> {
  const socket = connectTcp({ ...target, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 3000, noDelay: true });
  return settled(socket, 'connect', { egress, signal }).then((fault) =>
    fault === null ? { kind: 'connected', socket } : { kind: 'failed', failure: fault },
  );
}

async function secure(
  socket: Socket,
  { host, alpn }: { readonly host: string; readonly alpn: readonly string[] },
  limits: { readonly egress: Egress; readonly signal: AbortSignal },
): Promise<
  | { readonly kind: 'connected'; readonly socket: TLSSocket }
  | { readonly kind: 'failed'; readonly failure: FetchFailure }
> {
  const own = limits.egress.certificateAuthorities;
  const name = host.replace(/\.$/, '');
  const tls = startTls({
    socket,
    host: name,
    // An address is no server name (RFC 6066); the certificate is then compared with the address.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    ALPNProtocols: [...alpn],
    ...(own === undefined ? {} : { ca: [...rootCertificates, ...own] }),
  });
  const fault = await settled(tls, 'secureConnect', limits);
  return fault === null ? { kind: 'connected', socket: tls } : { kind: 'failed', failure: fault };
}

/** Waits for a socket's event; else destroys it and says why it did not come. */
function settled(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  { egress, signal }: { readonly egress: Egress; readonly signal: AbortSignal },
): Promise<FetchFailure | null> {
  return new Promise((resolve) => {
    const finish = (fault: FetchFailure | null) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.off(event, onEvent).off('close', onClose);
      // The socket belongs to whoever uses it next; until they listen, a late error must not end the program.
      if (fault !== null) socket.destroy();
      resolve(fault);
    };
    const onEvent = () => finish(null);
    const onClose = () => finish(connectFailure(Object.assign(new Error('closed'), { code: 'ECONNRESET' }), signal));
    const onAbort = () => finish(connectFailure(new Error('aborted'), signal));
    const timer = setTimeout(
      () => finish(failure('timed-out', 'connect', `No connection came about in ${egress.connectTimeoutMs} ms.`)),
      egress.connectTimeoutMs,
    );
    socket.on('error', (error) => finish(connectFailure(error, signal)));
    socket.once(event, onEvent).once('close', onClose);
    signal.addEventListener('abort', onAbort, { once: true });
    if (isAborted(signal)) onAbort();
  });
}

function closedAtOnce(socket: Socket): Connection {
  socket.destroy();
  return { kind: 'failed', failure: failure('unreachable', 'connection-reset', 'The connection was closed at once.') };
}

function peerOf(socket: Socket | TLSSocket, viaProxy: boolean): Peer | null {
  const { remoteAddress, remotePort, remoteFamily } = socket;
  if (remoteAddress === undefined || remotePort === undefined) return null;
  const family = remoteFamily === 'IPv6' ? 6 : 4;
  const tls = 'getPeerCertificate' in socket ? { tls: tlsOf(socket) } : {};
  return { address: remoteAddress, port: remotePort, family, ...tls, ...(viaProxy ? { isProxy: true as const } : {}) };
}

function tlsOf(socket: TLSSocket): NonNullable<Peer['tls']> {
  const certificateChain: Uint8Array[] = [];
  const seen = new Set<string>();
  let certificate = socket.getPeerCertificate(true);
  // A root names itself as its issuer, which is where the chain ends.
  while (certificate?.raw !== undefined && !seen.has(certificate.fingerprint256) && seen.size < 10) {
    seen.add(certificate.fingerprint256);
    certificateChain.push(new Uint8Array(certificate.raw));
    certificate = certificate.issuerCertificate;
  }
  return { protocol: socket.getProtocol() ?? 'unknown', cipher: socket.getCipher().standardName, certificateChain };
}
