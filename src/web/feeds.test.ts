import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { correctChange } from '#pipeline/correct-change.ts';
import { fillSmallRecord } from '../../test/support/small-record.ts';
import { type SmallSite, smallSite } from '../../test/support/small-site.ts';
import { href } from './routes.ts';

let plain: SmallSite;
let corrected: SmallSite;
beforeAll(async () => {
  plain = await smallSite();
  corrected = await smallSite({
    fill: async (database) => {
      await fillSmallRecord(database);
      const decided = { decidedBy: 'the editors', decidedAt: new Date('2026-05-10T08:00:00Z') };
      await correctChange(database, { changeId: 1, kind: 'retracted', reason: 'A <broken> capture.', ...decided });
    },
  });
});

async function entriesOf({ site }: SmallSite, path: string) {
  const response = await site.request(path);
  expect(response.status).toBe(200);
  const { document } = new JSDOM(await response.text(), { contentType: 'application/xml' }).window;
  return [...document.querySelectorAll('entry')].map((entry) => ({
    id: entry.querySelector('id')?.textContent,
    title: entry.querySelector('title')?.textContent,
    updated: entry.querySelector('updated')?.textContent,
    summary: entry.querySelector('summary')?.textContent,
  }));
}

describe('the feed of changes', () => {
  it('tells substantive changes by their sentences, under ids that never change', async () => {
    const entries = await entriesOf(plain, href.changesFeed('atom'));
    expect(entries.map(({ id }) => id)).toEqual([
      'https://atlas.example/CA-C-000002',
      'https://atlas.example/CA-C-000001',
    ]);
    expect(entries[1]?.title).toBe('Lantern changed its Terms of Service: 1 provision added.');
  });

  it('is narrowed like the page of changes', async () => {
    expect(await entriesOf(plain, href.changesFeed('atom', { class: 'cosmetic' }))).toHaveLength(1);
    expect(await entriesOf(plain, href.changesFeed('atom', { platform: 'harbour' }))).toEqual([]);
    expect(await entriesOf(plain, href.changesFeed('atom', { platform: 'lantern' }))).toHaveLength(2);
  });

  it('exists for a platform and for a document, and for nothing that is not there', async () => {
    const address = { platform: 'lantern', document: 'terms-of-service' };
    expect(await entriesOf(plain, href.platformFeed('atom', 'lantern'))).toHaveLength(2);
    expect(await entriesOf(plain, href.documentFeed('atom', address))).toHaveLength(2);
    expect(await entriesOf(plain, href.documentFeed('atom', { ...address, document: 'privacy-policy' }))).toEqual([]);
    expect((await plain.site.request(href.platformFeed('atom', 'nobody'))).status).toBe(404);
    expect((await plain.site.request(href.documentFeed('json', { ...address, document: 'no' }))).status).toBe(404);
  });

  it('is a JSON Feed as well', async () => {
    const response = await plain.site.request(href.changesFeed('json'));
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    expect(await response.json()).toMatchObject({
      home_page_url: 'https://atlas.example/changes',
      feed_url: 'https://atlas.example/changes.feed.json',
      items: [{ id: 'https://atlas.example/CA-C-000002' }, {}],
    });
    expect((await plain.site.request('/changes.feed')).status).toBe(404);
  });

  it('is sent once to a program that has it', async () => {
    const first = await plain.site.request(href.changesFeed('atom'));
    const [etag, modified] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? ''];
    expect(modified).toBe('Tue, 05 May 2026 08:00:00 GMT');
    const ask = (headers: Record<string, string>) => plain.site.request(href.changesFeed('atom'), { headers });
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
    expect((await ask({ 'if-modified-since': modified })).status).toBe(304);
    expect((await ask({ 'if-modified-since': 'Mon, 04 May 2026 08:00:00 GMT' })).status).toBe(200);
    expect((await ask({ 'if-none-match': '"other"', 'if-modified-since': modified })).status).toBe(200);
  });

  it('is named in the head of the pages it follows', async () => {
    const { html } = await plain.read(href.changes({ platform: 'lantern' }));
    expect(html).toContain('type="application/atom+xml" href="/changes.atom?platform=lantern"');
    expect((await plain.read(href.platform('lantern'))).html).toContain('/platform/lantern/changes.feed.json');
  });
});

it('a retraction is an entry of its own, and the entry of the change is updated by it', async () => {
  const entries = await entriesOf(corrected, href.changesFeed('atom'));
  const updated = '2026-05-10T08:00:00.000Z';
  expect(entries).toMatchObject([
    {
      id: 'https://atlas.example/CA-C-000001',
      title: 'Lantern changed its Terms of Service: 1 provision added. (retracted)',
      updated,
    },
    {
      id: 'https://atlas.example/corrections#correction-1',
      title: 'Retracted: Lantern changed its Terms of Service: 1 provision added.',
      summary: expect.stringContaining('A <broken> capture. Decided by the editors.'),
      updated,
    },
    { id: 'https://atlas.example/CA-C-000002' },
  ]);
});
