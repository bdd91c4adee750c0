import { expect, it } from 'vitest';
import { smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

it('tells what is kept in a sentence, and the latest substantive changes', async () => {
  const { read } = await smallSite();
  const { status, words, html } = await read(href.home());
  expect(status).toBe(200);
  expect(words).toContain('The record holds 4 documents of 3 platforms in 6 versions');
  expect(words).toContain('Lantern changed its Terms of Service: 1 provision removed.');
  expect(html).toContain('href="/platform/lantern/terms-of-service/changes/ca-c-000002"');
  expect(html).toContain('<time datetime="2026-05-05T00:00:00.000Z">5 May 2026</time>');
});

it('says how to fill an empty instance', async () => {
  const { read } = await smallSite({ isEmpty: true });
  expect((await read(href.home())).words).toContain('Nothing has been captured or imported yet.');
});

it('has its twin at /index.json', async () => {
  const { json } = await smallSite();
  expect(await json('/index.json')).toMatchObject({ coverage: { platforms: 3 }, latest: [{ id: 'CA-C-000002' }, {}] });
});
