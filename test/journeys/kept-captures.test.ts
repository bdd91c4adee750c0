// Archived files that nothing rests on are erased after a time: versions keep their evidence, holds keep everything, the
// captures stay with their hashes, and the log holds.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { auditLog } from '#pipeline/audit-log.ts';
import { bringLogUpToDate } from '#pipeline/bring-log-up-to-date.ts';
import { captureDocument } from '#pipeline/capture-document.ts';
import { eraseOldCaptures, oldCaptures } from '#pipeline/erase-old-captures.ts';
import { setLegalHold } from '#pipeline/take-down.ts';
import { captureWacz, captureWarc } from '#queries/capture-evidence.ts';
import { receiptOf } from '#queries/evidence-log.ts';
import { claimTarget } from '#storage/schedule.ts';
import { saveTargets } from '#storage/sources.ts';
import { createSite } from '#web/site.ts';
import { legalPage, openCaptureWeb } from '../support/capture-web.ts';
import { freshDatabase } from '../support/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-retention-'));
afterAll(() => rmSync(folder, { recursive: true }));
const web = await openCaptureWeb();
const database = await freshDatabase();
const clock = { now: new Date('2026-01-01T08:00:00Z') };
const tools = web.tools(database, clock);
const store = { database, blobs: tools.blobs };
const place = { dataDirectory: folder, keyFile: null, origin: 'log.example/1', publicUrl: null };
const hold = { reason: 'A case is pending.', decidedBy: null, decidedAt: new Date('2026-01-20T00:00:00Z') };

await database.transaction((transaction) =>
  saveTargets(transaction, [web.target('/terms')], { declaredIn: 'catalogue', isWhole: true, now: clock.now }),
);

/** What is met on a day of January; gives the number of the capture. */
async function capture(day: number, page: string | number): Promise<number> {
  clock.now = new Date(Date.UTC(2026, 0, day, 8));
  web.pages.set('/terms', page);
  const held = await claimTarget(database, 1, { now: clock.now, leaseSeconds: 600 });
  if (held) await captureDocument(tools, held);
  const [row] = await database.query<{ id: number }>('SELECT max(id) AS id FROM captures');
  return row?.id ?? 0;
}

const first = legalPage('We give thirty days of notice by letter before these terms change.');
const second = legalPage('We give ten days of notice by letter before these terms change.');
const made = await capture(1, first);
/** Other bytes, the same text: this capture holds a page that a later one refers to. */
const decorated = await capture(2, first.replace('Home', 'Start'));
const refused = await capture(3, 403);
const remade = await capture(4, second.replace('Home', 'Start'));
const repeated = await capture(5, first.replace('Home', 'Start'));
const latest = await capture(6, first.replace('Home', 'Start'));
await bringLogUpToDate(database, place, new Date('2026-01-10T00:00:00Z'));
const rule = { days: 30, now: new Date('2026-03-01T00:00:00Z') };

it('erases nothing that a version, the last look or another file rests on, and nothing that is young', async () => {
  expect((await oldCaptures(store, { ...rule, days: 365 })).captures).toEqual([]);
  const { captures, bytes } = await oldCaptures(store, rule);
  expect(captures).toContain(refused);
  expect(bytes).toBeGreaterThan(0);
  for (const needed of [made, remade, repeated, latest, decorated]) expect(captures).not.toContain(needed);
});

it('is refused by a legal hold', async () => {
  await setLegalHold(database, 1, { isHeld: true, ...hold });
  expect((await oldCaptures(store, rule)).captures).toEqual([]);
  expect(await eraseOldCaptures(store, rule)).toEqual({ captures: [], bytes: 0, run: null });
  expect((await captureWarc(store, refused)).kind).toBe('evidence');
  await setLegalHold(database, 1, { isHeld: false, ...hold });
});

it('erases the rest in public: hashes and proofs stay, and the record of the capture says so', async () => {
  const before = await receiptOf(database, 'capture', refused);
  const outcome = await eraseOldCaptures(store, rule);
  expect(outcome).toMatchObject({ captures: [refused], run: 1 });
  expect((await captureWarc(store, refused)).kind).toBe('removed');
  expect((await captureWacz(store, repeated)).kind).toBe('evidence');
  await bringLogUpToDate(database, place, new Date('2026-03-01T01:00:00Z'));
  expect(await receiptOf(database, 'capture', refused)).toEqual(before);
  expect((await receiptOf(database, 'retention', 1)).kind).toBe('receipt');
  expect((await auditLog(store)).filter(({ ok }) => !ok)).toEqual([]);
  const site = createSite({
    database,
    catalog: loadCatalog(),
    blobs: tools.blobs,
    publicUrl: 'https://atlas.example',
    now: () => rule.now,
  });
  const page = await site.request(`/captures/${refused}`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('The archived bytes were erased on');
  expect((await site.request(`/captures/${refused}/evidence.warc.gz`)).status).toBe(410);
  expect((await site.request(`/captures/${made}/evidence.warc.gz`)).status).toBe(200);
});

it('has nothing more to erase the next day, and captures go on', async () => {
  expect(await eraseOldCaptures(store, rule)).toEqual({ captures: [], bytes: 0, run: null });
  await capture(31, 403);
  expect((await auditLog(store)).filter(({ ok }) => !ok)).toEqual([]);
});
