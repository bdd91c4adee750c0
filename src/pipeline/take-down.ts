// Takes a document down, or one version of it: its texts and archived files go, here and everywhere they were shown;
// hashes, reason and proofs stay, and the removal is an entry of the evidence log itself.

import type { Removal } from '#domain/removal.ts';
import type { BlobStore } from '#storage/blobs.ts';
import type { Database, Transaction } from '#storage/database.ts';
import { latestNumberOf } from '#storage/documents.ts';
import {
  capturesOf,
  eraseTexts,
  hasArchivedFiles,
  markFilesRemoved,
  removedFiles,
  scrubTables,
} from '#storage/erase-document.ts';
import { eraseVersions, versionsOfSameText } from '#storage/erase-version.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import { addLegalHold, addRemoval, type LegalHold, legalHoldOf, removalsOf } from '#storage/removals.ts';
import { appendPending } from './append-to-log.ts';

export interface TakeDownPlace {
  readonly database: Database;
  readonly blobs: BlobStore;
}

/** Numbers of removals: of a version each version of the same text has its own. */
export type TakeDownOutcome =
  | { readonly kind: 'removed'; readonly removal: number; readonly versions: readonly number[]; readonly files: number }
  /** It was decided before; files that were left over from an interruption are gone now. */
  | { readonly kind: 'already-removed'; readonly removal: number; readonly files: number }
  | { readonly kind: 'held'; readonly hold: LegalHold }
  /** `is-latest`: what is captured next is compared with it, so it goes with the whole document only. */
  | { readonly kind: 'no-document' | 'no-version' | 'is-latest' };

/** Decides in one transaction, then removes the files; run again it finishes what was interrupted. */
export async function takeDown(
  { database, blobs }: TakeDownPlace,
  document: number,
  wanted: Omit<Removal, 'number'>,
): Promise<TakeDownOutcome> {
  const decided = await database.transaction(async (transaction): Promise<TakeDownOutcome> => {
    await takeWriterTurn(transaction);
    const latest = await latestNumberOf(transaction, document);
    if (latest === null) return { kind: 'no-document' };
    const hold = await legalHoldOf(transaction, document);
    if (hold?.isHeld) return { kind: 'held', hold };
    return wanted.version === null
      ? takeDownDocument(transaction, document, wanted)
      : takeDownVersion(transaction, document, { ...wanted, version: wanted.version, latest });
  });
  if (decided.kind !== 'removed' && decided.kind !== 'already-removed') return decided;
  let files = 0;
  for (const sha256 of await removedFiles(database)) if (await blobs.remove(sha256)) files += 1;
  await scrubTables(database);
  return { ...decided, files };
}

async function takeDownDocument(
  transaction: Transaction,
  document: number,
  wanted: Omit<Removal, 'number'>,
): Promise<TakeDownOutcome> {
  const before = (await removalsOf(transaction, document)).filter(({ version }) => version === null);
  const same = before.find(({ scope }) => scope === 'text' || scope === wanted.scope);
  // Files that came in since the archived files were removed are a new matter.
  if (same?.scope === 'text' || (same && !(await hasArchivedFiles(transaction, document)))) {
    return { kind: 'already-removed', removal: same.number, files: 0 };
  }
  await markFilesRemoved(transaction, await capturesOf(transaction, document, null));
  if (wanted.scope === 'text') await eraseTexts(transaction, document);
  const removal = await addRemoval(transaction, document, wanted);
  await appendPending(transaction);
  return { kind: 'removed', removal, versions: [], files: 0 };
}

/** A text is one text however often the document came back to it: all versions that have it go. */
async function takeDownVersion(
  transaction: Transaction,
  document: number,
  wanted: Omit<Removal, 'number'> & { readonly version: number; readonly latest: number },
): Promise<TakeDownOutcome> {
  const versions = await versionsOfSameText(transaction, document, wanted.version);
  if (versions.length === 0) return { kind: 'no-version' };
  const before = await removalsOf(transaction, document);
  const same = before.find(
    ({ version, scope }) =>
      (version === null || version === wanted.version) && (scope === 'text' || scope === wanted.scope),
  );
  if (same) return { kind: 'already-removed', removal: same.number, files: 0 };
  if (wanted.scope === 'text' && versions.includes(wanted.latest)) return { kind: 'is-latest' };
  const numbers: number[] = [];
  for (const version of versions) {
    await markFilesRemoved(transaction, await capturesOf(transaction, document, version));
    numbers.push(await addRemoval(transaction, document, { ...wanted, version }));
  }
  if (wanted.scope === 'text') await eraseVersions(transaction, document, versions);
  await appendPending(transaction);
  return { kind: 'removed', removal: numbers[0] ?? 0, versions, files: 0 };
}

/** Puts a document under a legal hold, or ends it; false where there is no such document. */
export async function setLegalHold(database: Database, document: number, hold: LegalHold): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    if ((await latestNumberOf(transaction, document)) === null) return false;
    await addLegalHold(transaction, document, hold);
    return true;
  });
}
