import { expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { smallSite } from '../../../../test/support/small-site.ts';
import { href, twin } from '../../routes.ts';

it('says the version of the method and counts what is in the codebook', async () => {
  const { read } = await smallSite();
  const { clauseTypes, methodologyVersion } = loadCatalog();
  const { status, words } = await read(href.methodology());
  expect(status).toBe(200);
  expect(words).toContain(methodologyVersion);
  expect(words).toContain(`${clauseTypes.size} clause types`);
});

it('gives the rules themselves in its JSON twin, each with what it says and how sure it is', async () => {
  const { json } = await smallSite();
  const { clauseTypes, methodologyVersion } = loadCatalog();
  const answer = await json(twin(href.methodology(), 'json'));
  expect(answer).toMatchObject({ methodologyVersion });
  const types = (answer as { clauseTypes: { id: string; rules: { says: string; confidence: number }[] }[] })
    .clauseTypes;
  expect(types.map(({ id }) => id)).toEqual([...clauseTypes.keys()]);
  for (const { rules } of types) {
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) {
      expect(rule.says).toMatch(/\.$/);
      expect(rule.confidence).toBeGreaterThan(0.5);
    }
  }
});
