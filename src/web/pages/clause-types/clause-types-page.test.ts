import { expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { smallSite } from '../../../../test/support/small-site.ts';
import { href, twin } from '../../routes.ts';

it('lists every clause type of the codebook with its question and a way to its page', async () => {
  const { read } = await smallSite();
  const { html, words } = await read(href.clauseTypes());
  for (const { id, name, question } of loadCatalog().clauseTypes.values()) {
    expect(words).toContain(name);
    expect(words).toContain(question);
    expect(html).toContain(`href="${href.clauseType(id)}"`);
  }
});

it('lists the codebook on an empty instance too, and in JSON', async () => {
  const { read, json } = await smallSite({ isEmpty: true });
  expect((await read(href.clauseTypes())).words).toContain('Mandatory arbitration');
  expect(JSON.stringify(await json(twin(href.clauseTypes(), 'json')))).toContain('"mandatory-arbitration"');
});
