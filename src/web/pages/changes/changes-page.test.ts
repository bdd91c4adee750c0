import { beforeAll, expect, it } from 'vitest';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

let small: SmallSite;
beforeAll(async () => {
  small = await smallSite();
});

it('shows substantive changes as sentences unless others are asked for', async () => {
  const { words } = await small.read(href.changes());
  expect(words).toContain('Lantern changed its Terms of Service: 1 provision added.');
  expect(words).not.toContain('CA-C-000003');
});

it('shows cosmetic changes on request, with their reasons', async () => {
  const { words } = await small.read(href.changes({ class: 'cosmetic' }));
  expect(words).toContain('Harbour, Terms of Service: addresses behind links changed; white space changed.');
  expect(words).not.toContain('CA-C-000002');
});

it('is narrowed by platform, and says so', async () => {
  const { words } = await small.read(href.changes({ class: 'all', platform: 'harbour' }));
  expect(words).toContain('All changes of Harbour');
  expect(words).not.toContain('CA-C-000001');
});

it('answers whatever stands in its address', async () => {
  const { status, words } = await small.read('/changes?class=loud&before=never&platform=nobody%00');
  expect(status).toBe(200);
  expect(words).toContain('No change of this kind is recorded');
});

it('has a twin that names the next page', async () => {
  expect(await small.json('/changes.json?class=all')).toMatchObject({
    next: null,
    changes: [{ class: 'cosmetic' }, {}, {}],
  });
});
