// How other platforms put the same kind of clause: the closest in meaning, one a platform, and no two in the same words.
// The surest clauses of each platform are candidates. Words weigh by how few clauses of the type have them, those that
// decided the label twice; what was read of both alike counts too. What shares next to nothing is not shown.

import { shingleLikeness } from '#capabilities/provisions/wording-shingles.ts';
import type { Severity } from '#domain/analysis.ts';
import { publicId } from '#domain/ids.ts';
import type { ClauseReading, QuoteElsewhere, RecordedBlock } from '#domain/record.ts';
import type { PlacedTraits } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';
import { passageFrom } from './deciding-passage.ts';
import { plainOf } from './provision-title.ts';
import { nearlySame } from './same-wording.ts';
import { blocksById } from './stored-text.ts';
import { type KnownWordings, type WordingWords, weighableWords, wordsOfWordings } from './wording-words.ts';

const shown = 3;
/** The surest of each platform are set side by side with the clause. */
const candidatesOfPlatform = 3;
/** Below this likeness two clauses of one type say too different things to stand side by side. */
const leastSimilarity = 0.12;
/** What each trait that both have alike adds, and at most. */
const forTrait = 0.04;
const forTraits = 0.12;
/** What likeness to a clause that is shown already takes away, so that the three differ. */
const forRepeating = 0.3;
/** Of the closest so many are looked at for the three. */
const closestKept = 40;

interface CandidateRow {
  provision_id: number;
  severity: Severity;
  traits: PlacedTraits;
  block_ids: number[];
  document_id: number;
  document_slug: string;
  document_name: string;
  language: string | null;
  platform_slug: string;
  platform_name: string;
}

export interface ElsewhereQuestion {
  readonly reading: Pick<ClauseReading, 'clauseType' | 'traits' | 'decidingWords'>;
  readonly platformSlug: string;
  readonly blockIds: readonly number[];
}

interface Decision {
  readonly block_id: number;
  /** Where its deciding words start. */
  readonly start: number | null;
}

interface Candidate {
  readonly row: CandidateRow;
  readonly words: WordingWords;
  readonly similarity: number;
}

/** Up to three clauses of the type on other platforms, closest first. */
export async function clausesElsewhere(database: Queryable, question: ElsewhereQuestion): Promise<QuoteElsewhere[]> {
  const rows = await candidateRows(database, question);
  const known = await wordsOfWordings(database, [question.blockIds, ...rows.map((row) => row.block_ids)]);
  const mine = known.of.get(question.blockIds.join());
  if (!mine) return [];
  const chosen = chooseDiverse(mine, closest(rows, known, mine, question.reading), weighing(rows, known, []));
  const blockIds = chosen.flatMap(({ row }) => row.block_ids);
  const [blocks, decisions] = await Promise.all([
    blocksById(database, blockIds),
    database.query<Decision>(
      `SELECT block_id, evidence[1] AS start FROM block_labels WHERE block_id = ANY($1) AND clause_type = $2
        ORDER BY confidence DESC, block_id`,
      [blockIds, question.reading.clauseType],
    ),
  ]);
  return chosen.map(({ row, similarity }) => ({
    provision: publicId('provision', row.provision_id),
    document: {
      id: publicId('document', row.document_id),
      slug: row.document_slug,
      name: row.document_name,
      platform: { slug: row.platform_slug, name: row.platform_name },
      language: row.language,
    },
    clauseType: question.reading.clauseType,
    severity: row.severity,
    similarity,
    passage: decidingPassage(row.block_ids, blocks, decisions),
    blocks: row.block_ids.flatMap((id) => blocks.get(id) ?? []),
  }));
}

/** A long clause is quoted from where it speaks of the matter. */
function decidingPassage(
  blockIds: readonly number[],
  blocks: ReadonlyMap<number, RecordedBlock>,
  decisions: readonly Decision[],
): string {
  const deciding = decisions.find(({ block_id: block }) => blockIds.includes(block));
  const place = deciding ? blockIds.indexOf(deciding.block_id) : 0;
  const plains = blockIds.slice(place).map((id) => plainOf(blocks.get(id)?.markdown ?? ''));
  return [passageFrom(plains[0] ?? '', deciding?.start ?? 0), ...plains.slice(1)].join(' ');
}

function candidateRows(database: Queryable, { reading, platformSlug }: ElsewhereQuestion): Promise<CandidateRow[]> {
  return database.query<CandidateRow>(
    `SELECT best.*, d.slug AS document_slug, d.name AS document_name, d.language,
            p.slug AS platform_slug, p.name AS platform_name
       FROM (SELECT l.provision_id, l.severity, l.traits, w.block_ids, v.document_id, d.platform_id,
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
    [reading.clauseType, platformSlug],
  );
}

/** By the number of the word; squared, as likeness needs it. */
type Weights = Float64Array;

/** The rarer among the candidates, the heavier; the words that decided count twice. */
function weighing(rows: readonly CandidateRow[], known: KnownWordings, deciding: readonly string[]): Weights {
  const weights = new Float64Array(known.dictionarySize);
  for (const row of rows) {
    for (const word of known.of.get(row.block_ids.join())?.words ?? []) weights[word] = (weights[word] ?? 0) + 1;
  }
  // A word that a single clause has tells more of that clause than of the type: it weighs as one that two have.
  for (let word = 0; word < weights.length; word++) {
    weights[word] = Math.log(1 + rows.length / Math.max(2, weights[word] ?? 0)) ** 2;
  }
  for (const word of new Set(deciding)) {
    const number = known.numberOf(word);
    if (number !== undefined) weights[number] = 4 * (weights[number] ?? 0);
  }
  return weights;
}

function closest(
  rows: readonly CandidateRow[],
  known: KnownWordings,
  mine: WordingWords,
  { traits, decidingWords }: ElsewhereQuestion['reading'],
): Candidate[] {
  const weights = weighing(rows, known, weighableWords(decidingWords.map(({ words }) => words).join(' ')));
  const likenessOf = cosineTo(mine, weights);
  const best = new Map<string, Candidate>();
  for (const row of rows) {
    const words = known.of.get(row.block_ids.join());
    if (!words) continue;
    const alike = traits.filter(({ id, value }) => row.traits[id]?.value === value).length;
    const wordLikeness = likenessOf(words) * lengthLikeness(mine, words);
    if (wordLikeness < leastSimilarity) continue;
    const similarity = Math.min(1, wordLikeness + Math.min(forTraits, alike * forTrait));
    if (similarity > (best.get(row.platform_slug)?.similarity ?? 0))
      best.set(row.platform_slug, { row, words, similarity });
  }
  return [...best.values()]
    .sort((a, b) => b.similarity - a.similarity || a.row.provision_id - b.row.provision_id)
    .slice(0, closestKept);
}

/** One after another the closest that says it in other words than those chosen before. */
function chooseDiverse(mine: WordingWords, candidates: readonly Candidate[], weights: Weights): Candidate[] {
  const chosen: Candidate[] = [];
  let left = [...candidates];
  while (chosen.length < shown && left.length > 0) {
    const worth = (candidate: Candidate) =>
      candidate.similarity -
      forRepeating * Math.max(0, ...chosen.map(({ words }) => cosineTo(words, weights)(candidate.words)));
    const next = left.reduce((best, each) => (worth(each) > worth(best) ? each : best));
    chosen.push(next);
    // Of clauses in the words of this very one a single one is enough: all of them are told of apart.
    const isCopy = isNearlySame(mine, next.words);
    left = left.filter(
      ({ words }) => !isNearlySame(next.words, words) && words !== next.words && !(isCopy && isNearlySame(mine, words)),
    );
  }
  return chosen.sort((a, b) => b.similarity - a.similarity || a.row.provision_id - b.row.provision_id);
}

function isNearlySame(one: WordingWords, other: WordingWords): boolean {
  if (one.shingles.length > 0 && other.shingles.length > 0) {
    return shingleLikeness(one.shingles, other.shingles) >= nearlySame;
  }
  const words = new Set(one.words);
  const shared = other.words.filter((word) => words.has(word)).length;
  return shared >= nearlySame * (one.words.length + other.words.length - shared);
}

/** Next to 1 where both are about as long: a clause that forbids twenty things says little about one of them. */
function lengthLikeness(one: WordingWords, other: WordingWords): number {
  const [shorter, longer] = [
    Math.min(one.words.length, other.words.length),
    Math.max(one.words.length, other.words.length),
  ];
  return longer === 0 ? 0 : (shorter / longer) ** 0.25;
}

/** How alike clauses are to one: the share of weight that both have in common, of bags of words the cosine. */
function cosineTo(one: WordingWords, weights: Weights): (other: WordingWords) => number {
  const mine = new Set(one.words);
  const own = one.words.reduce((sum, word) => sum + (weights[word] ?? 0), 0);
  return (other) => {
    let shared = 0;
    let whole = 0;
    for (const word of other.words) {
      const weight = weights[word] ?? 0;
      whole += weight;
      if (mine.has(word)) shared += weight;
    }
    return own * whole === 0 ? 0 : shared / Math.sqrt(own * whole);
  };
}
