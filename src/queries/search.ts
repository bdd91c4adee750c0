// Full-text search over the blocks of documents. A passage is one block, found once however many documents hold it;
// what stands at each place is read only for the few passages that are shown.

import type { PlatformName } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import { type HitPlace, readHits, type SearchHit } from './search-hits.ts';
import { cleanWords } from './search-words.ts';

export type { HitPlace, SearchHit };

/**
 * `current`: sentences and list items that stand in the latest versions. `documents`: headings too.
 * `all`: also what stood in earlier versions only.
 */
export type SearchScope = 'current' | 'documents' | 'all';

export interface SearchQuestion {
  readonly words: string;
  /** Slug; only passages of this platform are shown, while all are counted. */
  readonly platform?: string | undefined;
  readonly scope: SearchScope;
  /** Passages of earlier pages. */
  readonly skip: number;
  readonly limit: number;
}

export interface PlatformCount extends PlatformName {
  readonly passages: number;
}

export interface SearchAnswer {
  /** The words as they were looked for. */
  readonly words: string;
  /** False when the words hold nothing to look for, such as "the" or only exclusions. */
  readonly isSearchable: boolean;
  readonly total: number;
  /** Passages of each platform, most first; not narrowed by the platform asked for. */
  readonly platforms: readonly PlatformCount[];
  readonly hits: readonly SearchHit[];
  /** How many passages come before the next page; null on the last. */
  readonly next: number | null;
}

/** Deeper pages are not answered: whoever needs more narrows the search or takes the JSON. */
export const deepestSkip = 1000;

/** Passages that match the words, best first. Never fails for any words. */
export async function search(database: Queryable, question: SearchQuestion): Promise<SearchAnswer> {
  const words = cleanWords(question.words);
  const skip = Math.min(Math.max(0, Math.trunc(question.skip) || 0), deepestSkip);
  if (!(await isSearchable(database, words))) {
    return { words, isSearchable: false, total: 0, platforms: [], hits: [], next: null };
  }
  const found = await findBlocks(database, { ...question, words, skip });
  const hits = await readHits(database, { ...question, words, blockIds: found.blockIds });
  const seen = skip + found.blockIds.length;
  const hasMore = found.blockIds.length > 0 && seen < found.total && seen <= deepestSkip;
  return {
    words,
    isSearchable: true,
    total: found.total,
    platforms: found.platforms,
    hits,
    next: hasMore ? seen : null,
  };
}

/** Words that only exclude would make the database read everything. */
async function isSearchable(database: Queryable, words: string): Promise<boolean> {
  if (words === '') return false;
  const [row] = await database.query<{ tree: string }>(
    `SELECT querytree(websearch_to_tsquery('english', $1)) AS tree`,
    [words],
  );
  return row !== undefined && row.tree !== '' && row.tree !== 'T';
}

interface FoundBlocks {
  readonly total: number;
  readonly platforms: readonly PlatformCount[];
  readonly blockIds: readonly number[];
}

// A passage of a paragraph's length says most about its words: headings and whole pages in one block weigh less, and
// one that is known to be a clause weighs more. Cheap enough to be asked of every match; with LIMIT, which keeps the
// database from reading the labels of all blocks for a few hundred matches.
const weight = `CASE WHEN octet_length(b.markdown) < 80 THEN 0.4
         WHEN octet_length(b.markdown) <= 1200 THEN 1
         ELSE 1200.0 / octet_length(b.markdown) END
  * CASE WHEN (SELECT 1 FROM block_labels l WHERE l.block_id = b.id LIMIT 1) = 1 THEN 1.5 ELSE 1 END`;

/** So many of the weightiest matches are read for how well they match; the rest follows by weight. */
const readForRank = 80;

async function findBlocks(database: Queryable, question: SearchQuestion): Promise<FoundBlocks> {
  const [row] = await database.query<{
    total: number;
    platforms: { slug: string; name: string; passages: number }[] | null;
    block_ids: number[] | null;
  }>(
    `WITH matched AS MATERIALIZED (
       SELECT b.id, d.platform_id, ${weight} AS weight
         FROM blocks b
         JOIN block_uses u ON u.block_id = b.id ${question.scope === 'all' ? '' : 'AND u.last_number IS NULL'}
         JOIN documents d ON d.id = u.document_id
        WHERE block_words(b.markdown) @@ websearch_to_tsquery('english', $1)
              ${question.scope === 'current' ? 'AND b.kind IN (1, 2, 3)' : ''}
     ), narrowed AS MATERIALIZED (
       SELECT m.id, max(m.weight) AS weight FROM matched m
        WHERE $2::text IS NULL OR m.platform_id = (SELECT id FROM platforms WHERE slug = $2)
        GROUP BY m.id
     ), weighed AS (
       -- Equal weights in an order that does not follow the documents, so that none fills the first page.
       SELECT id, weight, row_number() OVER (ORDER BY weight DESC, hashint4(id), id) AS place FROM narrowed
     ), ordered AS (
       SELECT w.id, w.place > ${readForRank} AS is_unread,
              CASE WHEN w.place > ${readForRank} THEN w.weight
                   ELSE w.weight * ts_rank(block_words(b.markdown), websearch_to_tsquery('english', $1)) END AS score
         FROM weighed w JOIN blocks b ON b.id = w.id WHERE w.place <= greatest(${readForRank}, $3::int + $4::int)
     )
     SELECT (SELECT count(*) FROM narrowed) AS total,
            (SELECT json_agg(json_build_object('slug', p.slug, 'name', p.name, 'passages', c.passages)
                             ORDER BY c.passages DESC, p.name)
               FROM (SELECT platform_id, count(DISTINCT id) AS passages FROM matched GROUP BY platform_id) c
               JOIN platforms p ON p.id = c.platform_id) AS platforms,
            (SELECT array_agg(id ORDER BY is_unread, score DESC, id) FROM (
               SELECT id, is_unread, score FROM ordered
                ORDER BY is_unread, score DESC, id LIMIT $3 OFFSET $4) page) AS block_ids`,
    [question.words, question.platform ?? null, question.limit, question.skip],
  );
  return { total: row?.total ?? 0, platforms: row?.platforms ?? [], blockIds: row?.block_ids ?? [] };
}
