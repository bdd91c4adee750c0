import { beforeEach, expect, test } from 'vitest';
import { readWarc } from '#capabilities/archive/read-warc.ts';
import type { CaptureTarget } from '#domain/source.ts';
import { digestOf } from '#storage/digest.ts';
import { claimTarget } from '#storage/schedule.ts';
import { saveTargets } from '#storage/sources.ts';
import { type CaptureWeb, legalPage, openCaptureWeb } from '../../test/support/capture-web.ts';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { type CaptureReport, captureDocument } from './capture-document.ts';
import type { CaptureTools } from './capture-tools.ts';

const web: CaptureWeb = await openCaptureWeb();
const notice = 'We may change these terms with thirty days of notice, which we send to you by letter.';
const shorter = 'We may change these terms with three days of notice, which we send to you by letter.';

let database: FreshDatabase;
let clock: { now: Date };
let tools: CaptureTools;

beforeEach(async () => {
  await database?.drop();
  database = await freshDatabase();
  clock = { now: new Date('2026-03-02T08:00:00Z') };
  tools = web.tools(database, clock);
  web.pages.clear();
  web.asked.length = 0;
});

const save = (...targets: CaptureTarget[]) =>
  database.transaction((transaction) =>
    saveTargets(transaction, targets, { declaredIn: 'catalogue', isWhole: false, now: clock.now }),
  );

async function captureAt(day: number, targetId = 1): Promise<CaptureReport | null> {
  clock.now = new Date(Date.UTC(2026, 2, day, 8));
  const held = await claimTarget(database, targetId, { now: clock.now, leaseSeconds: 600 });
  if (!held) throw new Error('The target is being captured.');
  return captureDocument(tools, held);
}

const rows = <Row>(sql: string) => database.query<Row>(sql);

test('a document is captured, seen again unchanged, and changed, each with its record', async () => {
  web.pages.set('/terms', legalPage(notice));
  await save(web.target('/terms'));
  expect(await captureAt(2)).toMatchObject({ outcome: 'captured', versionNumber: 1 });
  expect(await captureAt(3)).toMatchObject({ outcome: 'unchanged', versionNumber: 1, reasons: ['not-modified'] });
  expect(await captureAt(4)).toMatchObject({ outcome: 'unchanged', reasons: ['not-modified'] });
  web.pages.set('/terms', legalPage(shorter));
  expect(await captureAt(5)).toMatchObject({ outcome: 'captured', versionNumber: 2 });
  expect(web.asked.map(({ status }) => status)).toEqual([200, 304, 304, 200]);
  expect(await rows('SELECT number, reason, captured_at FROM versions ORDER BY number')).toMatchObject([
    { number: 1, reason: 'first', captured_at: new Date('2026-03-02T08:00:00Z') },
    { number: 2, reason: 'changed', captured_at: new Date('2026-03-05T08:00:00Z') },
  ]);
  expect(await rows('SELECT class FROM changes')).toEqual([{ class: 'substantive' }]);
  expect(await rows('SELECT checked_at, document_id FROM capture_targets')).toEqual([
    { checked_at: new Date('2026-03-02T08:00:00Z'), document_id: 1 },
  ]);
  const [document] = await rows<object>('SELECT source_url, vantage_language, last_verified_at FROM documents');
  expect(document).toMatchObject({
    source_url: `http://${web.host}/terms`,
    vantage_language: 'en',
    last_verified_at: new Date('2026-03-05T08:00:00Z'),
  });
});

test('the archive holds what crossed the wire, and a page that did not change is referred to', async () => {
  web.pages.set('/terms', legalPage(notice));
  await save(web.target('/terms'));
  await captureAt(2);
  await captureAt(3);
  const stored = await rows<{ warc: string; payload: string | null }>(
    `SELECT encode(c.warc_sha256, 'hex') AS warc, encode(p.payload_sha256, 'hex') AS payload
       FROM captures c JOIN capture_pages p ON p.capture_id = c.id ORDER BY c.id`,
  );
  const records = [];
  for (const { warc } of stored) {
    const bytes = await tools.blobs.get(warc);
    records.push([...readWarc(bytes ?? Buffer.alloc(0))].map((record) => (record.kind === 'record' ? record : null)));
  }
  expect(records[0]?.map((record) => record?.type)).toEqual(
    expect.arrayContaining(['warcinfo', 'response', 'request', 'metadata']),
  );
  const response = records[0]?.find((record) => record?.type === 'response');
  expect(response?.http?.body.toString()).toBe(Buffer.from(legalPage(notice)).toString());
  const revisit = records[1]?.find((record) => record?.type === 'revisit');
  expect(revisit?.fields).toContainEqual(['WARC-Refers-To', response?.id]);
  expect(stored[0]?.payload).toMatch(/^[0-9a-f]{64}$/);
});

test('a wrong page, a missing one and a broken connection make no version and are kept with their reasons', async () => {
  web.pages.set('/terms', legalPage(notice));
  await save(web.target('/terms'));
  await captureAt(2);
  web.pages.set('/terms', '<!doctype html><title>Log in</title><h1>Log in</h1><p>Enter your password to go on.</p>');
  expect((await captureAt(3))?.outcome).toBe('wrong-page');
  web.pages.set('/terms', 404);
  expect((await captureAt(4))?.outcome).toBe('missing');
  web.pages.set('/terms', null);
  const third = await captureAt(5);
  expect(third).toMatchObject({ outcome: 'unreachable', wantsNotice: true, versionNumber: null });
  expect(third?.sentence).toMatch(/connection/i);
  expect(await rows('SELECT failures_in_row, failing_since FROM capture_schedule')).toEqual([
    { failures_in_row: 3, failing_since: new Date('2026-03-03T08:00:00Z') },
  ]);
  web.pages.set('/terms', legalPage(notice));
  expect(await captureAt(6)).toMatchObject({ outcome: 'unchanged', versionNumber: 1 });
  expect(await rows('SELECT count(*)::int AS captures, count(warc_sha256)::int AS archived FROM captures')).toEqual([
    { captures: 5, archived: 5 },
  ]);
  expect(await rows('SELECT failures_in_row, failing_since FROM capture_schedule')).toEqual([
    { failures_in_row: 0, failing_since: null },
  ]);
});

test('a server that asks to be left alone for two hours is', async () => {
  web.pages.set('/terms', 503);
  await save(web.target('/terms'));
  expect((await captureAt(2))?.outcome).toBe('server-failed');
  const [host] = await rows<{ not_before: Date }>('SELECT not_before FROM capture_hosts');
  expect(host?.not_before).toEqual(new Date('2026-03-02T10:00:00Z'));
  const [next] = await rows<{ next_at: Date }>('SELECT next_at FROM capture_schedule');
  expect(next?.next_at.getTime()).toBeGreaterThanOrEqual(new Date('2026-03-02T10:00:00Z').getTime());
  expect(await rows('SELECT 1 FROM documents')).toHaveLength(0);
});

test('a large drop waits for a second look and is a version then', async () => {
  const long = Array.from({ length: 12 }, (_, index) => `${notice} This holds for pebbles of class ${index}.`);
  web.pages.set('/terms', legalPage(...long));
  await save(web.target('/terms'));
  await captureAt(2);
  web.pages.set('/terms', legalPage());
  expect(await captureAt(3)).toMatchObject({ outcome: 'awaits-confirmation', versionNumber: null });
  expect(await captureAt(4)).toMatchObject({ outcome: 'captured', versionNumber: 2 });
  expect(web.asked.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('tracks of one document are documents of their own, and the text of the other track is no change', async () => {
  const german = { region: 'DE', language: 'de' };
  const text = [
    'Diese Bedingungen gelten zwischen Ihnen und Pebble Post für alle Sendungen, die Sie über unseren Dienst verschicken.',
    'Sie müssen mindestens sechzehn Jahre alt sein, um ein Konto zu führen, und Sie haften für Ihr Konto und Ihr Kennwort.',
    'Wir dürfen Ihr Konto kündigen, wenn Sie gegen diese Bedingungen verstoßen; die Frist beträgt vierzehn Tage.',
    'Unsere Haftung ist auf den Preis der Sendung beschränkt, soweit das Recht Ihres Landes eine solche Grenze erlaubt.',
    'Über jeden Streit aus diesem Vertrag entscheiden die Gerichte der Stadt Kiesel nach dem dort geltenden Recht.',
  ];
  const page = `<html lang="de"><main><h1>Nutzungsbedingungen</h1>${text.map((part) => `<p>${part}</p>`).join('')}</main></html>`;
  web.pages.set('/terms', legalPage(notice)).set('/de', page);
  await save(web.target('/terms'), web.target('/de', { vantage: german }));
  await captureAt(2, 1);
  expect(await captureAt(2, 2)).toMatchObject({ outcome: 'captured', versionNumber: 1 });
  expect(await rows('SELECT name, slug, variant_of, vantage_region FROM documents ORDER BY id')).toEqual([
    { name: 'Terms of Service', slug: 'terms-of-service', variant_of: null, vantage_region: 'ZZ' },
    { name: 'Terms of Service (DE, de)', slug: 'terms-of-service-de-de', variant_of: 1, vantage_region: 'DE' },
  ]);
  web.pages.set('/de', legalPage(notice));
  expect(await captureAt(3, 2)).toMatchObject({ outcome: 'wrong-page', reasons: ['wrong-language'] });
  expect(await rows('SELECT 1 FROM versions')).toHaveLength(2);
});

test('a capture that was taken over while it ran writes nothing', async () => {
  web.pages.set('/terms', legalPage(notice));
  await save(web.target('/terms'));
  const dead = await claimTarget(database, 1, { now: clock.now, leaseSeconds: 600 });
  clock.now = new Date(clock.now.getTime() + 601_000);
  const heir = await claimTarget(database, 1, { now: clock.now, leaseSeconds: 600 });
  if (!dead || !heir) throw new Error('nothing was claimed');
  expect(await captureDocument(tools, heir)).toMatchObject({ outcome: 'captured' });
  expect(await captureDocument(tools, dead)).toBeNull();
  expect(await rows('SELECT 1 FROM captures')).toHaveLength(1);
  expect(await rows('SELECT 1 FROM versions')).toHaveLength(1);
});

test('the digest of an instance tells its captures apart, and leaves out how long they took', async () => {
  const empty = await digestOf(database);
  web.pages.set('/terms', legalPage(notice));
  await save(web.target('/terms'));
  expect(await digestOf(database)).toBe(empty);
  await captureAt(2);
  const first = await digestOf(database);
  expect(first).not.toBe(empty);
  await rows('UPDATE captures SET duration_ms = duration_ms + 1');
  expect(await digestOf(database)).toBe(first);
  await captureAt(3);
  expect(await digestOf(database)).not.toBe(first);
});

test('a new release that reads the same bytes otherwise makes a version of its own, and no change of the platform', async () => {
  const counter = (visitors: number) => `${legalPage(notice)}<!-- ${visitors} visitors -->`;
  web.pages.set('/terms', counter(1));
  await save(web.target('/terms'));
  const { read } = tools;
  // The release before kept a line that the present one leaves out.
  tools = {
    ...tools,
    software: 'ConductAtlas/before',
    read: async (pages) => {
      const outcome = await read(pages);
      if (outcome.kind !== 'extracted') return outcome;
      return { ...outcome, version: { ...outcome.version, markdown: `Home Shop\n\n${outcome.version.markdown}` } };
    },
  };
  expect(await captureAt(2)).toMatchObject({ outcome: 'captured', versionNumber: 1 });
  tools = web.tools(database, clock);
  web.pages.set('/terms', counter(2));
  expect(await captureAt(3)).toMatchObject({ outcome: 'unchanged', versionNumber: 2 });
  web.pages.set('/terms', legalPage(shorter));
  expect(await captureAt(4)).toMatchObject({ outcome: 'captured', versionNumber: 3 });
  expect(await rows('SELECT reason FROM versions ORDER BY number')).toEqual([
    { reason: 'first' },
    { reason: 're-extracted' },
    { reason: 'changed' },
  ]);
  expect(await rows('SELECT class, reasons FROM changes ORDER BY id')).toMatchObject([
    { class: 'cosmetic', reasons: ['re-extracted'] },
    { class: 'substantive' },
  ]);
});

test('the filters of a source act before its page is read: links that are tagged anew make no version', async () => {
  const tagged = (visit: string) => `${notice} <a href="/rules?visit=${visit}">Rules of conduct</a>`;
  const target = web.target('/terms');
  const filters = [{ name: 'removeQueryParams', parameters: [['visit']] }];
  await save({ ...target, sources: target.sources.map((source) => ({ ...source, filters })) });
  web.pages.set('/terms', legalPage(tagged('a1')));
  expect(await captureAt(2)).toMatchObject({ outcome: 'captured' });
  web.pages.set('/terms', legalPage(tagged('b2')));
  expect(await captureAt(3)).toMatchObject({ outcome: 'unchanged', versionNumber: 1 });
  const [block] = await rows<{ markdown: string }>(
    "SELECT markdown FROM blocks WHERE markdown LIKE '%Rules of conduct%'",
  );
  expect(block?.markdown).toContain('/rules)');
});

test('a filter that cannot run leaves a failed capture with its reason, and no version', async () => {
  const target = web.target('/terms');
  const filters = [{ name: 'breaks', parameters: [], code: "export function breaks() { throw new Error('no'); }" }];
  await save({ ...target, sources: target.sources.map((source) => ({ ...source, filters })) });
  web.pages.set('/terms', legalPage(notice));
  expect(await captureAt(2)).toMatchObject({ outcome: 'unreadable', reasons: ['filter-failed'], versionNumber: null });
});
