import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { utf8 } from '#capabilities/evidence/bytes.ts';
import { parseCheckpoint } from '#capabilities/evidence/checkpoint.ts';
import { parseEntry } from '#capabilities/evidence/log-entry.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { formatNoteKey, parseNote, parseNoteKey, verifyNote } from '#capabilities/evidence/signed-note.ts';
import { decodeBundle } from '#capabilities/evidence/tile-path.ts';
import { rootOfTree } from '#capabilities/evidence/tile-tree.ts';
import type { Database } from '#storage/database.ts';
import { digestOf } from '#storage/digest.ts';
import { factAt, placeOf } from '#storage/log-runs.ts';
import { logSize, readBundle } from '#storage/log-tree.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { fillGrownRecord } from '../../test/support/grown-record.ts';
import { appendAllPending, appendEntries } from './append-to-log.ts';
import { correctChange } from './correct-change.ts';
import { openLogSigning, rotateLogKey, WrongLogKey } from './open-log-signing.ts';
import { signCheckpoint, tileReader } from './sign-checkpoint.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const now = new Date('2026-06-01T12:00:00.000Z');
let made = 0;
const place = () => {
  made += 1;
  return { dataDirectory: join(folder, String(made)), keyFile: null, origin: 'log.example/1', publicUrl: null };
};

async function entryAt(database: Database, index: number) {
  const bundle = await readBundle(database, Math.floor(index / 256));
  const bytes = bundle && decodeBundle(bundle)?.[index % 256];
  return bytes ? parseEntry(bytes) : null;
}

test('every version, provision, change and correction has its entry, imported ones with the commit of their source', async () => {
  const database = await freshDatabase();
  await fillGrownRecord(database);
  const added = await appendAllPending(database);
  const [counted] = await database.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM versions) + (SELECT count(*) FROM provisions) + (SELECT count(*) FROM changes) AS count`,
  );
  expect(added).toBe(counted?.count);
  expect(await appendAllPending(database)).toBe(0);
  const version = await placeOf(database, 'version', 2);
  expect(version && (await entryAt(database, version.index))).toMatchObject({
    type: 'version/1',
    document: 'CA-D-00001',
    number: 2,
    importedFrom: 'invented',
    commit: 'c0ffee1',
  });
  const provision = await placeOf(database, 'provision', 1);
  expect(provision && (await entryAt(database, provision.index))).toMatchObject({
    type: 'provision/1',
    id: 'CA-P-000001',
    version: 1,
  });
  expect(provision && (await factAt(database, provision.index))).toEqual(provision);
  const reason = 'A fault of ours.';
  await correctChange(database, { changeId: 1, kind: 'retracted', reason, decidedBy: 'A Person', decidedAt: now });
  const correction = await placeOf(database, 'correction', 1);
  const entry = correction && (await entryAt(database, correction.index));
  expect(entry).toMatchObject({ type: 'correction/1', change: 'CA-C-000001', kind: 'retracted' });
  expect(JSON.stringify(entry)).not.toContain('Person');
});

test('the log leaves the digest of an instance as it is', async () => {
  const database = await freshDatabase();
  await fillGrownRecord(database);
  const before = await digestOf(database);
  await appendAllPending(database);
  await signCheckpoint(database, await openLogSigning(place()), now);
  expect(await digestOf(database)).toBe(before);
});

test('a tree grown in many parts is that grown at once', async () => {
  const entries = Array.from({ length: 700 }, (_, index) => utf8(`entry ${index}`));
  const roots: Uint8Array[] = [];
  for (const step of [1, 33, 256, 700]) {
    const database = await freshDatabase();
    for (let at = 0; at < (step === 1 ? 40 : entries.length); at += step) {
      await database.transaction((transaction) => appendEntries(transaction, entries.slice(at, at + step)));
    }
    if (step === 1) {
      await database.transaction((transaction) => appendEntries(transaction, entries.slice(40)));
    }
    expect(await logSize(database)).toBe(700);
    roots.push(await rootOfTree(700, tileReader(database)));
    expect(decodeBundle((await readBundle(database, 2)) ?? utf8('x'))).toHaveLength(700 - 512);
  }
  for (const root of roots) expect(root).toEqual(roots[0]);
});

test('a checkpoint is signed by a key that only its owner can read, and says so in the log', async () => {
  const database = await freshDatabase();
  await fillGrownRecord(database);
  await appendAllPending(database);
  const where = place();
  const signing = await openLogSigning(where);
  expect(statSync(join(where.dataDirectory, 'log', 'key')).mode & 0o777).toBe(0o600);
  const outcome = await signCheckpoint(database, signing, now);
  if (outcome.kind !== 'signed') throw new Error(`The log was not signed: ${outcome.kind}.`);
  const { note, size, root } = outcome.checkpoint;
  expect(parseCheckpoint(parseNote(utf8(note))?.text ?? '')).toEqual({
    origin: 'log.example/1',
    size,
    root: new Uint8Array(root),
  });
  const key = await parseNoteKey(nodePrimitives, formatNoteKey(signing.signers[0]?.key ?? never()));
  expect(key && (await verifyNote(nodePrimitives, parseNote(utf8(note)) ?? never(), key))).toMatchObject({
    kind: 'signed',
  });
  const announced = await placeOf(database, 'key', 1);
  expect(announced && (await entryAt(database, announced.index))).toMatchObject({
    type: 'key/1',
    key: formatNoteKey(key ?? never()),
  });
  expect((await signCheckpoint(database, signing, now)).kind).toBe('unchanged');
  expect(readFileSync(signing.rememberedPath, 'utf8')).toBe(note);
});

test('a new key signs beside the old one, and both are in the log', async () => {
  const database = await freshDatabase();
  const where = place();
  await signCheckpoint(database, await openLogSigning(where), now);
  const rotated = await rotateLogKey(where);
  const outcome = await signCheckpoint(database, rotated, now);
  if (outcome.kind !== 'signed') throw new Error(`The log was not signed: ${outcome.kind}.`);
  const note = parseNote(utf8(outcome.checkpoint.note)) ?? never();
  for (const { key } of rotated.signers)
    expect(await verifyNote(nodePrimitives, note, key)).toMatchObject({ kind: 'signed' });
  expect(rotated.signers).toHaveLength(2);
  expect(outcome.checkpoint.size).toBe(2);
});

test('a log set back, altered or signed under another name is not signed', async () => {
  const database = await freshDatabase();
  const where = place();
  const signing = await openLogSigning(where);
  const append = (words: string) => database.transaction((transaction) => appendEntries(transaction, [utf8(words)]));
  await append('one');
  await signCheckpoint(database, signing, now);
  await append('two');
  await signCheckpoint(database, signing, now);
  const { size } = await stateOf(database);
  await database.query('DELETE FROM log_tiles');
  await database.query('DELETE FROM log_bundles');
  await database.query('UPDATE log_state SET size = 0');
  expect(await signCheckpoint(database, signing, now)).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining('older state'),
  });
  // Grown again to the same size, with other content: what a fork is.
  for (const words of ['another one', 'another two', 'another three']) await append(words);
  expect((await stateOf(database)).size).toBe(size);
  expect(await signCheckpoint(database, signing, now)).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining('altered'),
  });
  // Where the database forgot its checkpoints too, the file beside it remembers.
  await database.query('ALTER TABLE log_checkpoints DISABLE TRIGGER log_checkpoints_stand');
  await database.query('DELETE FROM log_checkpoints');
  expect(await signCheckpoint(database, signing, now)).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining('altered'),
  });
  await expect(openLogSigning({ ...where, origin: 'log.example/2' })).rejects.toThrow(WrongLogKey);
});

test('published checkpoints cannot be rewritten', async () => {
  const database = await freshDatabase();
  await signCheckpoint(database, await openLogSigning(place()), now);
  await expect(database.query('UPDATE log_checkpoints SET size = 9')).rejects.toThrow('never altered');
});

async function stateOf(database: Database): Promise<{ size: number }> {
  return { size: await logSize(database) };
}

function never(): never {
  throw new Error('Nothing is there.');
}
