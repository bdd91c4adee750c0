// What of a branch is still to be taken in: per document the records that storage does not have.

import type { ArchiveRecord } from '#capabilities/terms-archive/archive-record.ts';
import { type ArchivedDocument, readDocuments } from '#capabilities/terms-archive/read-records.ts';
import { type ImportedDocument, importedDocuments } from '#storage/collections.ts';
import type { Queryable } from '#storage/database.ts';
import type { BranchToImport } from './select-branches.ts';

export interface PlannedDocument {
  readonly branch: BranchToImport;
  readonly gitDirectory: string;
  readonly document: ArchivedDocument;
  readonly documentId: number | null;
  /** Whether storage knows another day on which the archive took the document out, or none. */
  readonly isRemovalNew: boolean;
  readonly totalRecords: number;
  /** Records to take in, oldest first. */
  readonly records: readonly ArchiveRecord[];
  /** One sentence per record that is older than what storage has of the document. */
  readonly refused: readonly string[];
}

/** Reads a branch and sets its records against what was taken in before. Empty `services` stands for all. */
export async function planBranch(
  database: Queryable,
  branch: BranchToImport,
  services: readonly string[],
): Promise<PlannedDocument[]> {
  const gitDirectory = await branch.archive.openObjects();
  const documents = await readDocuments(gitDirectory, branch.tip, branch.archive.name);
  const known = await importedDocuments(database, branch.collectionId);
  return documents
    .filter((document) => services.length === 0 || services.includes(document.serviceId))
    .map((document) => planDocument({ branch, gitDirectory }, document, known));
}

function planDocument(
  place: Pick<PlannedDocument, 'branch' | 'gitDirectory'>,
  document: ArchivedDocument,
  known: ReadonlyMap<string, ImportedDocument>,
): PlannedDocument {
  const found = document.paths.map((path) => known.get(path)).find((one) => one !== undefined);
  const since = found?.wantedSince ?? null;
  // Where a removal was lifted, the document goes on as another record, with what the archive recorded since.
  const held = found?.isWithdrawn && since ? undefined : found;
  const commits = new Set(held?.commits);
  // What was taken down here stays so, whatever an archive goes on recording of it.
  const wanted = held?.isWithdrawn ? [] : document.records.filter(({ capturedAt }) => !since || capturedAt > since);
  const missing = wanted.filter((record) => !commits.has(record.originalCommit));
  // Versions are numbered in order of time and a number once given never moves.
  const isLate = (record: ArchiveRecord) => held !== undefined && record.capturedAt < held.latestAt;
  return {
    ...place,
    document,
    documentId: held?.documentId ?? null,
    isRemovalNew: held !== undefined && held.removedAt?.getTime() !== document.removedAt?.getTime(),
    totalRecords: document.records.length,
    records: missing.filter((record) => !isLate(record)),
    refused: missing.filter(isLate).map(lateSentence),
  };
}

function lateSentence(record: ArchiveRecord): string {
  const at = record.capturedAt.toISOString();
  return `${record.path} of ${at}: it is older than the latest version held of the document, whose numbers stand.`;
}
