// Which pages are asked for: many of each kind, chosen by a seed, so that every run on an instance asks the same ones.

import type { Database } from '#storage/database.ts';
import { loadTexts, markdownOf } from '#storage/texts.ts';
import { type DocumentAddress, href } from '#web/routes.ts';

export interface PageKind {
  readonly name: string;
  readonly paths: readonly string[];
  /** What 95 of 100 fresh answers should keep below; absent where no aim was set. */
  readonly aimMs?: number;
  readonly remark?: string;
}

const seed = 'atlas';
const sampled = 200;
const usualAimMs = 50;
const longDocument = { words: 50_000, aimMs: 150 };

const addressColumns = 'p.slug AS platform, d.slug AS document';
const addressTables = 'documents d JOIN platforms p ON p.id = d.platform_id';

interface RecordRow extends DocumentAddress {
  readonly id: number;
}

/** The kinds of pages a reader opens. */
export async function samplePages(database: Database): Promise<PageKind[]> {
  const provisions = await database.query<RecordRow>(
    `SELECT x.id, ${addressColumns} FROM provisions x JOIN ${addressTables} ON d.id = x.document_id
      WHERE x.current_wording IS NOT NULL ORDER BY md5($1 || x.id) LIMIT $2`,
    [seed, sampled],
  );
  const changes = await sampleChanges(database, 'md5($1 || x.id)', sampled);
  const large = `md5($1) IS NULL, (counts->>'wordsAdded')::int + (counts->>'wordsRemoved')::int DESC, x.id`;
  const largeChanges = await sampleChanges(database, large, 20);
  const clauseTypes = await database.query<{ id: string }>('SELECT DISTINCT clause_type AS id FROM provision_labels');
  const long = await longDocumentPage(database);
  return [
    { name: 'home', paths: [href.home()] },
    { name: 'provision record', paths: provisions.map((row) => href.provision(row, row.id)), aimMs: usualAimMs },
    ...(long ? [long] : []),
    { name: 'change record', paths: changes.map((row) => href.change(row, row.id)), aimMs: usualAimMs },
    {
      name: 'change record, the 20 with most words',
      paths: largeChanges.map((row) => href.change(row, row.id)),
    },
    { name: 'clause type', paths: clauseTypes.map(({ id }) => href.clauseType(id)), aimMs: usualAimMs },
  ].filter((kind) => kind.paths.length > 0);
}

async function sampleChanges(database: Database, order: string, limit: number): Promise<RecordRow[]> {
  return database.query<RecordRow>(
    `SELECT x.id, ${addressColumns} FROM changes x JOIN ${addressTables} ON d.id = x.document_id
      WHERE x.class = 'substantive' ORDER BY ${order} LIMIT $2`,
    [seed, limit],
  );
}

/** The document whose text in force is nearest to 50,000 words. */
async function longDocumentPage(database: Database): Promise<PageKind | null> {
  const candidates = await database.query<DocumentAddress & { textId: number }>(
    `SELECT ${addressColumns}, t.id AS "textId"
       FROM ${addressTables} JOIN versions v ON v.document_id = d.id AND v.number = d.version_count
       JOIN texts t ON t.id = v.text_id
      ORDER BY abs(t.utf16_length - $1), d.id LIMIT 40`,
    // Legal English has about seven characters to a word in Markdown; the words themselves are counted below.
    [longDocument.words * 7],
  );
  const texts = await loadTexts(
    database,
    candidates.map(({ textId }) => textId),
  );
  const counted = candidates.flatMap((candidate) => {
    const text = texts.get(candidate.textId);
    return text ? [{ ...candidate, words: markdownOf(text).match(/\S+/g)?.length ?? 0 }] : [];
  });
  const [nearest] = counted.sort((a, b) => distance(a) - distance(b));
  if (!nearest) return null;
  return {
    name: `document of ${nearest.words.toLocaleString('en-US')} words`,
    paths: [href.document(nearest)],
    aimMs: longDocument.aimMs,
    remark: `The document nearest to ${longDocument.words.toLocaleString('en-US')} words is ${href.document(nearest)}.`,
  };
}

function distance({ words }: { readonly words: number }): number {
  return Math.abs(words - longDocument.words);
}

/** Searches from one common word to several, in both scopes. */
export function sampleSearches(): PageKind[] {
  return [
    { name: 'search "arbitration"', paths: [href.search({ q: 'arbitration' })], aimMs: usualAimMs },
    {
      name: 'search "arbitration" in documents too',
      paths: [href.search({ q: 'arbitration', scope: 'all' })],
      aimMs: usualAimMs,
    },
    { name: 'search with several words', paths: severalWords.map((q) => href.search({ q })), aimMs: usualAimMs },
    { name: 'search with one word', paths: oneWord.map((q) => href.search({ q })), aimMs: usualAimMs },
  ];
}

const severalWords = [
  'binding arbitration class action waiver',
  'share personal information with third parties',
  'terminate your account at any time',
  'automatic renewal subscription refund',
  'train machine learning models',
  'network abuse',
  'limitation of liability',
  'governing law jurisdiction courts',
  '"sole discretion" suspend access',
  'children under 13 parental consent',
];

const oneWord = ['you', 'cookies', 'refund', 'jurisdiction', 'biometric', 'advertising', 'terminate', 'licence'];
