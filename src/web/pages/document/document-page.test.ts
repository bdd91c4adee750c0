import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { brightloomVersions, fillGrownRecord } from '../../../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

const address = { platform: 'brightloom', document: 'terms-of-service' };
let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({ fill: fillGrownRecord });
});

describe('the page of a document', () => {
  it('says when it was last captured and how often it changed', async () => {
    const { status, words } = await small.read(href.document(address));
    expect(status).toBe(200);
    expect(words).toContain(
      'Last captured on 10 April 2026. 4 versions since 10 January 2026; 2 changes were substantive.',
    );
  });

  it('marks provisions in the margin with their clause type and severity', async () => {
    const { html, words } = await small.read(href.document(address));
    expect(words).toMatch(/Mandatory arbitration High/i);
    expect(html).toMatch(
      /<p id="b2"><a class="mark labelled" href="\/platform\/brightloom\/terms-of-service\/ca-p-\d{6}">/,
    );
  });

  it('folds what was not substantive and counts it', async () => {
    const { words } = await small.read(href.document(address));
    expect(words).toContain('1 version without substantive change');
  });

  it('shows hostile text as text', async () => {
    const { html } = await small.read(href.document(address));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script>alert|<img|href="javascript|<[^>]*onmouseover/i);
    expect(html).not.toContain('tracker.example/pixel.png"');
    expect(html).toContain('<span class="hidden-character">U+202E</span>');
  });

  it('leads a reader who asks for a day to the version of that day', async () => {
    const response = await small.site.request(`${href.document(address)}?on=2026-02-20`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(href.versionOnDate(address, '2026-02-20'));
    expect((await small.site.request(`${href.document(address)}?on=2026-02-30`)).status).toBe(404);
  });

  it('gives the exact Markdown whose hash it shows', async () => {
    const { html } = await small.read(href.document(address));
    const markdown = await (await small.site.request(`${href.document(address)}.md`)).text();
    expect(markdown).toBe(brightloomVersions[3]);
    expect(html).toContain(createHash('sha256').update(markdown).digest('hex'));
  });

  it('has a twin with every block and every provision', async () => {
    expect(await small.json(`${href.document(address)}.json`)).toMatchObject({
      document: { platform: { name: 'Brightloom' }, collection: { licence: 'CC0' } },
      version: { number: 4 },
      blocks: expect.arrayContaining([{ kind: 'heading', level: 2, markdown: '## Disputes' }]),
      timeline: { changes: [{ class: 'substantive' }, { class: 'cosmetic' }, { class: 'substantive' }] },
    });
  });

  it('answers 404 for a document that is not there', async () => {
    expect((await small.read(href.document({ ...address, document: 'nothing' }))).status).toBe(404);
  });
});
