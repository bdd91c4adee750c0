// The tracks of a document: the same document as it is seen from other regions and in other languages.

import type { Vantage } from '#domain/source.ts';
import type { Queryable } from '#storage/database.ts';

export interface OtherTrack {
  readonly platform: string;
  readonly document: string;
  readonly name: string;
  readonly vantage: Vantage;
}

/** The document's other tracks, by region and language. */
export async function tracksBeside(database: Queryable, document: number): Promise<OtherTrack[]> {
  const rows = await database.query<Omit<OtherTrack, 'vantage'> & Vantage>(
    `SELECT p.slug AS platform, o.slug AS document, o.name, o.vantage_region AS region, o.vantage_language AS language
       FROM documents d JOIN documents o ON coalesce(o.variant_of, o.id) = coalesce(d.variant_of, d.id) AND o.id <> d.id
       JOIN platforms p ON p.id = o.platform_id
      WHERE d.id = $1 AND o.vantage_region IS NOT NULL ORDER BY region, language`,
    [document],
  );
  return rows.map(({ region, language, ...track }) => ({ ...track, vantage: { region, language } }));
}
