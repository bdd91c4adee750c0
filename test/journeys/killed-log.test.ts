// The evidence log is killed while it grows and is signed, again and again, sometimes with its database: nothing that was
// acknowledged is lost, and the log goes on from every checkpoint that anybody was ever told. ATLAS_KILL_ROUNDS for
// a long run, ATLAS_KILL_SEED for other moments.

import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { rootOfTree } from '#capabilities/evidence/tile-tree.ts';
import { auditLog } from '#pipeline/audit-log.ts';
import { tileReader } from '#pipeline/sign-checkpoint.ts';
import { openBlobs } from '#storage/blobs.ts';
import { openDatabase } from '#storage/database.ts';
import { newFolder, removeFolder } from '../support/atlas-process.ts';

const rounds = Number(process.env.ATLAS_KILL_ROUNDS ?? 12);
const root = resolve(import.meta.dirname, '../..');
const folder = newFolder();
afterAll(() => removeFolder(folder));

interface Told {
  readonly batches: { first: number; count: number; sha256: string }[];
  readonly signed: { size: number; root: string }[];
}

test('no acknowledged entry is lost, and no checkpoint is ever contradicted', {
  timeout: 120_000 + rounds * 20_000,
}, async () => {
  const told: Told = { batches: [], signed: [] };
  let seed = Number(process.env.ATLAS_KILL_SEED ?? 20_261);
  for (let round = 0; round < rounds; round += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    await killedRun(told, round, { after: seed % 900, withDatabase: round % 5 === 4 });
    await compare(told, round === rounds - 1);
  }
  expect(told.batches.length).toBeGreaterThan(rounds);
  expect(told.signed.length).toBeGreaterThan(0);
});

async function killedRun(
  told: Told,
  round: number,
  { after, withDatabase }: { after: number; withDatabase: boolean },
): Promise<void> {
  const script = join(root, 'test/support/append-until-killed.ts');
  const child = spawn(process.execPath, [join(root, 'bin/run.js'), script, folder, String(round)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  const begun = new Promise<void>((begin) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('appended')) begin();
    });
  });
  const ended = once(child, 'close');
  await Promise.race([begun, ended]);
  await delay(after);
  child.kill('SIGKILL');
  if (withDatabase)
    process.kill(Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await ended;
  // A line that was cut off was not told.
  for (const line of out.slice(0, out.lastIndexOf('\n') + 1).split('\n')) {
    const [kind, first = '', second = '', third = ''] = line.split(' ');
    expect(kind).not.toBe('refused');
    if (kind === 'appended') told.batches.push({ first: Number(first), count: Number(second), sha256: third });
    if (kind === 'signed') told.signed.push({ size: Number(first), root: second });
  }
}

async function compare(told: Told, isLast: boolean): Promise<void> {
  const database = await openDatabase({ dataDirectory: folder, databaseUrl: null }, { connections: 2 });
  try {
    const readTile = tileReader(database);
    for (const { first, count, sha256 } of told.batches) {
      const leaves: Uint8Array[] = [];
      for (let index = first; index < first + count; index += 1) {
        const tile = await readTile({ level: 0, index: Math.floor(index / 256) });
        leaves.push(tile.subarray((index % 256) * 32, (index % 256) * 32 + 32));
      }
      expect(hash('sha256', Buffer.concat(leaves))).toBe(sha256);
    }
    for (const { size, root: signed } of told.signed) {
      expect(Buffer.from(await rootOfTree(size, readTile)).toString('hex')).toBe(signed);
    }
    if (!isLast) return;
    const findings = await auditLog({ database, blobs: openBlobs({ dataDirectory: folder, s3: null }) });
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
  } finally {
    await database.close();
  }
}
