import { beforeAll, expect, it } from 'vitest';
import { changeRules } from '#domain/change.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

let small: SmallSite;
beforeAll(async () => {
  small = await smallSite();
});

it('describes every rule under an address of its own, by class', async () => {
  const { html, words } = await small.read(href.changeRules());
  for (const rule of changeRules) expect(html).toContain(`id="${rule}"`);
  expect(words).toMatch(/Substantive .*Period A length of time\. Before within 30 days After within 14 days/);
  expect(html).toContain('Only blanks and line breaks differ.');
});

it('is a list of facts as well', async () => {
  expect(await small.json('/methodology/change-rules.json')).toMatchObject({
    rules: expect.arrayContaining([
      expect.objectContaining({ id: 'negation', url: 'https://atlas.example/methodology/change-rules#negation' }),
    ]),
  });
});
