import { beforeAll, expect, it } from 'vitest';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

let small: SmallSite;
beforeAll(async () => {
  small = await smallSite();
});

it('asks for words when there are none', async () => {
  const { words } = await small.read(href.search());
  expect(words).toContain('The search covers the sentences and list items of the latest version');
});

it('counts in the heading, marks the matches and leads to the provision', async () => {
  const { words, html } = await small.read(href.search({ q: 'arbitration' }));
  expect(words).toContain('2 passages with “arbitration”');
  expect(html).toContain('<mark>arbitration</mark>');
  expect(html).toContain('href="/platform/lantern/terms-of-service/ca-p-000001"');
  expect(html).toMatch(/<title>2 passages with “arbitration”/);
});

it('shows captured markup as text', async () => {
  const { html, words } = await small.read(href.search({ q: 'partners friends' }));
  expect(html).not.toContain('<script>alert');
  expect(words).toContain('We may share your data with <script>alert(1)</script> partners & friends.');
});

it('shows the question as text wherever it is repeated', async () => {
  const { html } = await small.read(href.search({ q: '"><script>alert(2)</script>' }));
  expect(html).not.toContain('<script>alert(2)');
});

it('keeps filters in its links and lets each be taken off', async () => {
  const { html, words } = await small.read(href.search({ q: 'dispute', platform: 'harbour', scope: 'all' }));
  expect(words).toContain('Only Harbour.');
  expect(html).toContain('href="/search?q=dispute&amp;scope=all"');
});

it('helps on when nothing is found', async () => {
  const { status, words } = await small.read(href.search({ q: 'zeppelin waiver of class actions' }));
  expect(status).toBe(200);
  expect(words).toContain('Nothing found');
  expect(words).toContain('Class action waiver');
  expect(words).toContain('Search earlier wordings too');
});

it('gives the next page an address in its twin', async () => {
  expect(await small.json('/search.json?q=dispute')).toMatchObject({ total: 2, next: null, hits: [{}, {}] });
});
