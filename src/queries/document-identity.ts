// Which document an address or an id names. Apart because every page of a document asks this first.

import { publicId } from '#domain/ids.ts';
import type { DocumentIdentity } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';

/** A document and the number by which tables refer to it. */
export interface FoundDocument {
  readonly number: number;
  readonly identity: DocumentIdentity;
}

interface DocumentRow {
  id: number;
  slug: string;
  name: string;
  document_type: string;
  source_url: string | null;
  language: string | null;
  version_count: number;
  removed_at: Date | null;
  vantage_region: string | null;
  vantage_language: string | null;
  last_verified_at: Date | null;
  platform_slug: string;
  platform_name: string;
  collection_id: string | null;
  collection_name: string | null;
  licence: string | null;
  attribution: string | null;
  origin_url: string | null;
}

const selectDocument = `
  SELECT d.id, d.slug, d.name, d.document_type, d.source_url, d.language, d.version_count, d.removed_at,
         d.vantage_region, d.vantage_language, d.last_verified_at, p.slug AS platform_slug, p.name AS platform_name,
         c.id AS collection_id, c.name AS collection_name, c.licence, c.attribution, c.origin_url
  FROM documents d JOIN platforms p ON p.id = d.platform_id LEFT JOIN collections c ON c.id = d.collection_id`;

/** The document at an address of the site, or that was there before it was renamed. */
export async function documentBySlugs(
  database: Queryable,
  platform: string,
  document: string,
): Promise<FoundDocument | null> {
  const now = await first(database, `${selectDocument} WHERE p.slug = $1 AND d.slug = $2`, [platform, document]);
  if (now) return now;
  return first(
    database,
    `${selectDocument} JOIN former_addresses f ON f.document_id = d.id WHERE f.platform_slug = $1 AND f.slug = $2`,
    [platform, document],
  );
}

/** The document with this number. */
export async function documentByNumber(database: Queryable, number: number): Promise<FoundDocument | null> {
  return first(database, `${selectDocument} WHERE d.id = $1`, [number]);
}

async function first(database: Queryable, sql: string, parameters: readonly unknown[]): Promise<FoundDocument | null> {
  const [row] = await database.query<DocumentRow>(sql, parameters);
  return row ? { number: row.id, identity: identityOf(row) } : null;
}

function identityOf(row: DocumentRow): DocumentIdentity {
  return {
    id: publicId('document', row.id),
    slug: row.slug,
    name: row.name,
    documentType: row.document_type,
    platform: { slug: row.platform_slug, name: row.platform_name },
    sourceUrl: row.source_url,
    language: row.language,
    versionCount: row.version_count,
    removedAt: row.removed_at,
    vantage: row.vantage_region === null ? null : { region: row.vantage_region, language: row.vantage_language ?? '' },
    lastVerifiedAt: row.last_verified_at,
    collection:
      row.collection_id === null
        ? null
        : {
            id: row.collection_id,
            name: row.collection_name ?? row.collection_id,
            licence: row.licence,
            attribution: row.attribution,
            originUrl: row.origin_url,
          },
  };
}
