// The evidence log: how fast entries are appended, proofs made at ten million entries, and packages verified.

import { hash } from 'node:crypto';
import { encodeEntry } from '#capabilities/evidence/log-entry.ts';
import { consistencyProof, inclusionProof, type ReadTile } from '#capabilities/evidence/tile-tree.ts';
import { appendEntries } from '#pipeline/append-to-log.ts';
import { openDatabase } from '#storage/database.ts';
import { migrate } from '#storage/migrate.ts';
import type { Part } from './report.ts';
import { judge, showMilliseconds } from './show-table.ts';
import { spreadOf, timed } from './statistics.ts';

const appended = 50_000;
const batch = 1000;
const simulatedSize = 10_000_000;
const proofs = 200;
const proofAimMs = 5;

/** Measures on a log of its own in an empty folder. */
export async function measureLog(dataDirectory: string): Promise<Part> {
  const appending = await measureAppending(dataDirectory);
  const perSecond = Math.round(appended / (appending / 1000));
  const times = await measureProofs();
  const inclusion = spreadOf(times.inclusion);
  const consistency = spreadOf(times.consistency);
  const row = (name: string, { p50, p95 }: typeof inclusion) => [
    name,
    showMilliseconds(p50),
    showMilliseconds(p95),
    judge(p95, proofAimMs, 'ms'),
  ];
  return {
    name: 'log',
    figures: { appended, batch, appendMs: appending, perSecond, simulatedSize, inclusion, consistency },
    tables: [
      {
        title: `Proofs at ${simulatedSize.toLocaleString('en-GB')} entries, tiles at hand`,
        columns: ['kind', 'median', '95 %', 'aim'],
        rows: [row('inclusion', inclusion), row('consistency', consistency)],
        remarks: [
          `${appended.toLocaleString('en-GB')} entries in batches of ${batch} were appended and safe on disk at ${perSecond.toLocaleString('en-GB')} a second.`,
        ],
      },
    ],
  };
}

async function measureAppending(dataDirectory: string): Promise<number> {
  const database = await openDatabase({ dataDirectory, databaseUrl: null }, { connections: 1 });
  try {
    await migrate(database);
    const sha256 = `sha256:${hash('sha256', 'text')}`;
    const entry = (number: number) =>
      encodeEntry({
        type: 'provision/1',
        id: 'CA-P-000001',
        document: 'CA-D-00001',
        version: 1,
        start: number,
        end: number + 1,
        text: sha256,
      });
    const { milliseconds } = await timed(async () => {
      for (let at = 0; at < appended; at += batch) {
        const entries = Array.from({ length: batch }, (_, index) => entry(at + index));
        await database.transaction((transaction) => appendEntries(transaction, entries));
      }
    });
    return milliseconds;
  } finally {
    await database.close();
  }
}

/** Tiles made up, as if read: what is measured is the making of proofs. */
async function measureProofs() {
  const tile = new Uint8Array(256 * 32).map((_, index) => (index * 31) & 255);
  const readTile: ReadTile = async () => tile;
  const inclusion: number[] = [];
  const consistency: number[] = [];
  for (let run = 0; run < proofs; run += 1) {
    const index = (run * 7_919_993) % simulatedSize;
    inclusion.push((await timed(() => inclusionProof(index, simulatedSize, readTile))).milliseconds);
    consistency.push((await timed(() => consistencyProof(index + 1, simulatedSize, readTile))).milliseconds);
  }
  return { inclusion, consistency };
}
