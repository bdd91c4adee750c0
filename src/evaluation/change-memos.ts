// Change memos: analyses of real changes that people wrote, with the texts before and after. Where a memo quotes a
// passage that really differs between both, the difference must be found there, and found substantive.

import { z } from 'zod';
import { compareVersions } from '#capabilities/comparison/compare-versions.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { type BlockedText, blockRanges, type TextRange } from '#domain/block.ts';
import type { ChangeClass, Hunk } from '#domain/change.ts';
import { foldWords, quotesIn } from './change-memos-quotes.ts';
import { readPacked } from './changes-corpus.ts';

const memoSchema = z.object({
  id: z.string(),
  family: z.string().nullish(),
  summary: z.string().nullish(),
  body: z.string().nullish(),
  refs: z.array(
    z.object({
      changes: z.array(z.object({ path: z.string(), before: z.string().nullish(), after: z.string().nullish() })),
    }),
  ),
});

export interface MemoQuote {
  /** Its first words, for finding it in the memo. */
  readonly quote: string;
  readonly words: number;
  readonly side: 'before' | 'after';
  readonly isInSubstantive: boolean;
  /** Of the differences it lies in; empty where none touches it. */
  readonly classes: readonly ChangeClass[];
}

export interface MemoResult {
  readonly id: string;
  readonly family: string;
  /** Of each pair of texts, in the order of the memo. */
  readonly classes: readonly (ChangeClass | 'none')[];
  readonly isSubstantive: boolean;
  /** Quotes of at least four words, those found in a text, and those that only one side has. */
  readonly quotes: number;
  readonly found: number;
  readonly differing: readonly MemoQuote[];
}

/** Measures every memo that comes with a text before and one after. */
export async function measureMemos(path: string): Promise<MemoResult[]> {
  const results: MemoResult[] = [];
  for (const line of (await readPacked(path)).split('\n')) {
    if (line.trim() === '') continue;
    const memo = memoSchema.parse(JSON.parse(line));
    const pairs = memo.refs
      .flatMap(({ changes }) => changes)
      .flatMap(({ before, after }) => (before && after ? [{ before, after }] : []));
    if (pairs.length === 0) continue;
    const quotes = quotesIn(`${memo.summary ?? ''}\n\n${memo.body ?? ''}`);
    results.push({ id: memo.id, family: memo.family ?? '', ...measurePairs(pairs, quotes) });
  }
  return results;
}

interface Pair {
  readonly before: string;
  readonly after: string;
}

function measurePairs(pairs: readonly Pair[], quotes: readonly string[]): Omit<MemoResult, 'id' | 'family'> {
  const classes: (ChangeClass | 'none')[] = [];
  const differing: MemoQuote[] = [];
  const found = new Set<string>();
  for (const { before, after } of pairs) {
    const [old, next] = [splitBlocks(before), splitBlocks(after)];
    const comparison = compareVersions(old, next);
    classes.push(comparison.class);
    const [oldWords, newWords] = [wordsOf(old), wordsOf(next)];
    for (const quote of quotes) {
      const [inOld, inNew] = [placesOf(oldWords, quote), placesOf(newWords, quote)];
      if (inOld.length > 0 || inNew.length > 0) found.add(quote);
      if (inOld.length > 0 === inNew.length > 0) continue;
      const side = inOld.length > 0 ? 'before' : 'after';
      differing.push(judgeQuote(quote, { side, places: side === 'before' ? inOld : inNew, hunks: comparison.hunks }));
    }
  }
  const isSubstantive = classes.includes('substantive');
  return { classes, isSubstantive, quotes: quotes.length, found: found.size, differing };
}

function judgeQuote(
  quote: string,
  { side, places, hunks }: { side: 'before' | 'after'; places: readonly TextRange[]; hunks: readonly Hunk[] },
): MemoQuote {
  const touching = (place: TextRange) =>
    hunks.filter((hunk) => {
      const range = side === 'before' ? hunk.old : hunk.new;
      return range !== undefined && range.start < place.end && place.start < range.end;
    });
  const words = quote.split(' ');
  return {
    quote: words.slice(0, 8).join(' '),
    words: words.length,
    side,
    isInSubstantive: places.every((place) => touching(place).some((hunk) => hunk.class === 'substantive')),
    classes: [...new Set(places.flatMap(touching).map((hunk) => hunk.class))],
  };
}

/** The words of a text, lower-case and joined by single blanks, with the range of the block of each. */
interface TextWords {
  readonly joined: string;
  /** Where each word starts in `joined`, and the place of its block in the Markdown. */
  readonly starts: readonly number[];
  readonly blocks: readonly TextRange[];
}

function wordsOf(text: BlockedText): TextWords {
  const ranges = blockRanges(text);
  const starts: number[] = [];
  const blocks: TextRange[] = [];
  let joined = ' ';
  text.blocks.forEach((block, index) => {
    for (const word of foldWords(block.plain)) {
      starts.push(joined.length);
      blocks.push(ranges[index] ?? { start: 0, end: 0 });
      joined += `${word} `;
    }
  });
  return { joined, starts, blocks };
}

/** Ranges of the blocks in which the quote stands, one for each place; it may run over several blocks. */
function placesOf({ joined, starts, blocks }: TextWords, quote: string): TextRange[] {
  const places: TextRange[] = [];
  for (let at = joined.indexOf(` ${quote} `); at >= 0; at = joined.indexOf(` ${quote} `, at + 1)) {
    const first = blocks[indexOfStart(starts, at + 1)];
    const last = blocks[indexOfStart(starts, at + quote.length)];
    if (first && last) places.push({ start: first.start, end: last.end });
  }
  return places;
}

/** The last word that starts at or before the position. */
function indexOfStart(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
