// What stays of a document that was taken down: its removal, and its versions by their hashes.

import type { VersionMark } from '#domain/record.ts';
import type { Removal } from '#domain/removal.ts';
import type { Queryable } from '#storage/database.ts';
import { placeOf } from '#storage/log-runs.ts';
import { removalsOf } from '#storage/removals.ts';
import { documentByNumber, documentBySlugs, type FoundDocument } from './document-identity.ts';
import { versionsOf } from './version-marks.ts';

export interface Tombstone {
  readonly document: FoundDocument;
  /** The one that took the texts away. */
  readonly removal: Removal;
  /** Number of its entry in the evidence log; null while it waits. */
  readonly entry: number | null;
  readonly versions: readonly VersionMark[];
}

/** The number of the withdrawn document at these slugs; null where it is not withdrawn or none is there. */
export async function withdrawnBySlugs(
  database: Queryable,
  platform: string,
  document: string,
): Promise<number | null> {
  if (!(await isAnyWithdrawn(database))) return null;
  const found = await documentBySlugs(database, platform, document);
  return found && (await isWithdrawn(database, found.number)) ? found.number : null;
}

/** The number of the withdrawn document that a record belongs to; null where it is not withdrawn. */
export async function withdrawnByRecord(
  database: Queryable,
  kind: 'document' | 'provision' | 'change' | 'capture',
  number: number,
): Promise<number | null> {
  const [row] = await database.query<{ id: number }>(
    `SELECT document_id AS id FROM withdrawn_documents WHERE document_id = (${documentOf[kind]})`,
    [number],
  );
  return row?.id ?? null;
}

const documentOf = {
  document: 'SELECT $1::int',
  provision: 'SELECT document_id FROM provisions WHERE id = $1',
  change: 'SELECT document_id FROM changes WHERE id = $1',
  capture: 'SELECT t.document_id FROM captures c JOIN capture_targets t ON t.id = c.target_id WHERE c.id = $1',
} as const;

async function isAnyWithdrawn(database: Queryable): Promise<boolean> {
  return (await database.query('SELECT 1 FROM withdrawn_documents LIMIT 1')).length > 0;
}

async function isWithdrawn(database: Queryable, document: number): Promise<boolean> {
  return (await withdrawnByRecord(database, 'document', document)) !== null;
}

/** Null where the document is not withdrawn. */
export async function tombstoneOf(database: Queryable, number: number): Promise<Tombstone | null> {
  const removal = (await removalsOf(database, number)).find(({ scope }) => scope === 'text');
  const document = removal && (await documentByNumber(database, number));
  if (!document) return null;
  const [place, versions] = await Promise.all([
    placeOf(database, 'removal', removal.number),
    versionsOf(database, number),
  ]);
  return { document, removal, entry: place?.index ?? null, versions: versions.map(({ mark }) => mark) };
}
