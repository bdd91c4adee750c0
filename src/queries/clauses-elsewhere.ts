// How other platforms put the same kind of clause: the closest wordings, one a platform. The surest clauses of each
// platform are candidates, and the words they share decide; what shares next to nothing is not shown.

import type { Severity } from '#domain/analysis.ts';
import { publicId } from '#domain/ids.ts';
import type { QuoteElsewhere, RecordedBlock } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import { plainOf } from './provision-title.ts';
import { blocksById } from './stored-text.ts';

const shown = 3;
/** The surest of each platform are set side by side with the clause. */
const candidatesOfPlatform = 3;

/** Below this share of common words two clauses of one type say too different things to stand side by side. */
const leastSimilarity = 0.12;

interface CandidateRow {
  provision_id: number;
  severity: Severity;
  block_ids: number[];
  document_id: number;
  document_slug: string;
  document_name: string;
  language: string | null;
  platform_slug: string;
  platform_name: string;
}

export interface ElsewhereQuestion {
  readonly clauseType: string;
  readonly platformSlug: string;
  readonly blocks: readonly RecordedBlock[];
}

/** Up to three closest clauses of the type on other platforms, closest first. */
export async function clausesElsewhere(database: Queryable, question: ElsewhereQuestion): Promise<QuoteElsewhere[]> {
  const rows = await database.query<CandidateRow>(
    `SELECT best.*, d.slug AS document_slug, d.name AS document_name, d.language,
            p.slug AS platform_slug, p.name AS platform_name
       FROM (SELECT l.provision_id, l.severity, w.block_ids, v.document_id, d.platform_id,
                    row_number() OVER (PARTITION BY d.platform_id ORDER BY l.confidence DESC, l.provision_id) AS place
               FROM provision_labels l
               JOIN provisions v ON v.id = l.provision_id
               JOIN documents d ON d.id = v.document_id
               JOIN wordings w ON w.provision_id = v.id AND w.number = v.current_wording
              WHERE l.clause_type = $1) best
       JOIN documents d ON d.id = best.document_id
       JOIN platforms p ON p.id = best.platform_id
      WHERE best.place <= ${candidatesOfPlatform} AND p.slug <> $2
      ORDER BY best.provision_id`,
    [question.clauseType, question.platformSlug],
  );
  const mine = wordSet(question.blocks);
  const words = await wordsOfCandidates(database, rows);
  const best = new Map<string, { row: CandidateRow; similarity: number }>();
  for (const row of rows) {
    const similarity = sharedWords(mine, words.get(row.block_ids.join()) ?? new Set());
    if (similarity < leastSimilarity || similarity <= (best.get(row.platform_slug)?.similarity ?? 0)) continue;
    best.set(row.platform_slug, { row, similarity });
  }
  const closest = [...best.values()].sort((one, other) => other.similarity - one.similarity).slice(0, shown);
  const blocks = await blocksById(
    database,
    closest.flatMap(({ row }) => row.block_ids),
  );
  return closest.map(({ row, similarity }) => ({
    provision: publicId('provision', row.provision_id),
    document: {
      id: publicId('document', row.document_id),
      slug: row.document_slug,
      name: row.document_name,
      platform: { slug: row.platform_slug, name: row.platform_name },
      language: row.language,
    },
    clauseType: question.clauseType,
    severity: row.severity,
    similarity,
    blocks: row.block_ids.flatMap((id) => blocks.get(id) ?? []),
  }));
}

type WordSets = Map<string, ReadonlySet<string>>;

// A block never changes, so the words of a wording are good for ever; kept per database, and forgotten as a whole
// before they take much memory.
const wordSets = new WeakMap<Queryable, WordSets>();
const mostWordSets = 20_000;

/** The words of each candidate, by its blocks; only those not known yet are read. */
async function wordsOfCandidates(database: Queryable, rows: readonly CandidateRow[]): Promise<WordSets> {
  let known = wordSets.get(database);
  if (!known || known.size > mostWordSets) {
    known = new Map();
    wordSets.set(database, known);
  }
  const missing = rows.filter((row) => !known.has(row.block_ids.join()));
  const blocks = await blocksById(
    database,
    missing.flatMap((row) => row.block_ids),
  );
  for (const row of missing)
    known.set(row.block_ids.join(), wordSet(row.block_ids.flatMap((id) => blocks.get(id) ?? [])));
  return known;
}

/** Short words say little of what a clause is about. */
function wordSet(blocks: readonly RecordedBlock[]): ReadonlySet<string> {
  const text = blocks.map((block) => plainOf(block.markdown)).join(' ');
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu));
}

/** Words both have, among all words of either (Jaccard). */
function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
