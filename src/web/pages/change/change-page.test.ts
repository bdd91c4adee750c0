import { beforeAll, describe, expect, it } from 'vitest';
import { fillGrownRecord } from '../../../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

const address = { platform: 'brightloom', document: 'terms-of-service' };
let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({ fill: fillGrownRecord });
});

describe('the record of a change', () => {
  it('says what it was, between which versions, with their hashes', async () => {
    const { html, words } = await small.read(href.change(address, 1));
    expect(words).toContain('Substantive: the wording changed');
    expect(words).toContain('1 provision reworded, 1 added');
    expect(words).toContain('10 January 2026, 08:30 UTC');
    expect(html.match(/<code class="hash">[0-9a-f]{64}<\/code>/g)).toHaveLength(2);
  });

  it('names the provisions it touched, before and after, and links down to them', async () => {
    const { html, words } = await small.read(href.change(address, 1));
    expect(words).toMatch(/Said “?.*seated in Northport.*Says.*seated in Eastport/);
    expect(html).toContain('href="#n2"');
    expect(html).toMatch(/<div class="row modified" id="n2">/);
  });

  it('says what it means for users, and by which clauses', async () => {
    const { words } = await small.read(href.change(address, 1));
    expect(words).toMatch(
      /What it means Worse for users\. The clauses it touches are of high severity at most, as before\./,
    );
    expect(words).toContain('Added a clause on class action waiver (worse for users)');
    expect(words).toContain('It affects everybody whom the document binds.');
    expect(await small.json(`${href.change(address, 1)}.json`)).toMatchObject({
      significance: { direction: 'worse', severityAfter: 'high' },
      affectedUsers: [],
    });
    expect((await small.read(href.change(address, 2))).words).not.toContain('What it means');
  });

  it('marks words by elements, signs and hidden words, not by colour alone', async () => {
    const { html } = await small.read(href.change(address, 1));
    expect(html).toContain('<del>Northport</del><ins>Eastport</ins>');
    expect(html).toMatch(/class="row added" id="n3"><span class="row-marker" aria-hidden="true">\+<\/span>.*Added: /);
  });

  it('is one table side by side, and clean on request', async () => {
    const side = await small.read(`${href.change(address, 1)}?view=side`);
    expect(side.html.match(/<table/g)).toHaveLength(1);
    expect(side.words).toContain('Version 1, 10 January 2026');
    const clean = await small.read(`${href.change(address, 1)}?view=clean`);
    expect(clean.html).not.toMatch(/<(ins|del)>/);
    expect(clean.words).toContain('seated in Eastport');
  });

  it('says of a cosmetic change that nothing changed for readers, and shows the addresses', async () => {
    const { words } = await small.read(href.change(address, 2));
    expect(words).toContain('For readers nothing changed');
    expect(words).toContain('https://brightloom.example/prices');
    expect(words).toContain('Cosmetic: addresses behind links changed. Decided by the rule address behind a link.');
  });

  it('leads to the changes before and after it', async () => {
    const { html } = await small.read(href.change(address, 2));
    expect(html).toContain(`href="${href.change(address, 1)}"`);
    expect(html).toContain(`href="${href.change(address, 3)}"`);
  });

  it('shows hostile text as text in every view', async () => {
    for (const view of ['', '?view=side', '?view=clean', '?view=nonsense']) {
      const { status, html } = await small.read(href.change(address, 3) + view);
      expect(status).toBe(200);
      expect(html).not.toMatch(/<script>alert|<img|href="javascript|<[^>]*onmouseover/i);
    }
  });

  it('has a twin with every hunk, and one canonical address', async () => {
    expect(await small.json(`${href.change(address, 1)}.json`)).toMatchObject({
      change: { id: 'CA-C-000001', class: 'substantive' },
      hunks: expect.arrayContaining([expect.objectContaining({ op: 'added' })]),
    });
    const response = await small.site.request('/platform/brightloom/terms-of-service/changes/CA-C-000001?view=side');
    expect(response.headers.get('location')).toBe(`${href.change(address, 1)}?view=side`);
  });
});
