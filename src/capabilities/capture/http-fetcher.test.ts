import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certified, issueCertificate } from '../../../test/support/certificates.ts';
import { type HostileServer, hostilePage, startHostileServer } from '../../../test/support/hostile-server.ts';
import type { Egress } from './egress.ts';
import { type FetchTerms, type HttpFetcherOptions, type HttpLimits, openHttpFetcher } from './http-fetcher.ts';

const now = new Date('2026-03-04T05:06:07Z');
const vantage = { region: 'AT', language: 'de' };
let server: HostileServer;

beforeAll(async () => {
  server = await startHostileServer();
});
afterAll(() => server.close());

const egress = (allowPrivate: readonly string[], more: Partial<Egress> = {}): Egress => ({
  policy: { allowedPorts: [80, 443], allowPrivate, resolve: async () => ['127.0.0.1'] },
  upstreamProxy: null,
  connectTimeoutMs: 5000,
  ...more,
});

const open = (limits: Partial<HttpLimits> = {}, more: Partial<HttpFetcherOptions> = {}) =>
  openHttpFetcher({
    egress: egress([server.hostAndPort]),
    userAgent: 'ConductAtlas/1.0 (+https://atlas.example/about; desk@atlas.example)',
    limits: { idleMs: 5000, deadlineMs: 10_000, ...limits },
    now: () => now,
    ...more,
  });

const get = (path: string, limits: Partial<HttpLimits> = {}, terms: Partial<FetchTerms> = {}) =>
  open(limits).fetch({ url: `http://${server.hostAndPort}${path}` }, { vantage, ...terms });

describe('the HTTP fetcher', () => {
  it('brings a page with what crossed the wire', async () => {
    const result = await get('/gzip');
    if (result.kind !== 'fetched') throw new Error(result.kind);
    expect(Buffer.from(result.page.payload).toString()).toBe(hostilePage);
    const [exchange] = result.exchanges;
    expect(exchange?.response?.body.length).toBeLessThan(hostilePage.length);
    expect(exchange?.response?.isComplete).toBe(true);
    expect(exchange?.peer).toEqual({ address: '127.0.0.1', port: server.port, family: 4 });
    expect(exchange?.startedAt).toEqual(now);
    const sent = (exchange?.request.headers ?? []).map(([name, value]) => `${name}: ${value}`);
    expect(server.requests.at(-1)).toBe(`GET /gzip HTTP/1.1\r\n${sent.join('\r\n')}\r\n\r\n`);
    expect(sent).toContain('Accept-Language: de-AT, de;q=0.9, *;q=0.1');
  });

  it('keeps headers in their order, repeated ones too', async () => {
    const result = await get('/some-3000-headers');
    const headers = result.exchanges[0]?.response?.headers ?? [];
    expect(headers.length).toBe(3001);
    expect(headers[0]).toEqual(['a', 'b']);
    expect(headers.at(-1)).toEqual(['Content-Length', '5']);
  });

  it.each(['/br', '/deflate', '/deflate-raw', '/gzip-br', '/http10', '/some-interim', '/plain', '/bad-charset'])(
    'reads %s like any page',
    async (path) => {
      const result = await get(path);
      expect(result.kind === 'fetched' && Buffer.from(result.page.payload).toString()).toBe(hostilePage);
    },
  );

  it('says media type and charset as stated, however odd', async () => {
    expect(await get('/plain')).toMatchObject({ page: { mediaType: 'text/html', charset: 'utf-8' } });
    expect(await get('/bad-charset')).toMatchObject({ page: { mediaType: 'text/html', charset: 'klingon-8' } });
    expect(await get('/http10')).toMatchObject({ exchanges: [{ response: { httpVersion: '1.0' } }] });
  });

  it('records every redirect as an exchange of its own and gives cookies back', async () => {
    const result = await get('/to?%2Fcookie-wall');
    expect(result).toMatchObject({ kind: 'fetched', page: { finalUrl: `http://${server.hostAndPort}/cookie-wall` } });
    expect(result.exchanges.map(({ response }) => response?.status)).toEqual([302, 302, 200]);
  });

  it('asks for changes only, at the address the validators came from', async () => {
    const first = await get('/conditional');
    if (first.kind !== 'fetched') throw new Error(first.kind);
    const { etag, lastModified, finalUrl: url } = first.page;
    expect(await get('/conditional', {}, { validators: { etag, lastModified } })).toMatchObject({
      kind: 'not-modified',
    });
    const again = { validators: { url, etag, lastModified } };
    expect(await get('/to?%2Fconditional', {}, again)).toMatchObject({ kind: 'not-modified', finalUrl: url });
    const elsewhere = { validators: { url: 'https://other.example/', etag, lastModified } };
    expect(await get('/conditional', {}, elsewhere)).toMatchObject({ kind: 'fetched' });
    const injecting = { validators: { etag: '"v1"\r\nX-Evil: 1', lastModified: null } };
    expect(await get('/conditional', {}, injecting)).toMatchObject({ kind: 'fetched' });
  });

  it('rejects when its caller gives up, and when it is closed', async () => {
    const giveUp = new AbortController();
    const pending = get('/silent', {}, { signal: giveUp.signal });
    giveUp.abort(new Error('shutting down'));
    await expect(pending).rejects.toThrow('shutting down');
    const fetcher = open();
    const second = fetcher.fetch({ url: `http://${server.hostAndPort}/silent` }, { vantage });
    fetcher.close();
    await expect(second).rejects.toThrow('closed');
  });

  it('asks for permission before every hop', async () => {
    const asked: string[] = [];
    const refusal = { kind: 'robots-refused', reason: 'robots', sentence: 'No.' } as const;
    const permit = async (url: URL) => {
      asked.push(url.pathname);
      return url.pathname === '/plain' ? refusal : null;
    };
    const result = await open({}, { permit }).fetch({ url: `http://${server.hostAndPort}/to?%2Fplain` }, { vantage });
    expect(result).toMatchObject({ kind: 'failed', failure: refusal, exchanges: [{}] });
    expect(asked).toEqual(['/to', '/plain']);
    const inside = await open({}, { permit }).fetch({ url: 'http://10.0.0.1/' }, { vantage });
    expect(inside).toMatchObject({ failure: { kind: 'address-refused', reason: 'private-address' } });
    expect(asked.length).toBe(2);
  });
});

describe('a redirect', () => {
  it.each([
    'http://127.0.0.1:1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost/',
    'http://0x7f.1/',
    'file:///etc/passwd',
    'gopher://platform.example/',
    'http://user:secret@platform.example/',
    '//10.0.0.1/',
  ])('never leads to %s', async (target) => {
    const result = await get(`/to?${encodeURIComponent(target)}`);
    expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'address-refused' } });
    expect(result.exchanges.at(-1)?.peer).toBeNull();
  });
});

describe('a status', () => {
  it.each([
    ['204', 'unreadable'],
    ['206', 'unreadable'],
    ['300', 'unreadable'],
    ['304', 'unreadable'],
    ['401', 'blocked'],
    ['403', 'blocked'],
    ['404', 'missing'],
    ['408', 'timed-out'],
    ['410', 'missing'],
    ['418', 'blocked'],
    ['429', 'blocked'],
    ['451', 'blocked'],
    ['500', 'server-failed'],
    ['503', 'server-failed'],
    ['999', 'blocked'],
  ])('of %s is %s, with the time to wait and the body kept', async (status, kind) => {
    const result = await get(`/status?${status}`);
    expect(result).toMatchObject({
      kind: 'failed',
      failure: { kind, reason: `status-${status}`, retryAfterSeconds: 120 },
    });
    expect(result.exchanges[0]?.response?.body.length).toBe(
      status === '204' || status === '304' ? 0 : hostilePage.length,
    );
  });

  it('does not hide a puzzle for browsers', async () => {
    expect(await get('/challenge')).toMatchObject({ failure: { kind: 'blocked', reason: 'challenge' } });
  });
});

describe('over TLS', () => {
  const authority = issueCertificate({ names: ['Atlas Test Authority'], isAuthority: true });
  const named = (wish: Partial<Parameters<typeof issueCertificate>[0]>) =>
    issueCertificate({ names: ['shop.example'], authority, ...wish });
  const visit = async (certified: Certified, name = 'shop.example') => {
    const tls = await startHostileServer({}, certified);
    const address = `${name}:${tls.port}`;
    const fetcher = open({}, { egress: egress([address], { certificateAuthorities: [authority.certificate] }) });
    const result = await fetcher.fetch({ url: `https://${address}/plain` }, { vantage });
    await tls.close();
    return result;
  };

  it('keeps the chain of certificates, the protocol and the cipher', async () => {
    const result = await visit(named({}));
    expect(result.kind).toBe('fetched');
    const tls = result.exchanges[0]?.peer?.tls;
    expect(tls?.protocol).toBe('TLSv1.3');
    expect(tls?.cipher).toMatch(/^TLS_/);
    expect(tls?.certificateChain.length).toBe(2);
  });

  it('takes an address for a name where the certificate says so', async () => {
    expect((await visit(named({ names: ['127.0.0.1'] }), '127.0.0.1')).kind).toBe('fetched');
  });

  it.each<[string, Certified]>([
    ['tls-wrong-host', named({ names: ['other.example'] })],
    ['tls-expired', named({ until: new Date('2021-01-01T00:00:00Z') })],
    ['tls-not-yet-valid', named({ from: new Date('2089-01-01T00:00:00Z') })],
    ['tls-self-signed', issueCertificate({ names: ['shop.example'] })],
    ['tls-unknown-issuer', named({ authority: issueCertificate({ names: ['Nobody'], isAuthority: true }) })],
  ])('names a bad certificate: %s', async (reason, certified) => {
    expect(await visit(certified)).toMatchObject({ failure: { kind: 'unreachable', reason } });
  });

  it('names what is no TLS at all', async () => {
    const patience = { egress: egress([server.hostAndPort], { connectTimeoutMs: 300 }) };
    const result = await open({}, patience).fetch({ url: `https://${server.hostAndPort}/plain` }, { vantage });
    expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'timed-out', reason: 'connect' } });
    const garbage: Server = createServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('no TLS here, sorry\r\n\r\n'),
    );
    await new Promise<void>((resolve) => garbage.listen(0, '127.0.0.1', resolve));
    const address = garbage.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const fetched = await open({}, { egress: egress([host]) }).fetch({ url: `https://${host}/` }, { vantage });
    expect(fetched).toMatchObject({ failure: { kind: 'unreachable', reason: 'tls-protocol' } });
    await new Promise((resolve) => garbage.close(resolve));
  });
});
