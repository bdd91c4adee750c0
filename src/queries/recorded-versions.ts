// Which version of which document a record rests on: a provision on the last it stands in, a change on both of its
// sides, a document on its latest.

import type { RecordKind } from '#domain/ids.ts';
import type { Queryable } from '#storage/database.ts';

export interface RecordedVersions {
  readonly document: number;
  readonly version: number;
  /** Of changes. */
  readonly before: number | null;
}

const statements: Readonly<Record<RecordKind, string>> = {
  document:
    'SELECT id AS document, version_count AS version, NULL::int AS before FROM documents WHERE id = $1 AND version_count > 0',
  change: 'SELECT document_id AS document, to_number AS version, from_number AS before FROM changes WHERE id = $1',
  provision: `SELECT p.document_id AS document, NULL::int AS before,
      (SELECT coalesce(max(coalesce(w.last_number, d.version_count)), 1) FROM wording_periods w WHERE w.provision_id = p.id) AS version
      FROM provisions p JOIN documents d ON d.id = p.document_id WHERE p.id = $1`,
};

/** Null where there is no such record. */
export async function recordedVersions(
  database: Queryable,
  kind: RecordKind,
  number: number,
): Promise<RecordedVersions | null> {
  const [row] = await database.query<RecordedVersions>(statements[kind], [number]);
  return row ?? null;
}
