// Archives that versions were imported from, with the licence and attribution that each record carries, and what
// of them has been taken in already.

import type { Queryable } from './database.ts';

export interface Collection {
  readonly id: string;
  readonly name: string;
  readonly licence: string | null;
  readonly attribution: string | null;
  readonly originUrl: string | null;
}

/** Adds a collection, or brings its name, licence and attribution up to date where they are stated. */
export async function ensureCollection(database: Queryable, collection: Collection): Promise<void> {
  await database.query(
    `INSERT INTO collections (id, name, licence, attribution, origin_url) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name,
       licence = coalesce(excluded.licence, collections.licence),
       attribution = coalesce(excluded.attribution, collections.attribution),
       origin_url = coalesce(excluded.origin_url, collections.origin_url)`,
    [collection.id, collection.name, collection.licence, collection.attribution, collection.originUrl],
  );
}

/** What an import of this tip and these services took in, once it has been taken in whole; else null. */
export async function findImportedTip(
  database: Queryable,
  wanted: { readonly collectionId: string; readonly tip: string; readonly selection: readonly string[] },
): Promise<{ documents: number; versions: number } | null> {
  const [row] = await database.query<{ documents: number; versions: number }>(
    'SELECT documents, versions FROM imported_tips WHERE collection_id = $1 AND tip_commit = $2 AND selection = $3',
    [wanted.collectionId, wanted.tip, wanted.selection],
  );
  return row ?? null;
}

/** Notes that a tip has been taken in whole. */
export async function rememberImportedTip(
  database: Queryable,
  taken: { collectionId: string; tip: string; selection: readonly string[]; documents: number; versions: number },
): Promise<void> {
  await database.query(
    `INSERT INTO imported_tips (collection_id, tip_commit, selection, documents, versions)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [taken.collectionId, taken.tip, taken.selection, taken.documents, taken.versions],
  );
}

export interface ImportedDocument {
  /** Its texts were taken down here. */
  readonly isWithdrawn: boolean;
  /** Records before are not taken in: a removal was lifted then. Null where there was none. */
  readonly wantedSince: Date | null;
  readonly documentId: number;
  readonly latestAt: Date;
  /** Original commits of the versions it has. */
  readonly commits: readonly string[];
  readonly removedAt: Date | null;
}

/** Every document of a collection with the commits taken in, by each path it ever had. */
export async function importedDocuments(
  database: Queryable,
  collectionId: string,
): Promise<ReadonlyMap<string, ImportedDocument>> {
  const rows = await database.query<ImportedDocument & { paths: string[] }>(
    `SELECT d.id AS "documentId", max(v.captured_at) AS "latestAt", array_agg(v.origin_commit) AS commits,
            d.removed_at AS "removedAt", EXISTS (SELECT FROM withdrawn_documents w WHERE w.document_id = d.id) AS "isWithdrawn",
            (SELECT max(lifted_at) FROM lifted_documents l WHERE l.document_id IN (d.id, d.continues)) AS "wantedSince",
            (SELECT coalesce(array_agg(path), '{}') FROM document_paths WHERE collection_id = $1 AND document_id = d.id) AS paths
       FROM documents d JOIN versions v ON v.document_id = d.id
      WHERE d.collection_id = $1 AND v.origin_commit IS NOT NULL GROUP BY d.id`,
    [collectionId],
  );
  return new Map(rows.flatMap(({ paths, ...document }) => paths.map((path) => [path, document] as const)));
}
