import { expect, test } from 'vitest';
import type { CaptureTarget } from '#domain/source.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { claimDue, claimTarget, nextDueAt, releaseClaim, settleClaim } from './schedule.ts';
import { findTargets, saveTargets } from './sources.ts';

const now = new Date('2026-03-02T08:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

function target(platformName: string, url: string, more: Partial<CaptureTarget> = {}): CaptureTarget {
  return {
    platformName,
    documentName: 'Terms of Service',
    documentType: 'terms-of-service',
    vantage: { region: 'ZZ', language: 'en' },
    sources: [{ url, select: [], remove: [], filters: [], needsScripts: false }],
    ...more,
  };
}

const pebble = target('Pebble Post', 'https://pebble.example/terms');
const harbour = target('Harbour Bank', 'https://harbour.example/terms');

async function withTargets(targets: readonly CaptureTarget[]) {
  const database = await freshDatabase();
  const save = (list: readonly CaptureTarget[], options: Partial<Parameters<typeof saveTargets>[2]> = {}) =>
    database.transaction((transaction) =>
      saveTargets(transaction, list, { declaredIn: 'catalogue', isWhole: true, now, ...options }),
    );
  await save(targets);
  return { database, save };
}

test('declared targets are taken in once, and what is no longer declared is retired and comes back as it was', async () => {
  const { database, save } = await withTargets([pebble, harbour]);
  expect(await save([pebble, harbour])).toEqual({ added: 0, changed: 0, retired: 0 });
  expect(await save([pebble])).toEqual({ added: 0, changed: 0, retired: 1 });
  expect((await findTargets(database)).map(({ platformName }) => platformName)).toEqual(['Pebble Post']);
  expect(await save([harbour], { isWhole: false })).toEqual({ added: 0, changed: 1, retired: 0 });
  expect(await findTargets(database, { platform: 'harbour bank' })).toMatchObject([
    { id: 2, checkedAt: null, documentId: null, sources: harbour.sources, declaredIn: 'catalogue' },
  ]);
});

test('the declarations of the operator go before the catalogue, and a suggestion replaces neither', async () => {
  const { database, save } = await withTargets([pebble]);
  const declared = target('Pebble Post', 'https://pebble.example/legal');
  expect(await save([target('Pebble Post', 'https://evil.example/')], { declaredIn: 'suggested' })).toMatchObject({
    changed: 0,
  });
  expect(await save([declared], { declaredIn: 'declarations' })).toMatchObject({ changed: 1 });
  expect(await save([pebble])).toMatchObject({ changed: 0, retired: 0 });
  expect(await findTargets(database)).toMatchObject([{ declaredIn: 'declarations', sources: declared.sources }]);
});

test('tracks of other regions and languages are targets of their own, first due within the day', async () => {
  const german = { ...pebble, vantage: { region: 'DE', language: 'de' } };
  const { database } = await withTargets([pebble, german, german]);
  expect(await findTargets(database, { document: 'terms-of-service' })).toHaveLength(2);
  const rows = await database.query<{ at: Date }>('SELECT next_at AS at FROM capture_schedule');
  for (const { at } of rows) {
    expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
    expect(at.getTime()).toBeLessThan(later(24 * 60).getTime());
  }
  expect(new Set(rows.map(({ at }) => at.getTime())).size).toBe(2);
});

test('an address with a password is never kept as a source', async () => {
  const { save } = await withTargets([]);
  await expect(save([target('Pebble Post', 'https://user:secret@pebble.example/')])).rejects.toThrow('password');
});

const settled = (held: { intervalSeconds: number }, at: Date) => ({
  at,
  intervalSeconds: held.intervalSeconds,
  failuresInRow: 0,
  failingSince: null,
  hostsNotBefore: now,
});

test('of two targets on one host the second waits until the first is done and the host wants to be asked again', async () => {
  const { database } = await withTargets([pebble, target('Pebble Parcels', 'https://pebble.example/parcels')]);
  const tomorrow = later(24 * 60);
  const options = { now: tomorrow, leaseSeconds: 60 };
  const first = await claimDue(database, options);
  expect(first).not.toBeNull();
  expect(await claimDue(database, options)).toBeNull();
  if (!first) return;
  const free = new Date(tomorrow.getTime() + 5000);
  await database.transaction((transaction) =>
    settleClaim(transaction, first, { ...settled(first, later(48 * 60)), hostsNotBefore: free }),
  );
  expect(await claimDue(database, options)).toBeNull();
  expect((await claimDue(database, { ...options, now: free }))?.targetId).not.toBe(first.targetId);
});

test('a worker whose lease ended cannot settle what another has claimed since', async () => {
  const { database } = await withTargets([pebble]);
  const dead = await claimTarget(database, 1, { now, leaseSeconds: 60 });
  expect(await claimTarget(database, 1, { now: later(0.5), leaseSeconds: 60 })).toBeNull();
  const heir = await claimTarget(database, 1, { now: later(2), leaseSeconds: 60 });
  if (!dead || !heir) throw new Error('nothing was claimed');
  const settle = (held: typeof dead) =>
    database.transaction((transaction) => settleClaim(transaction, held, settled(held, later(600))));
  await expect(settle(dead)).rejects.toThrow('was taken over');
  await settle(heir);
  expect(await nextDueAt(database)).toEqual(later(600));
  await releaseClaim(database, heir);
  expect(await claimDue(database, { now: later(599), leaseSeconds: 60 })).toBeNull();
});
