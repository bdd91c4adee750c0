// Comparison: two versions loaded from storage, and then compared, beside jsdiff on the same two texts.

import { compareVersions } from '#capabilities/comparison/compare-versions.ts';
import { buildRedline } from '#capabilities/comparison/redline.ts';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import type { Block, BlockedText } from '#domain/block.ts';
import type { Database } from '#storage/database.ts';
import { loadTexts, markdownOf, type StoredText } from '#storage/texts.ts';
import { type JsdiffTime, type JsdiffTimes, jsdiffPatienceMs, timeJsdiff } from './jsdiff-reference.ts';
import type { Part, Table } from './report.ts';
import { judge, showMilliseconds, showNumber, showRatio } from './show-table.ts';
import { median, type Spread, spreadOf, timed } from './statistics.ts';

const aimMs = 30;
/** Documents whose pairs show how far the largest one stands for others. */
const manyDocuments = 100;

interface Pair {
  readonly name: string;
  readonly old: { readonly textId: number; readonly number: number };
  readonly next: { readonly textId: number; readonly number: number };
}

interface Timing {
  readonly loadMs: number;
  readonly compareMs: number;
  readonly redlineMs: number;
}

interface CompareFigures {
  readonly pair: Pair;
  readonly characters: readonly [number, number];
  readonly blocks: readonly [number, number];
  readonly hunks: number;
  readonly runs: number;
  /** The first run, before the engine has optimised the code. */
  readonly first: Timing;
  readonly median: Timing;
  readonly fromMarkdownMs: number;
  readonly jsdiff: JsdiffTimes | null;
  /** The same over the two longest texts of each of the documents with the longest texts. */
  readonly many: { readonly load: Spread; readonly compare: Spread; readonly redline: Spread };
  /** The pair among them whose comparison took longest. */
  readonly slowest: { readonly pair: Pair; readonly timing: Timing; readonly jsdiff: JsdiffTimes | null };
}

/** Compares the two longest texts of the document with the longest text, `runs` times. */
export async function measureCompare(database: Database, runs: number): Promise<Part> {
  const pairs = await longestPairs(database);
  const [pair] = pairs;
  if (!pair) throw new Error('The instance holds no document with two different texts.');
  const timings: Timing[] = [];
  for (let run = 0; run < runs; run++) timings.push(await timePair(database, pair));
  const [old, next] = await loadPair(database, pair);
  const many: Timing[] = [];
  for (const one of pairs) many.push(await timePair(database, one));
  const slowest = many.reduce((worst, timing, at) => (timing.compareMs > many[worst]!.compareMs ? at : worst), 0);
  const figures: CompareFigures = {
    pair,
    characters: [old.utf16Length, next.utf16Length],
    blocks: [old.blocks.length, next.blocks.length],
    hunks: compareVersions(...freshTexts(old, next)).hunks.length,
    runs,
    first: timings[0]!,
    median: {
      loadMs: median(timings.map((timing) => timing.loadMs)),
      compareMs: median(timings.map((timing) => timing.compareMs)),
      redlineMs: median(timings.map((timing) => timing.redlineMs)),
    },
    fromMarkdownMs: await timeFromMarkdown(markdownOf(old), markdownOf(next), runs),
    jsdiff: await timeJsdiff(markdownOf(old), markdownOf(next), runs),
    many: {
      load: spreadOf(many.map((timing) => timing.loadMs)),
      compare: spreadOf(many.map((timing) => timing.compareMs)),
      redline: spreadOf(many.map((timing) => timing.redlineMs)),
    },
    slowest: {
      pair: pairs[slowest]!,
      timing: many[slowest]!,
      jsdiff: await timeJsdiffOfPair(database, pairs[slowest]!),
    },
  };
  return { name: 'compare', figures, tables: [pairTable(figures), manyTable(figures)] };
}

/** The two longest texts of each of the documents with the longest texts, the longest first. */
async function longestPairs(database: Database): Promise<Pair[]> {
  const rows = await database.query<{ name: string; textIds: number[]; numbers: number[] }>(
    `WITH uses AS (
       SELECT v.document_id, t.id, t.utf16_length, min(v.number) AS number,
              row_number() OVER (PARTITION BY v.document_id ORDER BY t.utf16_length DESC, t.id) AS place
         FROM versions v JOIN texts t ON t.id = v.text_id
        GROUP BY v.document_id, t.id)
     SELECT p.name || ' · ' || d.name AS name, array_agg(u.id ORDER BY u.number) AS "textIds",
            array_agg(u.number ORDER BY u.number) AS numbers
       FROM uses u JOIN documents d ON d.id = u.document_id JOIN platforms p ON p.id = d.platform_id
      WHERE u.place <= 2
      GROUP BY d.id, p.id HAVING count(*) = 2
      ORDER BY max(u.utf16_length) DESC, d.id LIMIT $1`,
    [manyDocuments],
  );
  return rows.map(({ name, textIds, numbers }) => ({
    name,
    old: { textId: textIds[0]!, number: numbers[0]! },
    next: { textId: textIds[1]!, number: numbers[1]! },
  }));
}

async function timePair(database: Database, pair: Pair): Promise<Timing> {
  const loaded = await timed(() => loadPair(database, pair));
  const [old, next] = freshTexts(...loaded.outcome);
  const compared = await timed(() => compareVersions(old, next));
  const drawn = await timed(() => buildRedline(old, next, compared.outcome));
  return { loadMs: loaded.milliseconds, compareMs: compared.milliseconds, redlineMs: drawn.milliseconds };
}

async function loadPair(database: Database, { old, next }: Pair): Promise<[StoredText, StoredText]> {
  const texts = await loadTexts(database, [old.textId, next.textId]);
  return [texts.get(old.textId)!, texts.get(next.textId)!];
}

/** Blocks that nothing has been worked out about yet; those that both texts hold are one object, as on the page. */
function freshTexts(...texts: readonly [StoredText, StoredText]): [BlockedText, BlockedText] {
  const blocks = new Map<number, Block>();
  const fresh = ({ separators, blocks: stored }: StoredText): BlockedText => ({
    separators,
    blocks: stored.map((block) => {
      const found = blocks.get(block.id) ?? freshBlock(block);
      blocks.set(block.id, found);
      return found;
    }),
  });
  return [fresh(texts[0]), fresh(texts[1])];
}

function freshBlock({ kind, level, markdown }: StoredText['blocks'][number]): Block {
  let plain: string | null = null;
  return {
    kind,
    level,
    markdown,
    get plain() {
      plain ??= readBlock(markdown).plain;
      return plain;
    },
  };
}

/** What jsdiff is given too: two strings, nothing known about them. */
async function timeFromMarkdown(old: string, next: string, runs: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const pool = new Map<string, Block>();
    const { milliseconds } = await timed(() => compareVersions(splitBlocks(old, pool), splitBlocks(next, pool)));
    times.push(milliseconds);
  }
  return median(times);
}

async function timeJsdiffOfPair(database: Database, pair: Pair): Promise<JsdiffTimes | null> {
  const [old, next] = await loadPair(database, pair);
  return timeJsdiff(markdownOf(old), markdownOf(next), 1);
}

function pairTable(figures: CompareFigures): Table {
  const { pair, first, median: middle, runs } = figures;
  const row = (name: string, milliseconds: number, aim = '', own = showMilliseconds(milliseconds)) => [
    name,
    own,
    showRatio(milliseconds, middle.compareMs),
    aim,
  ];
  const reference = (name: string, time: JsdiffTime | undefined) =>
    time ? row(name, time.milliseconds, '', showJsdiff(time)) : [name, 'not installed', '', ''];
  const [characters, blocks] = [figures.characters, figures.blocks].map((pairOf) =>
    pairOf.map(showNumber).join(' and '),
  );
  return {
    title: 'Comparison of the two longest texts of the longest document',
    columns: ['work', 'time', 'of compareVersions', 'aim'],
    rows: [
      row('load both from storage', middle.loadMs),
      row('compareVersions', middle.compareMs, judge(middle.compareMs, aimMs, 'ms')),
      row('buildRedline after it', middle.redlineMs),
      row('compareVersions, very first run', first.compareMs),
      row('split both Markdown texts and compare', figures.fromMarkdownMs),
      reference('jsdiff diffLines', figures.jsdiff?.lines),
      reference('jsdiff diffWords', figures.jsdiff?.words),
    ],
    remarks: [
      `${pair.name}, versions ${pair.old.number} and ${pair.next.number}: ${characters} characters, ` +
        `${blocks} blocks, ${figures.hunks} hunks.`,
      `Median of ${runs} runs with nothing worked out before about any block. jsdiff gives up after ` +
        `${jsdiffPatienceMs / 1000} s; diffLines finds lines only, without the words inside them.`,
    ],
  };
}

function showJsdiff({ milliseconds, hasGivenUp }: JsdiffTime): string {
  return `${hasGivenUp ? 'gave up after ' : ''}${showMilliseconds(milliseconds)}`;
}

function manyTable({ many, slowest }: CompareFigures): Table {
  const row = (name: string, { p50, p95, max }: Spread) => [name, ...[p50, p95, max].map(showMilliseconds)];
  return {
    title: `Comparison of the two longest texts of each of the ${many.compare.count} longest documents`,
    columns: ['work', 'p50', 'p95', 'max'],
    rows: [
      row('load both from storage', many.load),
      row('compareVersions', many.compare),
      row('buildRedline after it', many.redline),
    ],
    remarks: [
      `Each pair once. The slowest is ${slowest.pair.name}, versions ${slowest.pair.old.number} and ` +
        `${slowest.pair.next.number}: compareVersions ${showMilliseconds(slowest.timing.compareMs)}` +
        (slowest.jsdiff
          ? `, jsdiff diffLines ${showJsdiff(slowest.jsdiff.lines)}, diffWords ${showJsdiff(slowest.jsdiff.words)}.`
          : '.'),
    ],
  };
}
