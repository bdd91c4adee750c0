// A reader keeps a checkpoint and verifies later packages against it: the log's tiles connect the two, from its address or
// from a copy in a folder, and a log that was begun anew is found out.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { encodeEntry } from '#capabilities/evidence/log-entry.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { appendEntries } from '#pipeline/append-to-log.ts';
import { openLogSigning } from '#pipeline/open-log-signing.ts';
import { signCheckpoint } from '#pipeline/sign-checkpoint.ts';
import { receiptAt } from '#queries/evidence-log.ts';
import { createSite } from '#web/site.ts';
import { newFolder, removeFolder, runAtlas } from '../support/atlas-process.ts';
import { signedRecord } from '../support/evidence-package.ts';

const folder = newFolder();
const record = await signedRecord('imported');
const forked = await signedRecord('imported');
const site = createSite({
  database: record.database,
  catalog: loadCatalog(),
  blobs: record.source.blobs,
  publicUrl: 'https://atlas.example',
  now: () => new Date('2026-06-02T00:00:00Z'),
});
/** Every tile that was asked for, by its path below the log's address. */
const handedOut = new Map<string, Buffer>();
const server = createServer(async (request, response) => {
  const answer = await site.request(request.url ?? '/');
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status === 200) handedOut.set((request.url ?? '').replace('/log/', ''), body);
  response.writeHead(answer.status).end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const log = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`;
afterAll(() => {
  server.close();
  removeFolder(folder);
});

const kept = join(folder, 'kept-checkpoint');
const file = (name: string) => join(folder, name);
const verify = (name: string, ...more: string[]) =>
  runAtlas(['verify', file(name), '--key', record.keyText, ...more, '--json']);
const remembered = (out: string) =>
  (JSON.parse(out) as { steps: { name: string; ok: boolean; words: string }[] }).steps.at(-1);

it('keeps the first checkpoint, then each newer one that continues it', { timeout: 120_000 }, async () => {
  writeFileSync(file('first.wacz'), await record.package('provision', 1));
  expect((await verify('first.wacz', '--remember', kept)).code).toBe(0);
  const first = readFileSync(kept, 'utf8');
  const signing = await openLogSigning({ dataDirectory: record.folder, keyFile: null, origin: null, publicUrl: null });
  // The log grows, and the packages of its records rest on a later checkpoint from now on.
  const entry = encodeEntry({ type: 'key/1', key: forked.keyText, at: '2026-06-02T00:00:00.000Z' });
  const index = await record.database.transaction((transaction) => appendEntries(transaction, [entry]));
  const grown = await signCheckpoint(record.database, signing, new Date());
  if (grown.kind !== 'signed') throw new Error(grown.kind);
  writeFileSync(file('later'), grown.checkpoint.note);
  // The reader kept the later one; the package at hand rests on the earlier.
  const alone = await verify('first.wacz', '--checkpoint', file('later'));
  expect([alone.code, remembered(alone.out)?.words]).toEqual([1, expect.stringContaining('--log')]);
  const asked = await verify('first.wacz', '--checkpoint', file('later'), '--log', log);
  expect([asked.code, remembered(asked.out)]).toEqual([0, expect.objectContaining({ name: 'remembered', ok: true })]);
  expect(handedOut.size).toBeGreaterThan(0);
  expect(readFileSync(kept, 'utf8')).toBe(first);
  const receipt = await receiptAt(record.database, index);
  writeFileSync(file('later.tlog-proof'), receipt.kind === 'receipt' ? receipt.receipt.text : '');
  expect((await verify('later.tlog-proof', '--remember', kept, '--log', log)).code).toBe(0);
  expect(readFileSync(kept, 'utf8')).toBe(grown.checkpoint.note);
});

it('needs no network where the tiles lie in a folder', { timeout: 60_000 }, async () => {
  for (const [path, bytes] of handedOut) {
    mkdirSync(dirname(file(`copy/${path}`)), { recursive: true });
    writeFileSync(file(`copy/${path}`), bytes);
  }
  const offline = ['--offline', '--checkpoint', file('later')];
  expect((await verify('first.wacz', ...offline, '--log', file('copy'))).code).toBe(0);
  expect((await verify('first.wacz', ...offline, '--log', log)).code).toBe(2);
});

it('finds a log out that was begun anew, and forgets nothing for it', { timeout: 60_000 }, async () => {
  writeFileSync(file('forked.wacz'), await forked.package('provision', 1));
  const args = ['verify', file('forked.wacz'), '--key', forked.keyText, '--remember', kept, '--log', log, '--json'];
  const before = readFileSync(kept, 'utf8');
  const found = await runAtlas(args);
  expect(found.code).toBe(1);
  expect(remembered(found.out)?.words).toContain('forked');
  expect(readFileSync(kept, 'utf8')).toBe(before);
  writeFileSync(file('nonsense'), 'nothing\n');
  expect((await verify('first.wacz', '--checkpoint', file('nonsense'))).code).toBe(2);
  expect((await verify('first.wacz', '--checkpoint', file('absent'))).code).toBe(2);
  expect(existsSync(file('absent'))).toBe(false);
});
