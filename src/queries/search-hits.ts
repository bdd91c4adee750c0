// What is shown of a found passage: its words with the matches marked, and the documents and provisions it stands in.

import { readBlock } from '#capabilities/extraction/read-block.ts';
import { splitRules } from '#capabilities/provisions/split-rules.ts';
import type { BlockKind } from '#domain/block.ts';
import { publicId } from '#domain/ids.ts';
import type { Queryable } from '#storage/database.ts';
import { decodeNumbers } from '#storage/number-list.ts';
import { sha256Of } from '#storage/sha256.ts';
import type { DocumentName } from './change-feed.ts';
import { plainOf, shorten } from './provision-title.ts';
import { markedSnippets, type SnippetPart } from './search-snippets.ts';

/** A document that holds the passage. */
export interface HitPlace {
  readonly document: DocumentName & { readonly language: string | null; readonly collection: string | null };
  /** Where it stands as part of a provision in force. */
  readonly provision: { readonly id: string; readonly number: number; readonly heading: string | null } | null;
  /** The latest version that holds it, and the passage's position among its blocks. */
  readonly version: { readonly number: number; readonly capturedAt: Date; readonly isLatest: boolean };
  readonly position: number;
}

export interface SearchHit {
  readonly kind: BlockKind;
  readonly snippet: readonly SnippetPart[];
  readonly places: readonly HitPlace[];
  /** Further documents with this very passage, not listed in `places`. */
  readonly furtherDocuments: number;
}

export interface HitsQuestion {
  readonly words: string;
  readonly platform?: string | undefined;
  readonly scope: 'current' | 'documents' | 'all';
  readonly blockIds: readonly number[];
}

const placesShown = 3;
const kinds: readonly BlockKind[] = ['heading', 'paragraph', 'list-item', 'table-row', 'separator'];

/** Hits in the order of the blocks asked for. */
export async function readHits(database: Queryable, question: HitsQuestion): Promise<SearchHit[]> {
  if (question.blockIds.length === 0) return [];
  const rows = await readPlaces(database, question);
  const blocks = new Map(rows.map((row) => [row.block_id, row]));
  const [provisions, snippets] = await Promise.all([
    readProvisions(database, rows, question.words),
    markedSnippets(
      database,
      question.words,
      [...blocks.values()].map((block) => ({ id: block.block_id, text: plainOf(block.markdown) })),
    ),
  ]);
  return question.blockIds.flatMap((id) => {
    const block = blocks.get(id);
    if (!block) return [];
    const places = rows.filter((row) => row.block_id === id);
    return {
      kind: kinds[block.kind] ?? 'paragraph',
      snippet: snippets.get(id) ?? [],
      places: places.map((row) => placeOf(row, provisions)),
      furtherDocuments: block.documents - places.length,
    };
  });
}

interface PlaceRow {
  block_id: number;
  kind: number;
  markdown: string;
  documents: number;
  last_number: number | null;
  version_number: number;
  captured_at: Date;
  /** Coded blocks of the version's text. */
  block_ids: Buffer;
  document_id: number;
  document_slug: string;
  document_name: string;
  document_type: string;
  language: string | null;
  collection: string | null;
  platform_slug: string;
  platform_name: string;
}

function readPlaces(database: Queryable, question: HitsQuestion): Promise<PlaceRow[]> {
  return database.query<PlaceRow>(
    `WITH places AS (
       SELECT u.block_id, u.last_number, d.id AS document_id, d.slug AS document_slug, d.name AS document_name,
              d.document_type, d.language, a.name AS collection, p.slug AS platform_slug, p.name AS platform_name,
              coalesce(u.last_number, d.version_count) AS version_number,
              count(*) OVER (PARTITION BY u.block_id) AS documents,
              row_number() OVER (PARTITION BY u.block_id ORDER BY u.last_number DESC NULLS FIRST, p.name, d.id) AS place
         FROM block_uses u
         JOIN documents d ON d.id = u.document_id
         JOIN platforms p ON p.id = d.platform_id
         LEFT JOIN collections a ON a.id = d.collection_id
        WHERE u.block_id = ANY($1) AND ($2::text IS NULL OR p.slug = $2)
              ${question.scope === 'all' ? '' : 'AND u.last_number IS NULL'}
     )
     SELECT places.*, b.kind, b.markdown, v.captured_at, t.block_ids
       FROM places
       JOIN blocks b ON b.id = places.block_id
       JOIN versions v ON v.document_id = places.document_id AND v.number = places.version_number
       JOIN texts t ON t.id = v.text_id
      WHERE places.place <= ${placesShown}
      ORDER BY places.block_id, places.place`,
    [question.blockIds, question.platform ?? null],
  );
}

interface ProvisionRow {
  id: number;
  document_id: number;
  block_ids: number[];
  heading: string | null;
}

async function readProvisions(
  database: Queryable,
  rows: readonly PlaceRow[],
  words: string,
): Promise<Map<string, ProvisionRow>> {
  const standing = rows.filter((row) => row.last_number === null);
  const provisionBlocks = await blocksOfProvisions(database, standing, words);
  const found = await database.query<ProvisionRow>(
    `SELECT p.id, p.document_id, w.block_ids, h.markdown AS heading
       FROM wordings w
       JOIN provisions p ON p.id = w.provision_id AND p.current_wording = w.number
       LEFT JOIN blocks h ON h.id = p.heading_block_ids[cardinality(p.heading_block_ids)]
      WHERE p.document_id = ANY($1) AND w.block_ids && $2 AND w.last_number IS NULL
      ORDER BY p.id DESC`,
    [[...new Set(standing.map((row) => row.document_id))], [...new Set(provisionBlocks.values())]],
  );
  const byBlock = new Map(
    found.flatMap((row) => row.block_ids.map((block) => [`${row.document_id} ${block}`, row] as const)),
  );
  return new Map(
    standing.flatMap((row) => {
      const provision = byBlock.get(`${row.document_id} ${provisionBlocks.get(row.block_id) ?? row.block_id}`);
      return provision ? [[`${row.document_id} ${row.block_id}`, provision] as const] : [];
    }),
  );
}

/** The block that is a provision's own, for each block found: itself, or the rule in it that has the words. */
async function blocksOfProvisions(
  database: Queryable,
  rows: readonly PlaceRow[],
  words: string,
): Promise<ReadonlyMap<number, number>> {
  const rules = new Map(rows.map((row) => [row.block_id, ruleWith(row.markdown, words)]));
  const shas = [...rules.values()].flatMap((rule) => (rule === null ? [] : [sha256Of(rule)]));
  const known = new Map(
    (
      await database.query<{ id: number; sha256: string }>(
        `SELECT id, encode(block_sha256(markdown), 'hex') AS sha256 FROM blocks
          WHERE block_sha256(markdown) IN (SELECT decode(hex, 'hex') FROM unnest($1::text[]) AS hex)`,
        [shas],
      )
    ).map(({ id, sha256 }) => [sha256, id]),
  );
  return new Map([...rules].map(([block, rule]) => [block, known.get(sha256Of(rule ?? '')) ?? block]));
}

/** The Markdown of the rule in a block that has most of the words; null where the block is one rule. */
function ruleWith(markdown: string, words: string): string | null {
  const rules = splitRules(readBlock(markdown)).map(({ start, end }) => markdown.slice(start, end));
  if (rules.length === 1) return null;
  const wanted = words.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const count = (rule: string) => wanted.filter((word) => rule.toLowerCase().includes(word)).length;
  return rules.reduce((best, rule) => (count(rule) > count(best) ? rule : best));
}

function placeOf(row: PlaceRow, provisions: ReadonlyMap<string, ProvisionRow>): HitPlace {
  const provision = row.last_number === null ? provisions.get(`${row.document_id} ${row.block_id}`) : undefined;
  return {
    document: {
      id: publicId('document', row.document_id),
      slug: row.document_slug,
      name: row.document_name,
      documentType: row.document_type,
      language: row.language,
      collection: row.collection,
      platform: { slug: row.platform_slug, name: row.platform_name },
    },
    provision: provision
      ? {
          id: publicId('provision', provision.id),
          number: provision.id,
          heading: provision.heading === null ? null : shorten(plainOf(provision.heading), 90) || null,
        }
      : null,
    version: { number: row.version_number, capturedAt: row.captured_at, isLatest: row.last_number === null },
    position: Math.max(0, decodeNumbers(row.block_ids).indexOf(row.block_id)),
  };
}
