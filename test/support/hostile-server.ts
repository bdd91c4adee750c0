// A server that misbehaves in every way we know, on loopback: raw sockets, so that nothing is put right on the way.
// Each path is one trick; what it does is said beside it.
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Certified } from './certificates.ts';

export interface HostileServer {
  readonly port: number;
  /** `127.0.0.1:port`, as the address guard's allowance is written. */
  readonly hostAndPort: string;
  /** Heads of the requests in the order in which they came. */
  readonly requests: string[];
  readonly bytesSent: () => number;
  readonly close: () => Promise<void>;
}

/** A page of some length, for the tricks that send one. */
export const hostilePage = `<!doctype html><title>Terms</title><h1>Terms</h1>${'<p>You keep your rights.</p>'.repeat(40)}`;

export type Trick = (socket: Socket, request: { readonly path: string; readonly head: string }) => void;

const page = Buffer.from(hostilePage);

export const tricks: Readonly<Record<string, Trick>> = {
  '/plain': (socket) => answer(socket, page),
  '/empty': (socket) => answer(socket, Buffer.alloc(0)),
  '/http10': (socket) => socket.end(`HTTP/1.0 200 Fine\r\nContent-Type: text/html\r\n\r\n${hostilePage}`),
  '/bad-charset': (socket) => answer(socket, page, ['Content-Type: text/html; charset=klingon-8"; x']),
  // Bodies that do not end, or not in time.
  '/endless-body': (socket) =>
    pour(socket, 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n', Buffer.alloc(65_536, 'a')),
  '/endless-chunks': (socket) =>
    pour(
      socket,
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
      Buffer.from(`1000\r\n${'a'.repeat(4096)}\r\n`),
    ),
  '/silent': () => undefined,
  '/silent-body': (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nYou'),
  '/slow-drip': (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', 'a'),
  '/slow-headers': (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n', 'X-Drop: a\r\n'),
  // Lengths that lie.
  '/length-too-long': (socket) =>
    socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${page.length + 500}\r\n\r\n${hostilePage}`),
  '/length-too-short': (socket) => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n${hostilePage}`),
  '/length-too-short-close': (socket) =>
    socket.end(`HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100\r\n\r\n${hostilePage}`),
  '/two-lengths': (socket) =>
    socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n${hostilePage}`),
  '/length-and-chunks': (socket) =>
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nTerms\r\n0\r\n\r\n'),
  '/length-no-number': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nTerms'),
  '/huge-length': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nTerms'),
  // Chunks that do not fit.
  '/chunk-no-size': (socket) => chunked(socket, 'zz\r\nTerms\r\n0\r\n\r\n'),
  '/chunk-too-long': (socket) => chunked(socket, '3\r\nTerms\r\n0\r\n\r\n'),
  '/chunk-cut-off': (socket) => chunked(socket, '100\r\nTerms'),
  '/chunk-no-last': (socket) => chunked(socket, '5\r\nTerms\r\n'),
  '/chunk-extensions': (socket) => chunked(socket, `5;${'a'.repeat(100_000)}\r\nTerms\r\n0\r\n\r\n`),
  '/chunk-trailers': (socket) => chunked(socket, `5\r\nTerms\r\n0\r\n${'X-A: b\r\n'.repeat(20_000)}\r\n`),
  // Connections that break.
  '/reset-at-once': (socket) => socket.resetAndDestroy(),
  '/close-at-once': (socket) => socket.end(),
  '/reset-in-status': (socket) => sendAndReset(socket, 'HTTP/1.1 20'),
  '/reset-in-headers': (socket) => sendAndReset(socket, 'HTTP/1.1 200 OK\r\nContent-Ty'),
  '/reset-in-body': (socket) => sendAndReset(socket, `HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n${hostilePage}`),
  '/reset-in-open-body': (socket) => sendAndReset(socket, `HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${hostilePage}`),
  '/reset-in-chunks': (socket) =>
    sendAndReset(socket, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nTerms\r\n'),
  '/close-in-headers': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
  // Heads that are none.
  '/http09': (socket) => socket.end(hostilePage),
  '/garbage': (socket) => socket.end(Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 37) % 256))),
  '/wrong-version': (socket) => socket.end('HTTP/7.3 200 OK\r\n\r\nTerms'),
  '/no-status': (socket) => socket.end('HTTP/1.1 OK\r\n\r\nTerms'),
  '/header-garbage': (socket) => socket.end('HTTP/1.1 200 OK\r\nX Y\x00Z\r\n\r\nTerms'),
  '/folded-header': (socket) => socket.end('HTTP/1.1 200 OK\r\nX-A: b\r\n  c\r\nContent-Length: 5\r\n\r\nTerms'),
  '/one-long-header': (socket) => socket.end(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(1_000_000)}\r\n\r\nTerms`),
  '/many-headers': (socket) => socket.end(`HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(100_000)}\r\nTerms`),
  '/some-3000-headers': (socket) =>
    socket.end(`HTTP/1.1 200 OK\r\n${'a:b\r\n'.repeat(3000)}Content-Length: 5\r\n\r\nTerms`),
  '/endless-headers': (socket) => pour(socket, 'HTTP/1.1 200 OK\r\n', Buffer.from('X-A: b\r\n'.repeat(1000))),
  '/endless-interim': (socket) =>
    pour(socket, '', Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(50))),
  '/some-interim': (socket) => {
    socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n');
    answer(socket, page);
  },
  '/upgrade': (socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nxx'),
  // Codings.
  '/gzip': (socket) => answer(socket, gzipSync(page), ['Content-Encoding: gzip']),
  '/br': (socket) => answer(socket, brotliCompressSync(page), ['Content-Encoding: br']),
  '/deflate': (socket) => answer(socket, deflateSync(page), ['Content-Encoding: deflate']),
  '/deflate-raw': (socket) => answer(socket, deflateRawSync(page), ['Content-Encoding: deflate']),
  '/gzip-br': (socket) => answer(socket, brotliCompressSync(gzipSync(page)), ['Content-Encoding: gzip, br']),
  '/six-codings': (socket) => {
    const coded = Array.from({ length: 6 }).reduce<Buffer>((body) => gzipSync(body), page);
    answer(socket, coded, ['Content-Encoding: gzip, gzip, gzip', 'Content-Encoding: gzip, gzip, gzip']);
  },
  '/unknown-coding': (socket) => answer(socket, page, ['Content-Encoding: constructor']),
  '/false-gzip': (socket) => answer(socket, page, ['Content-Encoding: gzip']),
  '/cut-gzip': (socket) => answer(socket, gzipSync(page).subarray(0, -20), ['Content-Encoding: gzip']),
  '/gzip-bomb': (socket) => answer(socket, zeroBomb(), ['Content-Encoding: gzip']),
  '/double-gzip-bomb': (socket) => answer(socket, gzipSync(zeroBomb()), ['Content-Encoding: gzip, gzip']),
  // Redirects.
  '/loop': (socket) => redirect(socket, '/loop'),
  '/loop-a': (socket) => redirect(socket, '/loop-b'),
  '/loop-b': (socket) => redirect(socket, '/loop-a'),
  '/stairs': (socket, { path }) => redirect(socket, `/stairs?${Number(path.split('?')[1] ?? '0') + 1}`),
  '/nowhere': (socket) => socket.end('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'),
  '/to': (socket, { path }) => redirect(socket, decodeURIComponent(path.slice('/to?'.length))),
  '/cookie-wall': (socket, { head }) =>
    /^cookie: seen=1\r?$/im.test(head)
      ? answer(socket, page)
      : redirect(socket, '/cookie-wall', ['Set-Cookie: seen=1; Path=/']),
  // Statuses.
  '/status': (socket, { path }) => {
    const status = path.split('?')[1] ?? '200';
    const body = status === '204' || status === '304' ? '' : `Content-Length: ${page.length}\r\n\r\n${hostilePage}`;
    socket.end(`HTTP/1.1 ${status} So\r\nRetry-After: 120\r\n${body === '' ? '\r\n' : body}`);
  },
  '/challenge': (socket) => socket.end('HTTP/1.1 503 So\r\ncf-mitigated: challenge\r\nContent-Length: 0\r\n\r\n'),
  '/conditional': (socket, { head }) =>
    /^if-none-match: "v1"\r?$/im.test(head)
      ? socket.end('HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n')
      : answer(socket, page, ['ETag: "v1"', 'Last-Modified: Mon, 02 Feb 2026 10:00:00 GMT']),
};

let bomb: Buffer | undefined;

/** A GiB of zeros, gzipped: a thousand members of a MiB each. */
function zeroBomb(): Buffer {
  bomb ??= Buffer.concat(Array<Buffer>(1024).fill(gzipSync(Buffer.alloc(1_048_576), { level: 9 })));
  return bomb;
}

/** Starts it, in the clear or behind TLS with the certificate given, with tricks of the caller's besides. */
export async function startHostileServer(
  own: Readonly<Record<string, Trick>> = {},
  certified?: Certified,
): Promise<HostileServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let bytesSent = 0;
  const receive = (socket: Socket) => {
    let head = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      requests.push(head);
      const path = head.split(' ')[1] ?? '/';
      const name = path.split('?')[0] ?? '';
      const trick =
        own[name] ?? tricks[name] ?? ((unknown: Socket) => unknown.end('HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n'));
      trick(socket, { path, head });
      head = '';
    });
  };
  const server: Server = certified
    ? createTlsServer({ key: certified.key, cert: certified.certificate }, receive)
    : createServer(receive);
  server.on('tlsClientError', () => undefined);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      bytesSent += socket.bytesWritten;
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    hostAndPort: `127.0.0.1:${port}`,
    requests,
    bytesSent: () => bytesSent,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(
  socket: Socket,
  body: Buffer,
  headers: readonly string[] = ['Content-Type: text/html; charset=utf-8'],
): void {
  const lines = ['HTTP/1.1 200 OK', ...headers, `Content-Length: ${body.length}`];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  socket.end(body);
}

function redirect(socket: Socket, location: string, headers: readonly string[] = []): void {
  const lines = ['HTTP/1.1 302 Found', `Location: ${location}`, ...headers, 'Content-Length: 0'];
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}

function chunked(socket: Socket, body: string): void {
  socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body}`);
}

/** Writes the same again and again, as fast as it is taken. */
function pour(socket: Socket, start: string, again: Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(again));
  };
  socket.write(start);
  socket.on('drain', more);
  more();
}

function drip(socket: Socket, start: string, drop: string): void {
  socket.write(start);
  const timer = setInterval(() => socket.write(drop), 20);
  socket.on('close', () => clearInterval(timer));
}

function sendAndReset(socket: Socket, start: string): void {
  socket.write(start, () => setTimeout(() => socket.resetAndDestroy(), 20));
}
