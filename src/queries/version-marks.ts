// The versions of a document as marks on its timeline, read in one go. Apart because nearly every record names
// versions, and a document has a few hundred at most.

import type { VersionMark, VersionOrigin } from '#domain/record.ts';
import type { VersionReason } from '#domain/version.ts';
import type { Queryable } from '#storage/database.ts';

export interface VersionRow {
  readonly mark: VersionMark;
  readonly textId: number;
}

interface Row {
  number: number;
  text_id: number;
  captured_at: Date;
  reason: VersionReason;
  sha256: string;
}

interface OriginRow {
  origin_commit: string | null;
  origin_subject: string | null;
  origin_snapshots: string[] | null;
  origin_engine: string | null;
}

/** All versions of a document, oldest first; the version with number n stands at index n − 1. */
export async function versionsOf(database: Queryable, document: number): Promise<VersionRow[]> {
  const rows = await database.query<Row>(
    `SELECT v.number, v.text_id, v.captured_at, v.reason, encode(t.sha256, 'hex') AS sha256
     FROM versions v JOIN texts t ON t.id = v.text_id WHERE v.document_id = $1 ORDER BY v.number`,
    [document],
  );
  return rows.map((row) => ({
    mark: { number: row.number, capturedAt: row.captured_at, reason: row.reason, sha256: row.sha256 },
    textId: row.text_id,
  }));
}

/** Where a version was recorded first. */
export async function originOf(database: Queryable, document: number, number: number): Promise<VersionOrigin> {
  const [row] = await database.query<OriginRow>(
    `SELECT origin_commit, origin_subject, origin_snapshots, origin_engine FROM versions
     WHERE document_id = $1 AND number = $2`,
    [document, number],
  );
  return {
    commit: row?.origin_commit ?? null,
    subject: row?.origin_subject ?? null,
    snapshots: row?.origin_snapshots ?? [],
    engineVersion: row?.origin_engine ?? null,
  };
}

/** The version with this number, which must be one of these. */
export function versionNumbered(versions: readonly VersionRow[], number: number): VersionRow {
  const version = versions.find((candidate) => candidate.mark.number === number);
  if (!version) throw new Error(`A record refers to version ${number}, which its document does not have.`);
  return version;
}

/** The number by which the evidence log knows a version; without a number the latest. Null where there is none. */
export async function versionEntryId(
  database: Queryable,
  document: number,
  number: number | null,
): Promise<number | null> {
  const [row] = await database.query<{ id: number }>(
    'SELECT id FROM versions WHERE document_id = $1 AND ($2::int IS NULL OR number = $2) ORDER BY number DESC LIMIT 1',
    [document, number],
  );
  return row?.id ?? null;
}
