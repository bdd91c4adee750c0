// What stays of what was taken down: its removal, and its versions by their hashes.

import type { VersionMark } from '#domain/record.ts';
import type { Lifting, Removal } from '#domain/removal.ts';
import type { Queryable } from '#storage/database.ts';
import { placeOf } from '#storage/log-runs.ts';
import { liftingOf, removalsOf } from '#storage/removals.ts';
import { documentByNumber, documentBySlugs, type FoundDocument } from './document-identity.ts';
import { versionsOf } from './version-marks.ts';
import { parseDay, versionOnDay } from './version-on-date.ts';

/** What of a document is withdrawn: all of it, or the one version. */
export interface Withdrawn {
  readonly document: number;
  readonly version: number | null;
}

export interface Tombstone {
  readonly document: FoundDocument;
  /** The one that took the texts away. */
  readonly removal: Removal;
  /** Number of its entry in the evidence log; null while it waits. */
  readonly entry: number | null;
  /** Those that it concerns. */
  readonly versions: readonly VersionMark[];
  readonly lifting: Lifting | null;
  /** The record that goes on from this one since it was lifted. */
  readonly successor: FoundDocument | null;
}

/** Which version of a document is asked for: by number, by day, or none. */
export type VersionAsked =
  | { readonly by: 'number'; readonly number: number }
  | { readonly by: 'day'; readonly day: string }
  | null;

/** What is withdrawn of what these slugs name; null where nothing is, or none is there. */
export async function withdrawnBySlugs(
  database: Queryable,
  { platform, document }: { readonly platform: string; readonly document: string },
  asked: VersionAsked,
): Promise<Withdrawn | null> {
  if (!(await isAnyWithdrawn(database))) return null;
  const found = await documentBySlugs(database, platform, document);
  if (!found) return null;
  return withdrawnByRecord(database, 'document', {
    number: found.number,
    version: asked?.by === 'day' ? await numberOn(database, found.number, asked.day) : (asked?.number ?? null),
  });
}

async function numberOn(database: Queryable, document: number, day: string): Promise<number | null> {
  const on = parseDay(day);
  return on && (versionOnDay(await versionsOf(database, document), on)?.mark.number ?? null);
}

/** What is withdrawn of the document that a record belongs to, where that concerns the record; else null. */
export async function withdrawnByRecord(
  database: Queryable,
  kind: 'document' | 'provision' | 'change' | 'capture',
  { number, version = null }: { readonly number: number; readonly version?: number | null },
): Promise<Withdrawn | null> {
  const { table, document, shown } = standing[kind];
  const [row] = await database.query<Withdrawn>(
    `SELECT r.document_id AS document, r.version_number AS version
       FROM ${table} JOIN removals r ON r.document_id = ${document}
      WHERE o.id = $1 AND r.scope = 'text'
        AND (r.version_number IS NULL OR r.version_number = $2::int OR r.version_number IN (${shown}))
      ORDER BY r.version_number NULLS FIRST LIMIT 1`,
    [number, version],
  );
  return row ?? null;
}

/** Where each kind of record stands, and which versions' texts its pages show unasked. */
const standing = {
  document: { table: 'documents o', document: 'o.id', shown: 'NULL' },
  provision: {
    table: 'provisions o',
    document: 'o.document_id',
    shown: 'SELECT last_number FROM wording_periods WHERE provision_id = o.id ORDER BY first_number DESC LIMIT 1',
  },
  change: { table: 'changes o', document: 'o.document_id', shown: 'o.from_number, o.to_number' },
  capture: {
    table: 'captures o JOIN capture_targets t ON t.id = o.target_id',
    document: 't.document_id',
    shown: 'NULL',
  },
} as const;

async function isAnyWithdrawn(database: Queryable): Promise<boolean> {
  return (await database.query(`SELECT 1 FROM removals WHERE scope = 'text' LIMIT 1`)).length > 0;
}

/** Null where nothing of it is withdrawn. */
export async function tombstoneOf(database: Queryable, withdrawn: Withdrawn): Promise<Tombstone | null> {
  const { document: number, version } = withdrawn;
  const removal = (await removalsOf(database, number)).find((one) => one.scope === 'text' && one.version === version);
  const document = removal && (await documentByNumber(database, number));
  if (!document) return null;
  const [place, versions, lifting, [next]] = await Promise.all([
    placeOf(database, 'removal', removal.number),
    versionsOf(database, number),
    liftingOf(database, removal.number),
    database.query<{ id: number }>('SELECT id FROM documents WHERE continues = $1 ORDER BY id LIMIT 1', [number]),
  ]);
  return {
    document,
    removal,
    entry: place?.index ?? null,
    versions: versions.map(({ mark }) => mark).filter((mark) => version === null || mark.number === version),
    lifting,
    successor: next ? await documentByNumber(database, next.id) : null,
  };
}
