// Platforms and documents: finding them, and adding those an archive names for the first time.

import type { Queryable, Transaction } from './database.ts';

export interface DocumentToFind {
  readonly collectionId: string;
  readonly platformName: string;
  readonly documentName: string;
  readonly documentType: string;
  /** The path in the archive now, first, and every path it had before. */
  readonly paths: readonly string[];
  readonly removedAt: Date | null;
}

/** The document's id, adding platform and document where they are new. `takeWriterTurn` must hold. */
export async function ensureDocument(transaction: Transaction, wanted: DocumentToFind): Promise<number> {
  const [known] = await transaction.query<{ documentId: number }>(
    `SELECT document_id AS "documentId" FROM document_paths
      WHERE collection_id = $1 AND path = ANY($2) ORDER BY array_position($2, path) LIMIT 1`,
    [wanted.collectionId, wanted.paths],
  );
  const documentId = known?.documentId ?? (await addDocument(transaction, wanted));
  await noteRemoval(transaction, documentId, wanted.removedAt);
  await transaction.query(
    `INSERT INTO document_paths (collection_id, path, document_id) SELECT $1, path, $3 FROM unnest($2::text[]) AS path
     ON CONFLICT DO NOTHING`,
    [wanted.collectionId, wanted.paths, documentId],
  );
  return documentId;
}

/** Notes when the archive took a document out; null when it keeps it. */
export async function noteRemoval(database: Queryable, documentId: number, removedAt: Date | null): Promise<void> {
  await database.query('UPDATE documents SET removed_at = $2 WHERE id = $1 AND removed_at IS DISTINCT FROM $2', [
    documentId,
    removedAt,
  ]);
}

async function addDocument(transaction: Transaction, wanted: DocumentToFind): Promise<number> {
  const platformId = await ensurePlatform(transaction, wanted.platformName);
  const taken = await transaction.query<{ slug: string }>('SELECT slug FROM documents WHERE platform_id = $1', [
    platformId,
  ]);
  const slug = freeSlug(new Set(taken.map((row) => row.slug)), [
    slugOf(wanted.documentName),
    `${slugOf(wanted.documentName)}-${slugOf(wanted.collectionId)}`,
  ]);
  const [row] = await transaction.query<{ id: number }>(
    `INSERT INTO documents (id, platform_id, slug, document_type, name, collection_id)
     SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 FROM documents RETURNING id`,
    [platformId, slug, wanted.documentType, wanted.documentName, wanted.collectionId],
  );
  if (!row) throw new Error('The database gave no id for a document.');
  return row.id;
}

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

/** A name as part of an address: lower-case ASCII letters and digits, joined by hyphens. */
export function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = ascii
    .replace(/&/g, ' and ')
    .replace(/\+/g, ' plus ')
    .replace(/[^a-z0-9]+/g, '-');
  return slug.replace(/^-+|-+$/g, '').slice(0, 80) || 'unnamed';
}
