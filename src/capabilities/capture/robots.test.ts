import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeaderList } from '#domain/capture.ts';
import { type HostileServer, startHostileServer } from '../../../test/support/hostile-server.ts';
import { openHttpFetcher } from './http-fetcher.ts';
import { openRobots } from './robots.ts';

let server: HostileServer;
/** What the server answers to /robots.txt, in turn; the last one from then on. */
let script: readonly string[] = [];

beforeAll(async () => {
  server = await startHostileServer({
    '/robots.txt': (socket) => {
      const asked = server.requests.filter((head) => head.startsWith('GET /robots.txt')).length;
      socket.end(script[Math.min(asked, script.length) - 1] ?? '');
    },
  });
});
afterAll(() => server.close());

const text = (body: string, headers: HeaderList = []) =>
  [
    'HTTP/1.1 200 OK',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers.map((pair) => pair.join(': ')),
    '',
    body,
  ].join('\r\n');

const status = (code: number, more = '') => `HTTP/1.1 ${code} So\r\nContent-Length: 0\r\n${more}\r\n`;

const open = (answers: readonly string[], ignoredHosts: readonly string[] = []) => {
  script = answers;
  server.requests.length = 0;
  const clock = { now: new Date('2026-05-06T00:00:00Z') };
  const fetcher = openHttpFetcher({
    egress: {
      policy: { allowedPorts: [80], allowPrivate: [server.hostAndPort], resolve: async () => [] },
      upstreamProxy: null,
      connectTimeoutMs: 500,
    },
    userAgent: 'ConductAtlas/1.0 (+https://atlas.example/about)',
    limits: { maxWireBytes: 1_000_000, idleMs: 500, deadlineMs: 2000 },
  });
  const robots = openRobots({ fetcher, productToken: 'ConductAtlas', ignoredHosts, now: () => clock.now });
  const permit = (path: string) => robots.permit(new URL(`http://${server.hostAndPort}${path}`));
  const later = (hours: number) => {
    clock.now = new Date(clock.now.getTime() + hours * 3600_000);
  };
  return { robots, permit, later, asked: () => server.requests.length };
};

describe('robots.txt', () => {
  it('is asked once a day and refuses what it refuses', async () => {
    const site = open([text('User-agent: *\nDisallow: /private\nCrawl-delay: 7'), text('User-agent: *\nDisallow: /')]);
    expect(await Promise.all([site.permit('/terms'), site.permit('/terms')])).toEqual([null, null]);
    expect(await site.permit('/private/terms')).toMatchObject({ kind: 'robots-refused', reason: 'robots' });
    expect(site.robots.crawlDelaySeconds(new URL(`http://${server.hostAndPort}/`))).toBe(7);
    site.later(23);
    expect(await site.permit('/terms')).toBeNull();
    expect(site.asked()).toBe(1);
    site.later(2);
    expect(await site.permit('/terms')).toMatchObject({ kind: 'robots-refused' });
    expect(site.asked()).toBe(2);
  });

  it.each([400, 401, 403, 404, 410, 429, 204])('that is not there (%i) allows everything', async (code) => {
    expect(await open([status(code)]).permit('/terms')).toBeNull();
  });

  it.each<[string, string, string]>([
    [status(500), 'server-failed', 'robots-status-500'],
    [status(503), 'server-failed', 'robots-status-503'],
    ['', 'unreachable', 'robots-connection-reset'],
    ['nothing of HTTP\r\n\r\n', 'unreadable', 'robots-not-http'],
  ])('that cannot be read allows nothing: %j', async (answer, kind, reason) => {
    expect(await open([answer]).permit('/terms')).toMatchObject({ kind, reason });
  });

  it('is asked again soon after a failure, and what it said before still counts', async () => {
    const site = open([text('User-agent: *\nDisallow: /private'), status(500), text('')]);
    await site.permit('/terms');
    site.later(25);
    expect(await site.permit('/terms')).toBeNull();
    expect(await site.permit('/private')).toMatchObject({ kind: 'robots-refused' });
    site.later(1);
    expect(await site.permit('/private')).toBeNull();
  });

  it('may be redirected five times, and is not there when it leads nowhere', async () => {
    const on = status(302, 'Location: /robots.txt?next\r\n');
    const site = open([on, status(302, 'Location: /robots.txt?more\r\n'), text('User-agent: *\nDisallow: /')]);
    expect(await site.permit('/terms')).toMatchObject({ kind: 'robots-refused' });
    expect(await open([on]).permit('/terms')).toBeNull();
  });

  it('counts up to 500 KB, whole lines only', async () => {
    const filler = '# nothing to see here\n'.repeat(23_000);
    expect(await open([text(`${filler}User-agent: *\nDisallow: /`)]).permit('/terms')).toMatchObject({
      kind: 'robots-refused',
    });
    expect(await open([text(`${filler}${filler}User-agent: *\nDisallow: /`)]).permit('/terms')).toBeNull();
    const endless = `User-agent: *\nDisallow: /private\n${filler.repeat(3)}`;
    const site = open([text(endless)]);
    expect(await site.permit('/private')).toMatchObject({ kind: 'robots-refused' });
    expect(await site.permit('/terms')).toBeNull();
  });

  it('is no matter where the address may not be asked for at all', async () => {
    const { robots } = open([text('')]);
    const refusal = await robots.permit(new URL('http://10.0.0.1/terms'));
    expect(refusal).toMatchObject({ kind: 'address-refused', reason: 'private-address' });
  });

  it('is not even asked where the operator decided so', async () => {
    const site = open([text('User-agent: *\nDisallow: /')], ['127.0.0.1']);
    expect(await site.permit('/terms')).toBeNull();
    expect(site.asked()).toBe(0);
  });
});
