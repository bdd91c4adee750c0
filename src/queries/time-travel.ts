// The versions of a document by the address of the original, for programs that travel in time (RFC 7089).

import type { DocumentIdentity, VersionMark } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import { documentByNumber, documentBySlugs } from './document-identity.ts';
import { versionsOf } from './version-marks.ts';

export interface TravelledDocument {
  readonly document: DocumentIdentity;
  /** In order of time; never empty. */
  readonly versions: readonly VersionMark[];
}

/** The document whose original is at this address; of several the one with most versions. */
export async function documentByOriginal(database: Queryable, url: string): Promise<TravelledDocument | null> {
  const [row] = await database.query<{ id: number }>(
    `SELECT id FROM documents WHERE source_url = ANY($1) AND version_count > 0
      ORDER BY version_count DESC, id LIMIT 1`,
    [spellings(url)],
  );
  return row ? travelled(database, await documentByNumber(database, row.id)) : null;
}

/** The document at one of our own addresses. */
export async function documentByAddress(
  database: Queryable,
  address: { readonly platform: string; readonly document: string },
): Promise<TravelledDocument | null> {
  return travelled(database, await documentBySlugs(database, address.platform, address.document));
}

async function travelled(
  database: Queryable,
  found: Awaited<ReturnType<typeof documentByNumber>>,
): Promise<TravelledDocument | null> {
  if (!found) return null;
  const versions = await versionsOf(database, found.number);
  return versions.length > 0 ? { document: found.identity, versions: versions.map(({ mark }) => mark) } : null;
}

/** With and without the slash at the end, by both schemes, as people and programs write addresses. */
function spellings(url: string): readonly string[] {
  const bare = url.replace(/^https?:/i, '').replace(/\/+$/, '');
  return ['https:', 'http:'].flatMap((scheme) => [`${scheme}${bare}`, `${scheme}${bare}/`]);
}
