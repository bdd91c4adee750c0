// Enters facts in the evidence log, in the caller's transaction: a fact and its entry are committed together or not at
// all. What came in without one (an import, an older release) is entered afterwards, by the same function.

import { decodeBundle, encodeBundle } from '#capabilities/evidence/tile-path.ts';
import { edgeTiles, growTiles, leafHashOf, tileWidth } from '#capabilities/evidence/tile-tree.ts';
import { type LoggedKind, loggedKinds } from '#domain/evidence-log.ts';
import type { Database, Transaction } from '#storage/database.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import { addRun, lastLogged } from '#storage/log-runs.ts';
import { lockedLogSize, readBundle, readLogTile, type StoredTile, saveLogGrowth } from '#storage/log-tree.ts';
import { entriesOf, type FactEntry } from './log-entries.ts';

/** Facts of each kind that one transaction enters beside its own work. An import that runs meanwhile leaves thousands. */
const usualBatch = 500;
const largeBatch = 20_000;

/** Enters what has no entry yet, at most some hundreds of each kind. The writer's turn must be held. */
export async function appendPending(transaction: Transaction, limit: number = usualBatch): Promise<number> {
  const last = await lastLogged(transaction);
  const batches: { kind: LoggedKind; facts: readonly FactEntry[] }[] = [];
  for (const kind of loggedKinds) {
    const facts = await entriesOf[kind](transaction, { after: last.get(kind) ?? 0, limit });
    if (facts.length > 0) batches.push({ kind, facts });
  }
  let index = await appendEntries(
    transaction,
    batches.flatMap(({ facts }) => facts.map(({ bytes }) => bytes)),
  );
  const firstIndex = index;
  for (const { kind, facts } of batches) {
    await addRun(transaction, kind, { ids: facts.map(({ id }) => id), firstIndex: index });
    index += facts.length;
  }
  return index - firstIndex;
}

/** Enters everything that has no entry yet, in transactions of moderate size. Gives the number of new entries. */
export async function appendAllPending(database: Database): Promise<number> {
  for (let total = 0; ; ) {
    const added = await database.transaction(async (transaction) => {
      await takeWriterTurn(transaction);
      return appendPending(transaction, largeBatch);
    });
    total += added;
    if (added === 0) return total;
  }
}

/** Adds entries at the end of the tree; gives the index of the first. */
export async function appendEntries(transaction: Transaction, entries: readonly Uint8Array[]): Promise<number> {
  const size = await lockedLogSize(transaction);
  if (entries.length === 0) return size;
  const edge: StoredTile[] = [];
  for (const place of edgeTiles(size)) {
    const hashes = await readLogTile(transaction, place.level, place.index);
    if (hashes?.length !== place.width * 32) {
      throw new Error(
        `The evidence log is damaged: tile ${place.level}/${place.index} is not that of ${size} entries.`,
      );
    }
    edge.push({ ...place, hashes });
  }
  const tiles = growTiles(size, edge, entries.map(leafHashOf));
  await saveLogGrowth(transaction, {
    size: size + entries.length,
    tiles,
    bundles: await grownBundles(transaction, size, entries),
  });
  return size;
}

async function grownBundles(transaction: Transaction, size: number, entries: readonly Uint8Array[]) {
  const bundles: { index: number; bytes: Uint8Array }[] = [];
  let begun: readonly Uint8Array[] = [];
  if (size % tileWidth > 0) {
    const last = await readBundle(transaction, Math.floor(size / tileWidth));
    begun = (last && decodeBundle(last)) ?? [];
    if (begun.length !== size % tileWidth)
      throw new Error(`The evidence log is damaged: its last bundle is not whole.`);
  }
  for (let at = 0, index = Math.floor(size / tileWidth); at < entries.length; index += 1) {
    const taken = entries.slice(at, at + tileWidth - begun.length);
    bundles.push({ index, bytes: encodeBundle([...begun, ...taken]) });
    at += taken.length;
    begun = [];
  }
  return bundles;
}
