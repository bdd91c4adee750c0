// Erases archived files after the time that the operator keeps them, where nothing that is published rests on them: the
// captures stay with their hashes, and the run is an entry of the evidence log.

import { referredRecords } from '#capabilities/archive/referred-records.ts';
import type { BlobStore } from '#storage/blobs.ts';
import type { Database } from '#storage/database.ts';
import { removedFiles } from '#storage/erase-document.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import {
  type ArchivedCapture,
  addRetentionRun,
  archivedCaptures,
  capturesHolding,
  noteReferences,
} from '#storage/old-captures.ts';
import { appendPending } from './append-to-log.ts';

export interface RetentionPlace {
  readonly database: Database;
  readonly blobs: BlobStore;
}

export interface RetentionRule {
  readonly days: number;
  readonly now: Date;
}

export interface RetentionOutcome {
  /** Captures whose archived files go, ascending. */
  readonly captures: readonly number[];
  /** Bytes of these files. */
  readonly bytes: number;
  /** Number of the run; null where nothing was to be erased, or it was only asked. */
  readonly run: number | null;
}

const dayMs = 24 * 3600 * 1000;

/** What the rule would erase now; nothing is changed. */
export async function oldCaptures(place: RetentionPlace, { days, now }: RetentionRule): Promise<RetentionOutcome> {
  const before = beforeOf({ days, now });
  await lookUpReferences(place, before);
  return { ...outcomeOf(erasable(await archivedCaptures(place.database, before))), run: null };
}

/** Erases it: decided and entered in one transaction, then the files go; run again it finishes what was interrupted. */
export async function eraseOldCaptures(place: RetentionPlace, { days, now }: RetentionRule): Promise<RetentionOutcome> {
  const { database, blobs } = place;
  const before = beforeOf({ days, now });
  await lookUpReferences(place, before);
  const outcome = await database.transaction(async (transaction): Promise<RetentionOutcome> => {
    await takeWriterTurn(transaction);
    const found = outcomeOf(erasable(await archivedCaptures(transaction, before)));
    if (found.captures.length === 0) return { ...found, run: null };
    const run = await addRetentionRun(transaction, { days, before, at: now, captures: found.captures });
    await appendPending(transaction);
    return { ...found, run };
  });
  for (const sha256 of await removedFiles(database)) await blobs.remove(sha256);
  return outcome;
}

function beforeOf({ days, now }: RetentionRule): Date {
  return new Date(now.getTime() - days * dayMs);
}

function outcomeOf(captures: readonly ArchivedCapture[]): Omit<RetentionOutcome, 'run'> {
  return { captures: captures.map(({ id }) => id), bytes: captures.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** A file states what it refers to once and for all, so each is read for it one time only. */
async function lookUpReferences({ database, blobs }: RetentionPlace, before: Date): Promise<void> {
  for (const { id, sha256, refersTo } of await archivedCaptures(database, before)) {
    if (refersTo !== null) continue;
    const bytes = await blobs.get(sha256);
    if (!bytes) continue;
    const holding = await capturesHolding(database, referredRecords(bytes));
    const others = holding.filter((other) => other !== id);
    await noteReferences(database, id, others);
  }
}

/** The old ones, less those that a capture which stays refers to, or may refer to where nobody could look. */
function erasable(captures: readonly ArchivedCapture[]): ArchivedCapture[] {
  const unknown = new Set(captures.filter(({ refersTo }) => refersTo === null).map(({ targetId }) => targetId));
  let old = captures.filter(({ isOld, targetId }) => isOld && !unknown.has(targetId));
  for (;;) {
    const going = new Set(old.map(({ id }) => id));
    const needed = new Set(captures.flatMap(({ id, refersTo }) => (going.has(id) ? [] : (refersTo ?? []))));
    const left = old.filter(({ id }) => !needed.has(id));
    if (left.length === old.length) return left;
    old = left;
  }
}
