import {
  createSecureServer,
  type Http2SecureServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { connect, createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCertificate } from '../../../test/support/certificates.ts';
import { hostilePage, startHostileServer } from '../../../test/support/hostile-server.ts';
import { openHttpFetcher } from './http-fetcher.ts';

const authority = issueCertificate({ names: ['Atlas Test Authority'], isAuthority: true });
const certified = issueCertificate({ names: ['shop.example'], authority });
const vantage = { region: 'ZZ', language: 'en' };
const asked: IncomingHttpHeaders[] = [];
let server: Http2SecureServer;
let port = 0;
let lastSocket: Socket | null = null;

type Trick = (stream: ServerHttp2Stream) => void;

const tricks: Readonly<Record<string, Trick>> = {
  '/page': (stream) => {
    const headers: OutgoingHttpHeaders = { ':status': 200, 'content-type': 'text/html', 'content-encoding': 'gzip' };
    stream.respond({ ...headers, 'set-cookie': ['a=1', 'b=2'], etag: '"v1"' });
    stream.end(gzipSync(hostilePage));
  },
  '/hop': (stream) => stream.respond({ ':status': 301, location: '/page' }, { endStream: true }),
  '/gone': (stream) => stream.respond({ ':status': 410 }, { endStream: true }),
  '/reset': (stream) => stream.close(8),
  '/reset-in-body': (stream) => {
    stream.respond({ ':status': 200 });
    stream.write('You keep', () => stream.destroy(new Error('broken')));
  },
  '/lying-length': (stream) => {
    stream.respond({ ':status': 200, 'content-length': '500' });
    stream.end('You keep');
  },
  '/drop': () => lastSocket?.destroy(),
  '/drop-in-body': (stream) => {
    stream.respond({ ':status': 200 });
    stream.write('You keep', () => stream.session?.destroy());
  },
  '/silent': () => undefined,
  '/silent-body': (stream) => stream.respond({ ':status': 200 }),
  '/endless': (stream) => {
    stream.respond({ ':status': 200 });
    const more = () => {
      while (!stream.destroyed && stream.write(Buffer.alloc(16_384, 'a')));
    };
    stream.on('drain', more);
    more();
  },
  '/header-bomb': (stream) => stream.respond({ ':status': 200, 'x-a': 'a'.repeat(60_000) }, { endStream: true }),
  '/interim': (stream) => {
    for (let n = 0; n < 100; n += 1) stream.additionalHeaders({ ':status': 103 });
  },
};

beforeAll(async () => {
  server = createSecureServer({ key: certified.key, cert: certified.certificate, allowHTTP1: false });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    asked.push(headers);
    tricks[headers[':path'] ?? '']?.(stream);
  });
  server.on('sessionError', () => undefined);
  server.on('secureConnection', (socket) => {
    lastSocket = socket;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => void server.close());

const open = (more: { readonly upstreamProxy?: URL; readonly ports?: readonly number[] } = {}) =>
  openHttpFetcher({
    egress: {
      policy: {
        allowedPorts: [80, 443, ...(more.ports ?? [])],
        allowPrivate: [`shop.example:${port}`],
        resolve: async (host) => (host === 'shop.example' ? ['127.0.0.1'] : []),
      },
      upstreamProxy: more.upstreamProxy ?? null,
      certificateAuthorities: [authority.certificate],
      connectTimeoutMs: 2000,
    },
    userAgent: 'ConductAtlas/1.0',
    limits: { maxWireBytes: 1_000_000, idleMs: 400, deadlineMs: 3000 },
  });

const get = (path: string) => open().fetch({ url: `https://shop.example:${port}${path}` }, { vantage });

describe('over HTTP/2', () => {
  it('a page comes with its headers in order, repeated ones too', async () => {
    const result = await get('/hop');
    if (result.kind !== 'fetched') throw new Error(JSON.stringify(result));
    expect(Buffer.from(result.page.payload).toString()).toBe(hostilePage);
    expect(result.page).toMatchObject({ finalUrl: `https://shop.example:${port}/page`, etag: '"v1"' });
    expect(result.exchanges.map(({ response }) => [response?.httpVersion, response?.status])).toEqual([
      ['2', 301],
      ['2', 200],
    ]);
    const names = result.exchanges[1]?.response?.headers.map(([name]) => name);
    expect(names?.slice(0, 5)).toEqual(['content-type', 'content-encoding', 'set-cookie', 'set-cookie', 'etag']);
    expect(result.exchanges[1]?.peer?.tls?.certificateChain.length).toBe(2);
  });

  it('the request is recorded as it was sent', async () => {
    const result = await get('/page');
    const sent = result.exchanges[0]?.request;
    expect(sent?.httpVersion).toBe('2');
    for (const [name, value] of sent?.headers ?? []) expect(asked.at(-1)?.[name]).toBe(value);
    expect(sent?.headers.length).toBe(Object.keys(asked.at(-1) ?? {}).filter((name) => !name.startsWith(':')).length);
  });

  it.each([
    ['/gone', 'missing', 'status-410'],
    ['/reset', 'unreachable', 'connection-reset'],
    ['/reset-in-body', 'unreadable', 'broken-stream'],
    ['/lying-length', 'unreadable', 'broken-stream'],
    ['/drop', 'unreachable', 'connection-reset'],
    ['/drop-in-body', 'unreadable', 'truncated'],
    ['/silent', 'timed-out', 'idle'],
    ['/silent-body', 'timed-out', 'idle'],
    ['/endless', 'too-large', 'wire-limit'],
    ['/header-bomb', 'too-large', 'header-limit'],
    ['/interim', 'unreadable', 'endless-interim'],
  ])('%s ends as %s, %s', async (path, kind, reason) => {
    expect(await get(path)).toMatchObject({ kind: 'failed', failure: { kind, reason } });
  });
});

/** A proxy that tunnels and forwards, and writes down what it was asked. */
async function startProxy(answer: (line: string) => string | null) {
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    sockets.add(client);
    client.on('error', () => undefined);
    client.once('data', (chunk) => {
      const head = chunk.toString('latin1');
      lines.push(head);
      const refusal = answer(head);
      if (refusal !== null) return void client.end(refusal);
      const isTunnel = head.startsWith('CONNECT ');
      const target = isTunnel ? head.split(' ')[1] : new URL(head.split(' ')[1] ?? '').host;
      const upstream = connect(Number(target?.split(':')[1] ?? 80), '127.0.0.1');
      sockets.add(upstream);
      upstream.on('error', () => undefined);
      if (isTunnel) client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      else upstream.write(head.replace(/^GET http:\/\/[^/]+/, 'GET '));
      client.pipe(upstream).pipe(client);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const proxyPort = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: new URL(`http://atlas:p%40ss@127.0.0.1:${proxyPort}`),
    port: proxyPort,
    lines,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => proxy.close(resolve));
    },
  };
}

describe('through a proxy', () => {
  it('goes by a tunnel for TLS, and says whose address it recorded', async () => {
    const proxy = await startProxy(() => null);
    const result = await open({ upstreamProxy: proxy.url }).fetch(
      { url: `https://shop.example:${port}/page` },
      { vantage },
    );
    expect(result.kind).toBe('fetched');
    expect(result.exchanges[0]?.peer).toMatchObject({ port: proxy.port, isProxy: true, tls: { protocol: 'TLSv1.3' } });
    const credentials = Buffer.from('atlas:p@ss').toString('base64');
    expect(proxy.lines).toEqual([
      `CONNECT shop.example:${port} HTTP/1.1\r\nHost: shop.example:${port}\r\nProxy-Authorization: Basic ${credentials}\r\n\r\n`,
    ]);
    await proxy.close();
  });

  it('names the whole address for plain HTTP, and keeps the credentials out of the record', async () => {
    const plain = await startHostileServer();
    const proxy = await startProxy(() => null);
    const fetcher = open({ upstreamProxy: proxy.url, ports: [plain.port] });
    // The name has no address here: behind a proxy the name alone is judged then.
    const result = await fetcher.fetch({ url: `http://far.example:${plain.port}/plain` }, { vantage });
    expect(result.kind).toBe('fetched');
    expect(proxy.lines[0]).toMatch(/^GET http:\/\/far\.example:\d+\/plain HTTP\/1\.1\r\n/);
    expect(proxy.lines[0]).toContain('Proxy-Authorization: Basic ');
    expect(JSON.stringify(result.exchanges[0]?.request)).not.toContain('uthorization');
    await Promise.all([proxy.close(), plain.close()]);
  });

  it('is asked for no address that the guard refuses', async () => {
    const proxy = await startProxy(() => null);
    for (const url of ['http://169.254.169.254/', 'https://10.0.0.1/', 'http://localhost/', 'http://printer.local/']) {
      const result = await open({ upstreamProxy: proxy.url }).fetch({ url }, { vantage });
      expect(result).toMatchObject({ failure: { kind: 'address-refused' } });
    }
    expect(proxy.lines).toEqual([]);
    await proxy.close();
  });

  it.each([
    ['HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'proxy-refused'],
    ['HTTP/1.1 503 No\r\n\r\n', 'proxy-refused'],
    ['what?\r\n\r\n', 'proxy-refused'],
    ['', 'proxy-refused'],
    [`HTTP/1.1 200 ${'a'.repeat(100_000)}`, 'proxy-refused'],
  ])('is named when it does not open the way: %s', async (answer, reason) => {
    const proxy = await startProxy(() => answer);
    const result = await open({ upstreamProxy: proxy.url }).fetch(
      { url: `https://shop.example:${port}/page` },
      { vantage },
    );
    expect(result).toMatchObject({ failure: { kind: 'unreachable', reason } });
    await proxy.close();
  });
});
