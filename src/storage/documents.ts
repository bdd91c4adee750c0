// Platforms and documents: finding them, and adding those an archive names for the first time.

import { slugOf } from '#domain/slug.ts';
import type { CaptureTarget } from '#domain/source.ts';
import type { Queryable, Transaction } from './database.ts';

export interface DocumentToFind {
  readonly collectionId: string;
  readonly platformName: string;
  readonly documentName: string;
  readonly documentType: string;
  /** The path in the archive now, first, and every path it had before. */
  readonly paths: readonly string[];
  readonly removedAt: Date | null;
  /** Every time the archive took it out, with its commit. */
  readonly deletions?: readonly { readonly at: Date; readonly commit: string }[];
}

/** The document's id, adding platform and document where they are new. `takeWriterTurn` must hold. */
export async function ensureDocument(transaction: Transaction, wanted: DocumentToFind): Promise<number> {
  const [found] = await transaction.query<{ documentId: number; isLifted: boolean }>(
    `SELECT document_id AS "documentId", document_id IN (SELECT document_id FROM lifted_documents) AS "isLifted"
       FROM document_paths WHERE collection_id = $1 AND path = ANY($2) ORDER BY array_position($2, path) LIMIT 1`,
    [wanted.collectionId, wanted.paths],
  );
  // A record that was withdrawn stays so; where that was lifted, another one goes on from it.
  const known = found && !found.isLifted ? found : null;
  const documentId = known?.documentId ?? (await addDocument(transaction, wanted));
  if (known) await renameDocument(transaction, documentId, wanted);
  if (found?.isLifted) await continueFrom(transaction, documentId, found.documentId);
  await noteRemoval(transaction, documentId, wanted.removedAt);
  await noteDeletions(transaction, documentId, wanted.deletions ?? []);
  await transaction.query(
    `INSERT INTO document_paths (collection_id, path, document_id) SELECT $1, path, $3 FROM unnest($2::text[]) AS path
     ON CONFLICT DO NOTHING`,
    [wanted.collectionId, wanted.paths, documentId],
  );
  return documentId;
}

/** Notes when the archive took a document out; null when it keeps it. */
async function noteRemoval(database: Queryable, documentId: number, removedAt: Date | null): Promise<void> {
  await database.query('UPDATE documents SET removed_at = $2 WHERE id = $1 AND removed_at IS DISTINCT FROM $2', [
    documentId,
    removedAt,
  ]);
}

/** What the archive deleted is a fact like what it recorded. */
async function noteDeletions(
  transaction: Transaction,
  documentId: number,
  deletions: NonNullable<DocumentToFind['deletions']>,
): Promise<void> {
  if (deletions.length === 0) return;
  await transaction.query(
    `INSERT INTO archive_deletions (id, document_id, deleted_at, origin_commit)
     SELECT (SELECT coalesce(max(id), 0) FROM archive_deletions) + row_number() OVER (ORDER BY place), $1, at, origin
       FROM unnest($2::timestamptz[], $3::text[]) WITH ORDINALITY AS deleted(at, origin, place)
      WHERE NOT EXISTS (SELECT FROM archive_deletions WHERE document_id = $1 AND origin_commit = origin)`,
    [documentId, deletions.map(({ at }) => at), deletions.map(({ commit }) => commit)],
  );
}

/** Says that a record goes on from a withdrawn one, whose paths in the archive are the new one's from now on. */
async function continueFrom(transaction: Transaction, documentId: number, withdrawn: number): Promise<void> {
  await transaction.query('UPDATE documents SET continues = $2 WHERE id = $1', [documentId, withdrawn]);
  await transaction.query('UPDATE document_paths SET document_id = $1 WHERE document_id = $2', [documentId, withdrawn]);
}

/** Gives a document the names the archive has for it now; its id stays, and its former address leads to it. */
async function renameDocument(
  transaction: Transaction,
  documentId: number,
  wanted: Pick<DocumentToFind, 'collectionId' | 'platformName' | 'documentName' | 'documentType'>,
): Promise<void> {
  const [former] = await transaction.query<{ platform: string; platformSlug: string; name: string; slug: string }>(
    `SELECT p.name AS platform, p.slug AS "platformSlug", d.name, d.slug
       FROM documents d JOIN platforms p ON p.id = d.platform_id WHERE d.id = $1`,
    [documentId],
  );
  if (!former || (former.platform === wanted.platformName && former.name === wanted.documentName)) return;
  const platformId = await ensurePlatform(transaction, wanted.platformName);
  await transaction.query(
    'UPDATE documents SET platform_id = $2, name = $3, document_type = $4, slug = $5 WHERE id = $1',
    [
      documentId,
      platformId,
      wanted.documentName,
      wanted.documentType,
      await addressFor(transaction, platformId, wanted),
    ],
  );
  await transaction.query(
    `INSERT INTO former_addresses (platform_slug, slug, document_id) VALUES ($1, $2, $3)
     ON CONFLICT (platform_slug, slug) DO UPDATE SET document_id = excluded.document_id`,
    [former.platformSlug, former.slug, documentId],
  );
}

/** A slug that no document of the platform has, nor had: an address that was published never leads elsewhere. */
async function addressFor(
  transaction: Transaction,
  platformId: number,
  { documentName, collectionId }: Pick<DocumentToAdd, 'documentName' | 'collectionId'>,
): Promise<string> {
  const taken = await transaction.query<{ slug: string }>(
    `SELECT slug FROM documents WHERE platform_id = $1
     UNION SELECT f.slug FROM former_addresses f JOIN platforms p ON p.slug = f.platform_slug WHERE p.id = $1`,
    [platformId],
  );
  return freeSlug(new Set(taken.map((row) => row.slug)), [
    slugOf(documentName),
    `${slugOf(documentName)}-${slugOf(collectionId ?? 'live')}`,
  ]);
}

type DocumentToAdd = Pick<DocumentToFind, 'platformName' | 'documentName' | 'documentType'> & {
  readonly collectionId: string | null;
};

async function addDocument(transaction: Transaction, wanted: DocumentToAdd): Promise<number> {
  const platformId = await ensurePlatform(transaction, wanted.platformName);
  const slug = await addressFor(transaction, platformId, wanted);
  const [row] = await transaction.query<{ id: number }>(
    `INSERT INTO documents (id, platform_id, slug, document_type, name, collection_id)
     SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 FROM documents RETURNING id`,
    [platformId, slug, wanted.documentType, wanted.documentName, wanted.collectionId],
  );
  if (!row) throw new Error('The database gave no id for a document.');
  return row.id;
}

/**
 * Adds the document of a track that we capture ourselves. The track that came first goes by the document's own name;
 * the others, seen from another place or in another language, are its variants and say so in theirs.
 */
export async function addTrack(transaction: Transaction, track: TrackToAdd): Promise<number> {
  const [first] = await transaction.query<{ id: number }>(
    `SELECT d.id FROM documents d JOIN capture_targets t ON t.document_id = d.id
      WHERE t.platform_name = $1 AND t.document_name = $2 AND d.variant_of IS NULL AND t.closed_at IS NULL
      ORDER BY d.id LIMIT 1`,
    [track.platformName, track.documentName],
  );
  const { region, language } = track.vantage;
  const documentName = first ? `${track.documentName} (${region}, ${language})` : track.documentName;
  const documentId = await addDocument(transaction, { ...track, documentName, collectionId: null });
  await transaction.query(
    `UPDATE documents SET variant_of = $2, vantage_region = $3, vantage_language = $4, source_url = $5,
            continues = (SELECT max(document_id) FROM capture_targets WHERE closed_at IS NOT NULL
                            AND (platform_name, document_name, region, language) = ($6, $7, $3, $4))
      WHERE id = $1`,
    [
      documentId,
      first?.id ?? null,
      region,
      language,
      track.sources[0]?.url ?? null,
      track.platformName,
      track.documentName,
    ],
  );
  return documentId;
}

export type TrackToAdd = Pick<CaptureTarget, 'platformName' | 'documentName' | 'documentType' | 'vantage' | 'sources'>;

async function ensurePlatform(transaction: Transaction, name: string): Promise<number> {
  const [known] = await transaction.query<{ id: number }>('SELECT id FROM platforms WHERE name = $1', [name]);
  if (known) return known.id;
  const base = slugOf(name);
  const taken = await transaction.query<{ slug: string }>('SELECT slug FROM platforms WHERE starts_with(slug, $1)', [
    base,
  ]);
  const slug = freeSlug(new Set(taken.map((row) => row.slug)), [base]);
  const [row] = await transaction.query<{ id: number }>(
    `INSERT INTO platforms (id, slug, name) SELECT coalesce(max(id), 0) + 1, $1, $2 FROM platforms RETURNING id`,
    [slug, name],
  );
  if (!row) throw new Error('The database gave no id for a platform.');
  return row.id;
}

function freeSlug(taken: ReadonlySet<string>, wishes: readonly string[]): string {
  const free = wishes.find((wish) => !taken.has(wish));
  if (free) return free;
  const base = wishes.at(-1) ?? '';
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** The number of its latest version, 0 before there is one; null where there is no such document. */
export async function latestNumberOf(database: Queryable, documentId: number): Promise<number | null> {
  const [row] = await database.query<{ latest: number }>(
    'SELECT version_count AS latest FROM documents WHERE id = $1',
    [documentId],
  );
  return row?.latest ?? null;
}

/** What is known of a stored document beside its versions. */
export async function documentFacts(
  database: Queryable,
  documentId: number,
): Promise<{ name: string; language: string | null; lastVerifiedAt: Date | null } | null> {
  const [row] = await database.query<{ name: string; language: string | null; lastVerifiedAt: Date | null }>(
    'SELECT name, language, last_verified_at AS "lastVerifiedAt" FROM documents WHERE id = $1',
    [documentId],
  );
  return row ?? null;
}
