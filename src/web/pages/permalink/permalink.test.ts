import { expect, it } from 'vitest';
import { smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

it('leads from the number of a record to its page, in any letter case and format', async () => {
  const { site } = await smallSite();
  const goal = async (path: string) => (await site.request(path)).headers.get('location');
  const terms = { platform: 'lantern', document: 'terms-of-service' };
  expect(await goal(href.permalink('CA-P-000001'))).toBe(href.provision(terms, 1));
  expect(await goal('/ca-c-000002')).toBe(href.change(terms, 2));
  expect(await goal('/CA-D-00001')).toBe(href.document(terms));
  expect(await goal('/CA-P-000001.json')).toBe(`${href.provision(terms, 1)}.json`);
});

it('says when no record has the number', async () => {
  const { site } = await smallSite();
  expect((await site.request('/CA-P-999999')).status).toBe(404);
  expect((await site.request('/CA-P-1')).status).toBe(404);
});
