// One version is taken down while the others stand, and a removal is lifted: nothing that was erased comes back, the log's
// proofs hold, and a document goes on as another record.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { publicId } from '#domain/ids.ts';
import { textOfMarkdown } from '#pipeline/3-extract.ts';
import { auditLog } from '#pipeline/audit-log.ts';
import { bringLogUpToDate } from '#pipeline/bring-log-up-to-date.ts';
import { captureDocument } from '#pipeline/capture-document.ts';
import { growDocument } from '#pipeline/flow.ts';
import { importArchive } from '#pipeline/import-archive.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { liftRemoval } from '#pipeline/lift-removal.ts';
import { setLegalHold, takeDown } from '#pipeline/take-down.ts';
import { receiptOf } from '#queries/evidence-log.ts';
import { versionEntryId } from '#queries/version-marks.ts';
import { openBlobs } from '#storage/blobs.ts';
import { growStoredDocument, takeWriterTurn } from '#storage/grow-document.ts';
import { rememberDocument } from '#storage/remember-document.ts';
import { claimTarget } from '#storage/schedule.ts';
import { createSite } from '#web/site.ts';
import { appendCommits, createArchive } from '../support/archive-writer.ts';
import { legalPage, openCaptureWeb } from '../support/capture-web.ts';
import { captureSmallRecord } from '../support/captured-record.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { fillGrownRecord, growPlatform } from '../support/grown-record.ts';
import { tablesWith } from '../support/tables-with.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-versions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const web = await openCaptureWeb();
const catalog = loadCatalog();
const blobs = openBlobs({ dataDirectory: folder, s3: null });
const place = { dataDirectory: folder, keyFile: null, origin: 'log.example/1', publicUrl: null };
const decision = {
  scope: 'text',
  ground: 'personal-data',
  reason: 'It named somebody.',
  decidedBy: null,
  decidedAt: new Date('2026-06-02T09:00:00Z'),
} as const;

const standing = 'Any dispute goes to binding arbitration, seated in Westport, and not to a court.';
const terms = (notice: string, more = '') =>
  `# Terms of Service\n\n## Changes\n\nWe change these terms with ${notice} of notice.\n\n## Disputes\n\n${standing}\n${more}`;
const secret = '\n## Contact\n\nWrite to Wobbleberry at her home, Larch Lane 9.\n';

let database: FreshDatabase;
let site: ReturnType<typeof createSite>;
let document = 0;
const siteOf = (on: FreshDatabase) =>
  createSite({ database: on, catalog, blobs, publicUrl: 'https://atlas.example', now: () => new Date('2026-07-01') });

beforeAll(async () => {
  database = await freshDatabase();
  await fillGrownRecord(database);
  const named = terms('14 days', secret);
  await growPlatform(database, 'Quillford', [terms('30 days'), named, terms('10 days'), named, terms('7 days')]);
  const [row] = await database.query<{ id: number }>('SELECT max(id) AS id FROM documents');
  document = row?.id ?? 0;
  await bringLogUpToDate(database, place, new Date('2026-06-01T12:00:00Z'));
  site = siteOf(database);
});

async function wellAudited(on: FreshDatabase = database, files = blobs): Promise<void> {
  expect((await auditLog({ database: on, blobs: files })).filter(({ ok }) => !ok)).toEqual([]);
}

it('is refused for a version under a hold, for the latest text, and for one that is not there', async () => {
  const hold = { reason: 'A case is pending.', decidedBy: null, decidedAt: new Date('2026-06-01T00:00:00Z') };
  const down = (version: number) => takeDown({ database, blobs }, document, { ...decision, version });
  await setLegalHold(database, document, { isHeld: true, ...hold });
  expect((await down(2)).kind).toBe('held');
  await setLegalHold(database, document, { isHeld: false, ...hold });
  expect((await down(5)).kind).toBe('is-latest');
  expect((await down(9)).kind).toBe('no-version');
  expect(await tablesWith(database, 'Larch Lane')).toContain('blocks');
});

it('takes every version of that text, leaves no word that only they held, and the proofs hold', async () => {
  const entry = await versionEntryId(database, document, 2);
  const before = await receiptOf(database, 'version', entry ?? 0);
  const outcome = await takeDown({ database, blobs }, document, { ...decision, version: 4 });
  expect(outcome).toMatchObject({ kind: 'removed', versions: [2, 4] });
  for (const words of ['Wobbleberry', 'Larch Lane', 'with 14 days'])
    expect(await tablesWith(database, words), words).toEqual([]);
  expect(await tablesWith(database, 'seated in Westport')).toContain('blocks');
  expect(await receiptOf(database, 'version', entry ?? 0)).toEqual(before);
  await bringLogUpToDate(database, place, new Date('2026-06-02T12:00:00Z'));
  expect((await receiptOf(database, 'removal', 2)).kind).toBe('receipt');
  await wellAudited();
  expect(await takeDown({ database, blobs }, document, { ...decision, version: 2 })).toMatchObject({
    kind: 'already-removed',
  });
});

it('answers 410 where such a version would be shown, and shows the others as before', async () => {
  const address = '/platform/quillford/terms-of-service';
  const id = publicId('document', document);
  const [changes, provisions] = await Promise.all([
    database.query<{ id: number; to: number }>(
      'SELECT id, to_number AS to FROM changes WHERE document_id = $1 ORDER BY id',
      [document],
    ),
    database.query<{ id: number; last: number | null }>(
      `SELECT id, (SELECT last_number FROM wording_periods WHERE provision_id = p.id ORDER BY first_number DESC LIMIT 1) AS last
         FROM provisions p WHERE document_id = $1 ORDER BY id`,
      [document],
    ),
  ]);
  expect(provisions.filter(({ last }) => last === 4).length).toBeGreaterThan(0);
  const gone = [
    ...['/version/2', '/version/4.json', '/version/2.md', '/on/2026-02-20', '/on/2026-04-20.json'].map(
      (rest) => address + rest,
    ),
    `/compare?from=${id}:1&to=${id}:2`,
    `/compare/redline/html?from=${id}:4&to=${id}:5`,
    `/${id}/exhibit.pdf?version=2`,
    ...changes.map((change) => `/${publicId('change', change.id)}`),
    ...provisions.filter(({ last }) => last === 4).map((one) => `/${publicId('provision', one.id)}/exhibit.pdf`),
  ];
  for (const path of gone) {
    const response = await site.request(path);
    expect([path, response.status]).toEqual([path, 410]);
    expect(await response.text()).toContain('It named somebody.');
  }
  for (const rest of [
    '',
    '.json',
    '.md',
    '/version/1',
    '/version/3',
    '/version/5',
    '/on/2026-03-20',
    '/changes.atom',
  ]) {
    const response = await site.request(address + rest);
    expect([rest, response.status]).toEqual([rest, 200]);
    expect(await response.text()).not.toMatch(/Larch Lane|14 days/);
  }
  expect((await site.request(`/compare?from=${id}:1&to=${id}:3`)).status).toBe(200);
  for (const { id: number } of provisions.filter(({ last }) => last === null)) {
    const path = `${address}/${publicId('provision', number).toLowerCase()}`;
    const response = await site.request(path);
    expect([path, response.status]).toEqual([path, 200]);
    const text = await response.text();
    expect(text).not.toContain('14 days');
    if (text.includes('10 days')) expect(text).toContain('taken down with the version');
  }
});

it('goes on with later versions; a text that the platform publishes again is a version of its own', async () => {
  const memory = await rememberDocument(database, document, {
    platformName: 'Quillford',
    documentName: 'Terms of Service',
  });
  const growing = growDocument(memory, makeJudgement(catalog));
  for (const [month, markdown] of [
    [7, terms('5 days')],
    [8, terms('14 days', secret)],
  ] as const) {
    const origin = { commit: `c0ffee${month}`, subject: 'Record new changes', snapshots: [] };
    const capturedAt = new Date(Date.UTC(2026, month, 10));
    growing.add({ capturedAt, reason: 'changed', text: textOfMarkdown(markdown), origin });
  }
  const growth = await growing.finish();
  await database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    await growStoredDocument(transaction, document, growth);
  });
  await bringLogUpToDate(database, place, new Date('2026-09-02T12:00:00Z'));
  const address = '/platform/quillford/terms-of-service';
  expect(await (await site.request(`${address}/version/7.md`)).text()).toContain('Larch Lane');
  expect((await site.request(`${address}/version/2`)).status).toBe(410);
  await wellAudited();
});

it('a lifted removal brings nothing back; what is captured from then on is another record', async () => {
  const captured = await freshDatabase();
  const tools = await captureSmallRecord(captured, web);
  const own = { ...place, dataDirectory: join(folder, 'captured') };
  await bringLogUpToDate(captured, own, new Date('2026-05-10T00:00:00Z'));
  const taken = { ...decision, version: null };
  const lifting = { reason: 'The order was set aside.', decidedBy: null, decidedAt: new Date('2026-06-10T09:00:00Z') };
  expect((await liftRemoval(captured, 1, lifting)).kind).toBe('not-withdrawn');
  await takeDown({ database: captured, blobs: tools.blobs }, 1, taken);
  expect(await liftRemoval(captured, 1, lifting)).toEqual({ kind: 'lifted', removal: 1, lifting: 1 });
  expect((await liftRemoval(captured, 1, lifting)).kind).toBe('already-lifted');
  const [target] = await captured.query<{ id: number }>('SELECT max(id) AS id FROM capture_targets');
  web.pages.set('/terms', legalPage('We give twenty days of notice by letter before these terms change.'));
  const now = new Date('2026-06-11T08:00:00Z');
  expect(await claimTarget(captured, 1, { now, leaseSeconds: 600 })).toBeNull();
  const held = await claimTarget(captured, target?.id ?? 0, { now, leaseSeconds: 600 });
  const report = held && (await captureDocument({ ...tools, now: () => now }, held));
  expect(report).toMatchObject({ outcome: 'captured', versionNumber: 1 });
  await bringLogUpToDate(captured, own, new Date('2026-06-12T00:00:00Z'));
  const pages = siteOf(captured);
  const former = await pages.request('/platform/pebble-post/terms-of-service');
  const words = await former.text();
  expect(former.status).toBe(410);
  expect(words).toContain('The order was set aside.');
  expect(words).toContain('CA-D-00002');
  const next = await pages.request('/CA-D-00002', { redirect: 'follow' });
  expect([301, 302, 308]).toContain(next.status);
  const page = await pages.request(next.headers.get('location') ?? '');
  expect([page.status, (await page.text()).includes('twenty days')]).toEqual([200, true]);
  expect((await receiptOf(captured, 'lifting', 1)).kind).toBe('receipt');
  await wellAudited(captured, tools.blobs);
});

it('an archive that is imported again brings what it recorded since the lifting, and its deletions are in the log', async () => {
  const imported = await freshDatabase();
  const own = { ...place, dataDirectory: join(folder, 'imported') };
  const repository = join(folder, 'archive');
  const path = 'Quillford/Terms of Service.md';
  const commit = (on: string, text: string | null) => ({
    branch: 'harbour',
    on,
    subject: text === null ? 'Remove it' : 'Record new changes of Quillford Terms of Service',
    edit: text === null ? ({ kind: 'delete', path } as const) : ({ kind: 'write', path, text } as const),
  });
  const options = { paths: [repository], branches: [], services: [], jobs: 1 };
  await createArchive(repository);
  await appendCommits(repository, [
    commit('2026-01-01T00:00:00Z', terms('30 days')),
    commit('2026-02-01T00:00:00Z', null),
    commit('2026-03-01T00:00:00Z', terms('20 days')),
  ]);
  const bring = () => importArchive(imported, catalog, options);
  await bring();
  await bringLogUpToDate(imported, own, new Date('2026-03-02T00:00:00Z'));
  expect((await receiptOf(imported, 'deletion', 1)).kind).toBe('receipt');
  await takeDown({ database: imported, blobs }, 1, { ...decision, version: null, decidedAt: new Date('2026-03-05') });
  await liftRemoval(imported, 1, { reason: 'Set aside.', decidedBy: null, decidedAt: new Date('2026-03-10') });
  await appendCommits(repository, [commit('2026-04-01T00:00:00Z', terms('12 days'))]);
  expect((await bring()).versions).toBeGreaterThan(0);
  await appendCommits(repository, [commit('2026-05-01T00:00:00Z', terms('11 days'))]);
  await bring();
  const rows = await imported.query<{ document: number; number: number; day: string }>(
    `SELECT document_id AS document, number, to_char(captured_at, 'MM-DD') AS day FROM versions ORDER BY 1, 2`,
  );
  expect(rows.map(({ document: of, number, day }) => `${of}:${number} ${day}`)).toEqual([
    '1:1 01-01',
    '1:2 03-01',
    '2:1 04-01',
    '2:2 05-01',
  ]);
  await bringLogUpToDate(imported, own, new Date('2026-05-02T00:00:00Z'));
  await wellAudited(imported);
  expect(await imported.query('SELECT 1 FROM archive_deletions')).toHaveLength(2);
});
