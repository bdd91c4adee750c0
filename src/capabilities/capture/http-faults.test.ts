import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostileServer, startHostileServer, tricks } from '../../../test/support/hostile-server.ts';
import { startRebindingDns } from '../../../test/support/rebinding-dns.ts';
import { openHttpFetcher } from './http-fetcher.ts';
import { openResolver } from './resolve-names.ts';

const vantage = { region: 'ZZ', language: 'en' };
const limits = {
  maxWireBytes: 2_000_000,
  maxDecodedBytes: 4_000_000,
  maxHeaderBytes: 32_768,
  maxRedirects: 5,
  idleMs: 400,
  deadlineMs: 1500,
};
let server: HostileServer;
let polite: HostileServer;

beforeAll(async () => {
  server = await startHostileServer();
  polite = await startHostileServer();
});
afterAll(() => Promise.all([server.close(), polite.close()]));

const open = () =>
  openHttpFetcher({
    egress: {
      policy: {
        allowedPorts: [80, 443],
        allowPrivate: [server.hostAndPort, polite.hostAndPort],
        resolve: async () => ['127.0.0.1'],
      },
      upstreamProxy: null,
      connectTimeoutMs: 500,
    },
    userAgent: 'ConductAtlas/1.0 (+https://atlas.example/about)',
    limits,
  });

/** Every trick with the outcome it must end in. */
const OUTCOMES: readonly (readonly [path: string, kind: string, reason: string])[] = [
  ['/endless-body', 'too-large', 'wire-limit'],
  ['/endless-chunks', 'too-large', 'wire-limit'],
  ['/silent', 'timed-out', 'idle'],
  ['/silent-body', 'timed-out', 'idle'],
  ['/slow-drip', 'timed-out', 'deadline'],
  ['/slow-headers', 'timed-out', 'deadline'],
  ['/length-too-long', 'unreadable', 'truncated'],
  ['/length-too-short', 'unreadable', 'surplus-bytes'],
  ['/length-too-short-close', 'unreadable', 'surplus-bytes'],
  ['/two-lengths', 'unreadable', 'broken-framing'],
  ['/length-and-chunks', 'unreadable', 'broken-framing'],
  ['/length-no-number', 'unreadable', 'broken-framing'],
  ['/huge-length', 'unreadable', 'broken-framing'],
  ['/chunk-no-size', 'unreadable', 'broken-chunking'],
  ['/chunk-too-long', 'unreadable', 'broken-framing'],
  ['/chunk-cut-off', 'unreadable', 'truncated'],
  ['/chunk-no-last', 'unreadable', 'truncated'],
  ['/chunk-extensions', 'too-large', 'header-limit'],
  ['/chunk-trailers', 'too-large', 'header-limit'],
  ['/reset-at-once', 'unreachable', 'connection-reset'],
  ['/close-at-once', 'unreachable', 'connection-reset'],
  ['/reset-in-status', 'unreachable', 'connection-reset'],
  ['/reset-in-headers', 'unreachable', 'connection-reset'],
  ['/reset-in-body', 'unreachable', 'connection-reset'],
  ['/reset-in-open-body', 'unreachable', 'connection-reset'],
  ['/reset-in-chunks', 'unreachable', 'connection-reset'],
  ['/close-in-headers', 'unreachable', 'connection-reset'],
  ['/http09', 'unreadable', 'not-http'],
  ['/garbage', 'unreadable', 'not-http'],
  ['/wrong-version', 'unreadable', 'not-http'],
  ['/no-status', 'unreadable', 'not-http'],
  ['/header-garbage', 'unreadable', 'broken-header'],
  ['/one-long-header', 'too-large', 'header-limit'],
  ['/many-headers', 'too-large', 'header-limit'],
  ['/endless-headers', 'too-large', 'header-limit'],
  ['/endless-interim', 'unreadable', 'endless-interim'],
  ['/upgrade', 'unreadable', 'unasked-upgrade'],
  ['/six-codings', 'unreadable', 'too-many-codings'],
  ['/unknown-coding', 'unreadable', 'unknown-coding'],
  ['/false-gzip', 'unreadable', 'broken-coding'],
  ['/cut-gzip', 'unreadable', 'broken-coding'],
  ['/gzip-bomb', 'too-large', 'decoded-limit'],
  ['/double-gzip-bomb', 'too-large', 'decoded-limit'],
  ['/loop', 'unreadable', 'redirect-loop'],
  ['/loop-a', 'unreadable', 'redirect-loop'],
  ['/loop-b', 'unreadable', 'redirect-loop'],
  ['/stairs', 'unreadable', 'too-many-redirects'],
  ['/nowhere', 'unreadable', 'redirect-without-target'],
];

describe('a hostile server', () => {
  it.each(OUTCOMES)('%s ends as %s, %s', async (path, kind, reason) => {
    const result = await open().fetch({ url: `http://${server.hostAndPort}${path}` }, { vantage });
    expect(result).toMatchObject({ kind: 'failed', failure: { kind, reason } });
    const response = result.exchanges.at(-1)?.response;
    expect(response?.body.length ?? 0).toBeLessThanOrEqual(limits.maxWireBytes);
  });

  it('has each of its tricks tried', () => {
    const harmless = [
      '/plain',
      '/empty',
      '/http10',
      '/bad-charset',
      '/some-3000-headers',
      '/some-interim',
      '/gzip',
      '/br',
    ];
    const elsewhere = [
      '/deflate',
      '/deflate-raw',
      '/gzip-br',
      '/folded-header',
      '/to',
      '/cookie-wall',
      '/status',
      '/challenge',
    ];
    const tried = [...OUTCOMES.map(([path]) => path), ...harmless, ...elsewhere, '/conditional'];
    expect(Object.keys(tricks).filter((path) => !tried.includes(path))).toEqual([]);
  });

  it('delays no other fetch and keeps memory bounded while all tricks are played at once', async () => {
    const before = process.memoryUsage.rss();
    const attacks = OUTCOMES.map(([path]) => open().fetch({ url: `http://${server.hostAndPort}${path}` }, { vantage }));
    const plain = open();
    let most = before;
    let visits = 0;
    const all = Promise.allSettled(attacks).then(() => 'over');
    // As long as attacks last, whole fetches of another host get through, one after another.
    while ((await Promise.race([all, Promise.resolve('going on')])) === 'going on') {
      const result = await plain.fetch({ url: `http://${polite.hostAndPort}/gzip` }, { vantage });
      expect(result.kind).toBe('fetched');
      visits += 1;
      most = Math.max(most, process.memoryUsage.rss());
    }
    expect(visits).toBeGreaterThan(3);
    expect((most - before) / 1e6).toBeLessThan(300);
    for (const attack of await Promise.all(attacks)) expect(attack.kind).toBe('failed');
  });

  it('gets an outcome whatever bytes it sends', async () => {
    const answer = Buffer.from(
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nTerms\r\n0\r\n\r\n',
    );
    let sent: Buffer = answer;
    const own = await startHostileServer({ '/': (socket) => socket.end(sent) });
    const fetcher = openHttpFetcher({
      egress: {
        policy: { allowedPorts: [], allowPrivate: [own.hostAndPort], resolve: async () => [] },
        upstreamProxy: null,
        connectTimeoutMs: 500,
      },
      userAgent: 'ConductAtlas/1.0',
      limits,
    });
    const piece = fc.oneof(fc.constantFrom('\r\n', '\n', ' ', ':', '\0', '5', 'HTTP/1.1 100 \r\n\r\n'), fc.string());
    const changes = fc.array(fc.tuple(fc.nat(answer.length), fc.nat(3), piece), { minLength: 1, maxLength: 3 });
    const check = fc.asyncProperty(changes, async (list) => {
      sent = answer;
      for (const [at, length, put] of list) {
        sent = Buffer.concat([sent.subarray(0, at), Buffer.from(put), sent.subarray(at + length)]);
      }
      const result = await fetcher.fetch({ url: `http://${own.hostAndPort}/` }, { vantage });
      expect(result.kind === 'failed' || (result.kind === 'fetched' && result.page.payload.length < 500)).toBe(true);
      expect(result.exchanges.length).toBe(1);
    });
    await fc.assert(check, { numRuns: 300, seed: 9112 });
    await own.close();
  });

  it('makes no more than the limit cross the wire', async () => {
    const own = await startHostileServer();
    const fetcher = openHttpFetcher({
      egress: {
        policy: { allowedPorts: [], allowPrivate: [own.hostAndPort], resolve: async () => [] },
        upstreamProxy: null,
        connectTimeoutMs: 500,
      },
      userAgent: 'ConductAtlas/1.0',
      limits: { ...limits, maxWireBytes: 100_000 },
    });
    const result = await fetcher.fetch({ url: `http://${own.hostAndPort}/endless-body` }, { vantage });
    expect(result.exchanges[0]?.response).toMatchObject({ isComplete: false, body: { length: 100_000 } });
    await own.close();
    // Beyond the limit there is only what the buffers of both systems hold.
    expect(own.bytesSent()).toBeLessThan(20_000_000);
  });
});

it('a server that is not there is unreachable', async () => {
  const closed = await startHostileServer();
  await closed.close();
  const fetcher = openHttpFetcher({
    egress: {
      policy: { allowedPorts: [80], allowPrivate: [closed.hostAndPort], resolve: async () => [] },
      upstreamProxy: null,
      connectTimeoutMs: 500,
    },
    userAgent: 'ConductAtlas/1.0',
    limits,
  });
  const result = await fetcher.fetch({ url: `http://${closed.hostAndPort}/` }, { vantage });
  expect(result).toMatchObject({ failure: { kind: 'unreachable', reason: 'connection-refused' } });
});

describe('a name that changes its answer', () => {
  const through = async (answers: readonly (readonly string[])[], allowPrivate: readonly string[] = []) => {
    const dns = await startRebindingDns({ 'rebind.example': answers });
    const before = server.requests.length;
    const fetcher = openHttpFetcher({
      egress: {
        policy: { allowedPorts: [server.port], allowPrivate, resolve: openResolver({ servers: [dns.server] }) },
        upstreamProxy: null,
        connectTimeoutMs: 300,
      },
      userAgent: 'ConductAtlas/1.0',
      limits,
    });
    const result = await fetcher.fetch({ url: `http://rebind.example:${server.port}/plain` }, { vantage });
    const asked = dns.askedTimes('rebind.example');
    await dns.close();
    return { result, asked, reached: server.requests.length - before };
  };

  it.each([
    [['127.0.0.1']],
    [['93.184.216.34', '127.0.0.1']],
    [['127.0.0.1', '93.184.216.34']],
    [['93.184.216.34', '::1']],
    [['93.184.216.34', '::ffff:7f00:1']],
    [['2606:2800::1', '10.0.0.1']],
    [['169.254.169.254']],
    [['64:ff9b::7f00:1']],
  ])('is refused when it answers %j', async (addresses) => {
    const { result, reached } = await through([addresses]);
    expect(result).toMatchObject({ failure: { kind: 'address-refused', reason: 'private-address' } });
    expect(reached).toBe(0);
  });

  it('is asked once: what it says afterwards is never used', async () => {
    const firstInside = await through([['10.0.0.1'], ['93.184.216.34']]);
    expect(firstInside.result).toMatchObject({ failure: { kind: 'address-refused' } });
    expect(firstInside.asked).toBe(1);
    const safe = await through([['127.0.0.1'], ['169.254.169.254']], [`rebind.example:${server.port}`]);
    expect(safe.result.kind).toBe('fetched');
    expect(safe.asked).toBe(1);
  });

  it('is tried at each of its addresses until one answers', async () => {
    const { result, reached } = await through([['::1', '127.0.0.1']], [`rebind.example:${server.port}`]);
    expect(result).toMatchObject({ kind: 'fetched', exchanges: [{ peer: { address: '127.0.0.1', family: 4 } }] });
    expect(reached).toBe(1);
  });

  it('is unreachable when it has no address', async () => {
    const { result } = await through([[]]);
    expect(result).toMatchObject({ failure: { kind: 'unreachable', reason: 'dns' } });
  });
});
