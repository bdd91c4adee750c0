// Boilerplate: which other platforms have a clause in the same words, or nearly. Found by sketches, then each one found
// is compared word by word, so that chance decides nothing that is shown.

import { shingleLikeness } from '#capabilities/provisions/wording-shingles.ts';
import { publicId } from '#domain/ids.ts';
import type { SameWording } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import { wordsOfWordings } from './wording-words.ts';

/** From this share of common triples of words on, two wordings are nearly the same. */
export const nearlySame = 0.8;

/** More than this share a sketch number only where a phrase is everywhere; the first are enough then. */
const mostCandidates = 1500;

interface CandidateRow {
  provision_id: number;
  block_ids: number[];
  document_id: number;
  document_slug: string;
  document_name: string;
  platform_slug: string;
  platform_name: string;
}

/** The other platforms with the standing wording of a provision, or nearly; the most alike first. */
export async function sameWording(
  database: Queryable,
  { provision, platformSlug, blockIds }: { provision: number; platformSlug: string; blockIds: readonly number[] },
): Promise<SameWording[]> {
  const [mine] = await database.query<{ bands: number[] }>(
    'SELECT bands FROM wording_sketches WHERE provision_id = $1',
    [provision],
  );
  if (!mine) return [];
  const rows = await database.query<CandidateRow>(
    `SELECT s.provision_id, w.block_ids, d.id AS document_id, d.slug AS document_slug, d.name AS document_name,
            p.slug AS platform_slug, p.name AS platform_name
       FROM wording_sketches s
       JOIN provisions v ON v.id = s.provision_id
       JOIN wordings w ON w.provision_id = v.id AND w.number = v.current_wording
       JOIN documents d ON d.id = v.document_id
       JOIN platforms p ON p.id = d.platform_id
      WHERE sketch_keys(s.bands) && sketch_keys($1) AND s.bands && $1 AND p.slug <> $2 ORDER BY s.provision_id LIMIT ${mostCandidates}`,
    [mine.bands, platformSlug],
  );
  const words = await wordsOfWordings(database, [blockIds, ...rows.map((row) => row.block_ids)]);
  const own = words.of.get(blockIds.join())?.shingles ?? new Uint32Array();
  const best = new Map<string, { row: CandidateRow; likeness: number }>();
  for (const row of rows) {
    const likeness = shingleLikeness(own, words.of.get(row.block_ids.join())?.shingles ?? new Uint32Array());
    if (likeness < nearlySame || likeness <= (best.get(row.platform_slug)?.likeness ?? 0)) continue;
    best.set(row.platform_slug, { row, likeness });
  }
  return [...best.values()]
    .sort((one, other) => other.likeness - one.likeness || one.row.provision_id - other.row.provision_id)
    .map(({ row, likeness }) => ({
      provision: publicId('provision', row.provision_id),
      document: {
        id: publicId('document', row.document_id),
        slug: row.document_slug,
        name: row.document_name,
        platform: { slug: row.platform_slug, name: row.platform_name },
      },
      likeness,
    }));
}
