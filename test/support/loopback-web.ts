// A small web of fictional hosts on this machine: real servers on loopback, names that only our guard's policy knows,
// and what has been asked of them. For tests of the browser fetcher.

import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Egress } from '../../src/capabilities/capture/egress.ts';
import { issueProxyIdentity } from '../../src/capabilities/capture/fetchers/browser/proxy-identity.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse, path: string) => void;

export interface LoopbackServer {
  /** `http://host:port`, without a trailing slash. */
  readonly origin: string;
  readonly port: number;
  /** Method and path of every request so far. */
  readonly asked: string[];
  /** How many connections were made to it, whatever came through them. */
  connections(): number;
  close(): Promise<void>;
}

/** Serves a fictional host over plain HTTP, or over TLS where an identity is given. */
export async function serveHost(
  host: string,
  answer: Answer,
  identity?: { readonly key: string; readonly certificate: string },
): Promise<LoopbackServer> {
  const asked: string[] = [];
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response, (request.url ?? '/').split('?')[0] ?? '/');
  };
  const server = identity
    ? https.createServer({ key: identity.key, cert: identity.certificate }, listen)
    : http.createServer(listen);
  let connections = 0;
  server.on('connection', () => {
    connections++;
  });
  server.on('upgrade', (request, socket) => {
    asked.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${identity ? 'https' : 'http'}://${host}:${port}`,
    port,
    asked,
    connections: () => connections,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A certificate for fictional hosts that the egress of the same test trusts. */
export function certificateFor(...hosts: readonly string[]) {
  return issueProxyIdentity(new Date(), hosts);
}

/** The way out to these hosts alone; every name leads to this machine, which the guard forbids to all others. */
export function egressTo(
  servers: readonly LoopbackServer[],
  authorities: readonly string[] = [],
  ports: readonly number[] = [],
): Egress {
  return {
    policy: {
      allowedPorts: [80, 443, ...ports],
      allowPrivate: servers.map(({ origin }) => new URL(origin).host),
      resolve: async () => ['127.0.0.1'],
    },
    upstreamProxy: null,
    certificateAuthorities: authorities,
    connectTimeoutMs: 3000,
  };
}
