// An operator takes a document down: nothing of its text is left in any table, file, page or feed; the log's proofs hold,
// the audit is clean, and another platform's document that shares a paragraph stands as before.

import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { auditLog } from '#pipeline/audit-log.ts';
import { bringLogUpToDate } from '#pipeline/bring-log-up-to-date.ts';
import { makeLabelsAnew } from '#pipeline/relabel.ts';
import { setLegalHold, takeDown } from '#pipeline/take-down.ts';
import { receiptOf } from '#queries/evidence-log.ts';
import { versionEntryId } from '#queries/version-marks.ts';
import { openBlobs } from '#storage/blobs.ts';
import { claimTarget, nextDueAt } from '#storage/schedule.ts';
import { createSite } from '#web/site.ts';
import { openCaptureWeb } from '../support/capture-web.ts';
import { captureSmallRecord } from '../support/captured-record.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { fillGrownRecord, growPlatform } from '../support/grown-record.ts';
import { tablesWith } from '../support/tables-with.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-takedown-'));
afterAll(() => rmSync(folder, { recursive: true }));

const web = await openCaptureWeb();
const secret = 'Quillfeather';
const shared = 'Any dispute goes to binding arbitration, seated in Westport, and not to a court.';
const terms = (words: string) => `# Terms of Service\n\n## ${secret} rules\n\n${words}\n\n${shared}\n`;
const decision = {
  version: null,
  scope: 'text',
  ground: 'court-order',
  reason: 'Order 7 of the court of Northport.',
  decidedBy: 'Legal desk',
  decidedAt: new Date('2026-06-02T09:00:00Z'),
} as const;

let database: FreshDatabase;
let site: ReturnType<typeof createSite>;
let document = 0;
const blobs = openBlobs({ dataDirectory: folder, s3: null });
const place = { dataDirectory: folder, keyFile: null, origin: 'log.example/1', publicUrl: null };

beforeAll(async () => {
  database = await freshDatabase();
  await fillGrownRecord(database);
  await growPlatform(database, secret, [
    terms(`${secret} may end your account within 30 days. Last updated: 1 May 2026.`),
    terms(`${secret} may end your account within 14 days. Last updated: 9 June 2026.`),
  ]);
  await growPlatform(database, 'Shareholm', [terms('We ask you first.').replaceAll(secret, 'House')]);
  const [row] = await database.query<{ id: number }>(
    'SELECT d.id FROM documents d JOIN platforms p ON p.id = d.platform_id WHERE p.name = $1',
    [secret],
  );
  document = row?.id ?? 0;
  await bringLogUpToDate(database, place, new Date('2026-06-01T12:00:00Z'));
  site = createSite({
    database,
    catalog: loadCatalog(),
    blobs,
    publicUrl: 'https://atlas.example',
    now: () => new Date('2026-06-03T00:00:00Z'),
  });
});

it('is refused while a legal hold stands', async () => {
  const hold = { reason: 'A case is pending.', decidedBy: null, decidedAt: new Date('2026-06-01T00:00:00Z') };
  expect(await setLegalHold(database, document, { isHeld: true, ...hold })).toBe(true);
  expect((await takeDown({ database, blobs }, document, decision)).kind).toBe('held');
  expect(await tablesWith(database, 'may end your account')).toContain('blocks');
  await setLegalHold(database, document, { isHeld: false, ...hold });
});

it('leaves no word of the document, and the proof of each version still verifies', async () => {
  const entry = await versionEntryId(database, document, 1);
  const before = await receiptOf(database, 'version', entry ?? 0);
  expect(before.kind).toBe('receipt');
  const page = await site.request(`/platform/${secret.toLowerCase()}/terms-of-service`);
  expect(page.status).toBe(200);

  const outcome = await takeDown({ database, blobs }, document, decision);
  expect(outcome).toMatchObject({ kind: 'removed', removal: 1 });
  for (const words of ['may end your account', `${secret} rules`, 'within 14 days', 'Last updated: 9 June']) {
    expect(await tablesWith(database, words), words).toEqual([]);
  }
  const [sketches] = await database.query(
    'SELECT FROM wording_sketches s JOIN provisions p ON p.id = s.provision_id WHERE p.document_id = $1',
    [document],
  );
  expect(sketches).toBeUndefined();
  expect(await tablesWith(database, 'seated in Westport')).toContain('blocks');
  expect(await receiptOf(database, 'version', entry ?? 0)).toEqual(before);
  await bringLogUpToDate(database, place, new Date('2026-06-02T12:00:00Z'));
  expect((await receiptOf(database, 'removal', 1)).kind).toBe('receipt');
  expect((await auditLog({ database, blobs })).filter(({ ok }) => !ok)).toEqual([]);
});

it('answers 410 at every address of the document, with what stays, and shows nothing of it elsewhere', async () => {
  const address = `/platform/${secret.toLowerCase()}/terms-of-service`;
  const id = `CA-D-0000${document}`;
  const provision = (
    await database.query<{ id: number }>('SELECT min(id) AS id FROM provisions WHERE document_id = $1', [document])
  )[0];
  const change = (
    await database.query<{ id: number }>('SELECT min(id) AS id FROM changes WHERE document_id = $1', [document])
  )[0];
  const [p, c] = [`CA-P-${String(provision?.id).padStart(6, '0')}`, `CA-C-${String(change?.id).padStart(6, '0')}`];
  for (const path of [
    address,
    `${address}.json`,
    `${address}.md`,
    `${address}/version/1`,
    `${address}/version/1.json`,
    `${address}/changes.atom`,
    `${address}/changes/${c.toLowerCase()}`,
    `${address}/changes/${c.toLowerCase()}/redline/html`,
    `${address}/${p.toLowerCase()}`,
    `/${id}`,
    `/${p}`,
    `/${p}/exhibit.pdf`,
    `/${c}/exhibit.pdf`,
    `/${p}/evidence.wacz`,
    `/compare?from=${id}:1&to=${id}:2`,
    `/contest/${c.toLowerCase()}`,
  ]) {
    const response = await site.request(path);
    expect([path, response.status]).toEqual([path, 410]);
    const body = await response.text();
    expect(body).toContain('Order 7 of the court of Northport.');
    expect(body).not.toContain('may end your account');
  }
  for (const path of [
    '/',
    '/changes',
    '/changes.atom',
    '/changes.feed.json',
    `/platform/${secret.toLowerCase()}`,
    '/search?q=account',
    '/search?q=arbitration&scope=all',
    '/corrections',
    '/silent-changes',
    '/deadlines',
    '/clause-types',
    '/evidence-log',
  ]) {
    const response = await site.request(path);
    expect([path, response.status]).toEqual([path, 200]);
    const body = await response.text();
    expect(body, path).not.toMatch(/may end your account|within 14 days/);
  }
  expect((await site.request(`/${id}/receipt.tlog-proof`)).status).toBe(200);
  expect((await site.request('/platform/shareholm/terms-of-service')).status).toBe(200);
});

it('gives another document that comes in with the same text its own record, and the first stays withdrawn', async () => {
  const text = terms(`${secret} may end your account within 30 days. Last updated: 1 May 2026.`);
  await growPlatform(database, 'Copyholm', [text]);
  const response = await site.request('/platform/copyholm/terms-of-service.md');
  expect([response.status, await response.text()]).toEqual([200, text]);
  expect((await site.request(`/platform/${secret.toLowerCase()}/terms-of-service`)).status).toBe(410);
  await bringLogUpToDate(database, place, new Date('2026-06-02T13:00:00Z'));
  expect((await auditLog({ database, blobs })).filter(({ ok }) => !ok)).toEqual([]);
  const copy = { ...decision, reason: 'Order 8 of the court of Northport.' };
  expect(await takeDown({ database, blobs }, document + 2, copy)).toMatchObject({ kind: 'removed', removal: 2 });
  expect(await tablesWith(database, 'may end your account')).toEqual([]);
  expect((await auditLog({ database, blobs })).filter(({ ok }) => !ok)).toEqual([]);
});

it('stays so when labels are made anew, and when it is asked for again', async () => {
  await makeLabelsAnew(database, loadCatalog());
  expect(await tablesWith(database, 'may end your account')).toEqual([]);
  expect(await takeDown({ database, blobs }, document, decision)).toMatchObject({
    kind: 'already-removed',
    removal: 1,
  });
  expect(await takeDown({ database, blobs }, 99_999, decision)).toEqual({ kind: 'no-document' });
});

it('removes the archived files of a captured document, and captures it no more', async () => {
  const captured = await freshDatabase();
  const tools = await captureSmallRecord(captured, web);
  const [row] = await captured.query<{ id: number }>(
    'SELECT document_id AS id FROM capture_targets WHERE document_id IS NOT NULL',
  );
  const store = { database: captured, blobs: tools.blobs };
  await bringLogUpToDate(
    captured,
    { ...place, dataDirectory: join(folder, 'captured') },
    new Date('2026-06-01T12:00:00Z'),
  );
  const files = await captured.query<{ sha256: string }>(
    `SELECT encode(c.warc_sha256, 'hex') AS sha256 FROM captures c JOIN capture_targets t ON t.id = c.target_id WHERE t.document_id = $1 AND c.warc_sha256 IS NOT NULL ORDER BY c.id`,
    [row?.id],
  );
  expect(files.length).toBeGreaterThan(0);
  expect(gunzipSync((await tools.blobs.get(files[0]?.sha256 ?? '')) ?? '').toString()).toContain(
    'thirty days of notice',
  );
  const outcome = await takeDown(store, row?.id ?? 0, decision);
  expect(outcome).toMatchObject({ kind: 'removed', files: new Set(files.map(({ sha256 }) => sha256)).size });
  for (const { sha256 } of files) expect(await tools.blobs.has(sha256)).toBe(false);
  expect((await auditLog(store)).filter(({ ok }) => !ok)).toEqual([]);
  const later = { now: new Date('2027-01-01T00:00:00Z'), leaseSeconds: 60 };
  expect(await claimTarget(captured, 1, later)).toBeNull();
  expect(await nextDueAt(captured)).not.toBeNull();
});

it('leaves no file in the data directory with its words', async () => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile())) {
    const bytes = await readFile(join(file.parentPath, file.name));
    expect(bytes.includes('may end your account')).toBe(false);
  }
});
