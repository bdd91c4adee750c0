import { get } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { freshDatabase } from '../../test/support/database.ts';
import type { SiteContext } from './page.ts';
import { createRateLimit, networkOf } from './rate-limit.ts';
import { href, twin } from './routes.ts';
import { type SiteServer, serveSite } from './serve-site.ts';
import { createSite } from './site.ts';

async function limitedContext(requestsPerMinute: number | null): Promise<SiteContext> {
  return {
    database: await freshDatabase(),
    catalog: loadCatalog(),
    publicUrl: 'https://atlas.example',
    now: () => new Date(),
    requestsPerMinute,
  };
}

describe('one reader', () => {
  it('gets a minute’s worth at once, then as many as the time brings', () => {
    const limit = createRateLimit(60);
    for (let request = 0; request < 60; request++) expect(limit.take('192.0.2.1', 0)).toBe(0);
    expect(limit.take('192.0.2.1', 0)).toBe(1);
    expect(limit.take('192.0.2.1', 500)).toBe(1);
    expect(limit.take('192.0.2.1', 1001)).toBe(0);
    expect(limit.take('192.0.2.1', 1002)).toBe(1);
    expect(limit.take('192.0.2.2', 1002)).toBe(0);
  });

  it('is told how long to wait when little is allowed', () => {
    const limit = createRateLimit(2);
    limit.take('192.0.2.1', 0);
    limit.take('192.0.2.1', 0);
    expect(limit.take('192.0.2.1', 0)).toBe(30);
    expect(limit.take('192.0.2.1', 29_000)).toBe(1);
    expect(limit.take('192.0.2.1', 30_000)).toBe(0);
  });

  it('loses nothing when the clock is set back', () => {
    const limit = createRateLimit(60);
    expect(limit.take('192.0.2.1', 1_000_000)).toBe(0);
    for (let request = 0; request < 59; request++) expect(limit.take('192.0.2.1', 0)).toBe(0);
    expect(limit.take('192.0.2.1', 0)).toBe(1);
  });

  it('is an IPv4 address or a /64 network, however it is written', () => {
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:0DB8:0001:0002::9')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
  });
});

it('a flood of addresses does not grow the memory, and pushes out only those silent for longest', () => {
  const limit = createRateLimit(1);
  limit.take('198.51.100.1', 0);
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < 300_000; n++) {
    limit.take(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, 1);
    if (n % 5000 === 0) expect(limit.take('198.51.100.1', 1)).toBeGreaterThan(0);
  }
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * 1024 * 1024);
});

describe('the site', () => {
  const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

  it('answers 429 with one calm sentence and when to come back, in HTML and as a problem in JSON', async () => {
    const site = createSite(await limitedContext(2));
    const ask = (path: string, address = '192.0.2.1') => site.request(path, {}, from(address));
    expect((await ask(href.about())).status).toBe(200);
    expect((await ask(href.about())).status).toBe(200);
    const page = await ask(href.about());
    expect(page.status).toBe(429);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain(
      'More pages were asked for from your address than this site gives in a minute.',
    );
    const problem = await ask(twin(href.about(), 'json'));
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
    expect(await problem.json()).toMatchObject({ type: 'about:blank', title: 'Too Many Requests', status: 429 });
    expect((await ask('/CA-P-000001.md')).status).toBe(429);
    expect((await ask(href.about(), '192.0.2.2')).status).toBe(200);
  });

  it('never refuses its own files, and nothing where there is no limit', async () => {
    const limited = createSite(await limitedContext(1));
    for (let request = 0; request < 5; request++) {
      expect((await limited.request('/assets/icon.svg', {}, from('192.0.2.1'))).status).toBe(200);
    }
    expect((await limited.request(href.about(), {}, from('192.0.2.1'))).status).toBe(200);
    const unlimited = createSite(await limitedContext(null));
    for (let request = 0; request < 50; request++) {
      expect((await unlimited.request(href.about(), {}, from('192.0.2.1'))).status).toBe(200);
    }
  });

  it('counts addresses at which nothing stands as well', async () => {
    const site = createSite(await limitedContext(1));
    expect((await site.request('/nowhere', {}, from('192.0.2.9'))).status).toBe(404);
    expect((await site.request(href.home(), {}, from('192.0.2.9'))).status).toBe(429);
  });
});

describe('a server', () => {
  let server: SiteServer | null = null;
  afterAll(() => server?.close());

  it('goes by the connection; a header that names another address changes nothing', async () => {
    server = await serveSite(await limitedContext(2), { host: '127.0.0.1', port: 0 });
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) statuses.push(await statusOf(`${server.url}/about`, `203.0.113.${n}`));
    expect(statuses).toEqual([200, 200, 429, 429]);
  });
});

function statusOf(url: string, forwardedFor: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-forwarded-for': forwardedFor, connection: 'close' };
    get(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
}
