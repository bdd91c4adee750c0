import { describe, expect, it } from 'vitest';
import type { SiteContext } from './page.ts';
import { href } from './routes.ts';
import { createSite } from './site.ts';

const context: SiteContext = {
  database: { query: async () => [] },
  catalog: {},
  publicUrl: 'https://atlas.example',
  now: () => new Date('2026-05-12T00:00:00Z'),
} as unknown as SiteContext;
const site = createSite(context);

describe('every page of the site', () => {
  it('is a whole document with one main heading, skip links and the hash-named style sheet', async () => {
    const response = await site.request(href.about());
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('href="#content"');
    const stylesheetPath = /href="(\/assets\/atlas-[0-9a-f]{16}\.css)"/.exec(html)?.[1] ?? '';
    const sheet = await site.request(stylesheetPath);
    expect(sheet.headers.get('cache-control')).toContain('immutable');
    expect(await sheet.text()).toContain('light-dark(');
  });

  it('answers 304 to a reader who has it', async () => {
    const etag = (await site.request(href.about())).headers.get('etag') ?? '';
    const again = await site.request(href.about(), { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('has a JSON twin, by ending or by Accept header', async () => {
    const byEnding = await site.request(`${href.about()}.json`);
    const byHeader = await site.request(href.about(), { headers: { accept: 'application/json' } });
    expect(byEnding.headers.get('content-type')).toContain('application/json');
    expect(await byEnding.json()).toEqual(await byHeader.json());
  });

  it('forbids everything but its own files', async () => {
    const policy = (await site.request(href.about())).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('is compressed for readers who can read that', async () => {
    const brotli = await site.request(href.about(), { headers: { 'accept-encoding': 'gzip, br' } });
    expect(brotli.headers.get('content-encoding')).toBe('br');
    const refused = await site.request(href.about(), { headers: { 'accept-encoding': 'gzip, br;q=0' } });
    expect(refused.headers.get('content-encoding')).toBe('gzip');
  });

  it('answers HEAD without a body', async () => {
    const response = await site.request(href.about(), { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('an address at which nothing stands', () => {
  it('is answered with one sentence, in HTML and in JSON', async () => {
    const page = await site.request('/no/such/place');
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('There is no page at this address.');
    const twin = await site.request('/no/such/place.json');
    expect(await twin.json()).toMatchObject({ error: 'not-found' });
  });

  it('is left for the address without its trailing slash, query kept', async () => {
    const response = await site.request('/about/?a=1');
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe('/about?a=1');
  });

  it('never leads to another host', async () => {
    expect((await site.request('http://localhost//evil.example/')).headers.get('location')).toBeNull();
  });

  it('cannot be written to', async () => {
    expect((await site.request(href.about(), { method: 'POST' })).status).toBe(405);
  });
});
