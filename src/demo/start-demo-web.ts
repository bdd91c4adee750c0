// The demonstration's web: one server on this machine that answers for every fictional platform as it stood at a given
// time. It takes requests as a proxy does, so captures ask for the platforms' own addresses and nothing resolves names.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { CaptureTarget, SourceFormat } from '#domain/source.ts';
import { answerRequest, type DemoAnswer } from './answer-request.ts';
import type { DemoDocument, DemoPlatform } from './demo-site.ts';
import { readPlatforms } from './read-platforms.ts';

export interface DemoWeb {
  /** Asks through this proxy reach the platforms; nothing else is behind it. */
  readonly proxyUrl: string;
  readonly port: number;
  /** All host names that are answered for; each may also be asked for at the port, with its name as `Host`. */
  readonly hosts: readonly string[];
  readonly targets: readonly CaptureTarget[];
  /** Days on which to look, in order, through the demonstration's year. */
  readonly dates: readonly Date[];
  readonly close: () => Promise<void>;
}

const fortnight = 14 * 86_400_000;
const firstDay = Date.parse('2025-01-07T09:00:00.000Z');
const days = 26;

/** Starts the web; `now` says which day it is there. */
export async function startDemoWeb({ now }: { readonly now: () => Date }): Promise<DemoWeb> {
  const platforms = readPlatforms();
  const server = createServer(answerWith(platforms, now));
  server.on('connect', (request, socket: Socket) => {
    const [host = '', port] = (request.url ?? '').split(':');
    if (port !== '80' || !platforms.some((platform) => platform.host === host)) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    server.emit('connection', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    proxyUrl: `http://127.0.0.1:${port}`,
    port,
    hosts: platforms.map(({ host }) => host),
    targets: platforms.flatMap(targetsOf),
    dates: Array.from({ length: days }, (_, at) => new Date(firstDay + at * fortnight)),
    close: () => closeServer(server),
  };
}

function answerWith(platforms: readonly DemoPlatform[], now: () => Date) {
  const byHost = new Map(platforms.map((platform) => [platform.host, platform]));
  let visits = 0;
  return (request: IncomingMessage, response: ServerResponse): void => {
    visits += 1;
    const url = addressAsked(request);
    const platform = url ? byHost.get(url.hostname) : undefined;
    if (!url || !platform) {
      response
        .writeHead(502, { 'content-type': 'text/plain' })
        .end('No platform of the demonstration has this name.\n');
      return;
    }
    const answer = answerRequest(platform, {
      path: url.pathname,
      acceptLanguage: request.headers['accept-language'] ?? '',
      now: now(),
      visit: `${(visits * 2_654_435_761) % 4_294_967_296}`,
    });
    send(answer, request, response);
  };
}

/** Proxies are asked with the whole address, servers with a path and a `Host`. */
function addressAsked(request: IncomingMessage): URL | null {
  const asked = request.url ?? '/';
  const whole = asked.startsWith('/') ? `http://${request.headers.host ?? ''}${asked}` : asked;
  return URL.canParse(whole) ? new URL(whole) : null;
}

function send(answer: DemoAnswer, request: IncomingMessage, response: ServerResponse): void {
  const { etag } = answer.headers;
  if (etag !== undefined && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const isPacked = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) && answer.body.length > 500;
  const body = isPacked ? gzipSync(answer.body) : answer.body;
  const headers = {
    ...answer.headers,
    'content-length': body.length,
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
  };
  response.writeHead(answer.status, headers);
  if (request.method === 'HEAD') response.end();
  else if (answer.isCutShort) response.write(body.subarray(0, body.length / 3), () => response.destroy());
  else response.end(body);
}

function targetsOf(platform: DemoPlatform): CaptureTarget[] {
  return platform.documents.map((document) => ({
    platformName: platform.name,
    documentName: documentName(platform, document),
    documentType: document.type,
    sources: document.paths.map((path) => ({
      url: `http://${platform.host}${path}`,
      select: [],
      remove: [],
      filters: [],
      needsScripts: document.make === 'script-rendered',
      ...formatOf(document),
    })),
    vantage: { region: 'ZZ', language: document.language },
  }));
}

/** The same address in another language is the same document, seen from elsewhere. */
function documentName(platform: DemoPlatform, document: DemoDocument): string {
  return platform.documents.find(({ paths }) => paths[0] === document.paths[0])?.title ?? document.title;
}

function formatOf({ make }: DemoDocument): { readonly format?: SourceFormat } {
  if (make === 'pdf') return { format: 'pdf' };
  return make === 'plain-text' ? { format: 'txt' } : {};
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
