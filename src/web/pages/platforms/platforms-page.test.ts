import { expect, it } from 'vitest';
import { smallSite } from '../../../../test/support/small-site.ts';
import { href, twin } from '../../routes.ts';

it('lists every platform by name with how much is kept of it, accents not in the way', async () => {
  const { read } = await smallSite();
  const { html, words } = await read(href.platforms());
  expect(words).toContain('4 documents of 3 platforms are kept here.');
  const order = ['Écho', 'Harbour', 'Lantern'].map((name) => html.indexOf(`>${name}</a>`));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  expect(html).toContain(`href="${href.platform('lantern')}"`);
});

it('has the same platforms in its JSON twin', async () => {
  const { json } = await smallSite();
  const text = JSON.stringify(await json(twin(href.platforms(), 'json')));
  for (const name of ['Écho', 'Harbour', 'Lantern']) expect(text).toContain(`"name":"${name}"`);
});

it('says so when nothing is kept yet', async () => {
  const { read } = await smallSite({ isEmpty: true });
  expect((await read(href.platforms())).words).toContain('No platform has been captured or imported yet.');
});
