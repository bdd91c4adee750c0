// Lets pairs grow: a block whose second half became a block of its own, while the words changed too, answers both;
// and where the border between two blocks moved, two answer two.

import type { Block } from '#domain/block.ts';
import { wordHashes } from './block-forms.ts';
import type { Leftovers, Stretch } from './stretches.ts';

/** How much of a neighbour's words must be those that the pair has over, for it to belong. */
const leastOfNeighbour = 0.7;
const fewestWords = 4;
/** Pairs do not grow beyond so many blocks on a side. */
const mostBlocks = 8;

/** Grows pairs of one gap, which must be in rising order on both sides, over unpaired neighbours and one another. */
export function growSplits(leftovers: Leftovers, gap: Stretch, pairs: readonly Stretch[]): Stretch[] {
  const grown: Stretch[] = [];
  for (const pair of pairs) {
    const merged = joinBorders(leftovers, grown.at(-1), growPair(leftovers, gap, pair));
    if (merged.joins) grown[grown.length - 1] = merged.pair;
    else grown.push(merged.pair);
  }
  return grown;
}

function growPair(leftovers: Leftovers, gap: Stretch, pair: Stretch): Stretch {
  const { old, next, isOldPaired, isNewPaired } = leftovers;
  let grown = pair;
  if (isWhole(old, next, pair)) return pair;
  for (;;) {
    const before = grown;
    grown = growSide(leftovers, grown, {
      blocks: next,
      after: grown.newEnd < gap.newEnd && !isNewPaired[grown.newEnd],
      before: grown.newStart > gap.newStart && !isNewPaired[grown.newStart - 1],
      side: 'new',
    });
    grown = growSide(leftovers, grown, {
      blocks: old,
      after: grown.oldEnd < gap.oldEnd && !isOldPaired[grown.oldEnd],
      before: grown.oldStart > gap.oldStart && !isOldPaired[grown.oldStart - 1],
      side: 'old',
    });
    if (grown === before || blocksIn(grown) > mostBlocks) return grown;
  }
}

/** A pair of equal words has none over. */
function isWhole(old: readonly Block[], next: readonly Block[], pair: Stretch): boolean {
  return blocksIn(pair) === 2 && old[pair.oldStart]!.plain === next[pair.newStart]!.plain;
}

function blocksIn({ oldStart, oldEnd, newStart, newEnd }: Stretch): number {
  return oldEnd - oldStart + newEnd - newStart;
}

interface Growth {
  readonly blocks: readonly Block[];
  /** Whether the neighbour after and before the pair is free. */
  readonly after: boolean;
  readonly before: boolean;
  readonly side: 'old' | 'new';
}

function growSide(leftovers: Leftovers, pair: Stretch, growth: Growth): Stretch {
  if (!growth.after && !growth.before) return pair;
  const isNew = growth.side === 'new';
  const own = wordsIn(growth.blocks, isNew ? pair.newStart : pair.oldStart, isNew ? pair.newEnd : pair.oldEnd);
  const others = isNew
    ? wordsIn(leftovers.old, pair.oldStart, pair.oldEnd)
    : wordsIn(leftovers.next, pair.newStart, pair.newEnd);
  const over = lessWords(others, own);
  if (over.size < fewestWords) return pair;
  const isPaired = isNew ? leftovers.isNewPaired : leftovers.isOldPaired;
  const belongs = (index: number) => {
    const { kind } = growth.blocks[index]!;
    if (kind === 'table-row' || kind === 'separator') return false;
    const words = wordHashes(growth.blocks[index]!);
    return words.length >= fewestWords && countIn(words, over) >= leastOfNeighbour * words.length;
  };
  const [start, end] = isNew ? [pair.newStart, pair.newEnd] : [pair.oldStart, pair.oldEnd];
  if (growth.after && belongs(end)) {
    isPaired[end] = 1;
    return isNew ? { ...pair, newEnd: end + 1 } : { ...pair, oldEnd: end + 1 };
  }
  if (growth.before && belongs(start - 1)) {
    isPaired[start - 1] = 1;
    return isNew ? { ...pair, newStart: start - 1 } : { ...pair, oldStart: start - 1 };
  }
  return pair;
}

/** Two adjoining pairs become one where most of what one lost is what the other gained: the border moved. */
function joinBorders(
  leftovers: Leftovers,
  left: Stretch | undefined,
  pair: Stretch,
): { joins: boolean; pair: Stretch } {
  const { old, next } = leftovers;
  const isAdjoining = left?.oldEnd === pair.oldStart && left.newEnd === pair.newStart;
  if (!left || !isAdjoining || blocksIn(left) + blocksIn(pair) > mostBlocks) return { joins: false, pair };
  if (isWhole(old, next, left) || isWhole(old, next, pair)) return { joins: false, pair };
  const kinds = [old[pair.oldStart], old[left.oldStart], next[pair.newStart], next[left.newStart]];
  if (kinds.some((block) => block?.kind === 'table-row' || block?.kind === 'heading')) return { joins: false, pair };
  const sides = [left, pair].map((part) => ({
    old: wordsIn(old, part.oldStart, part.oldEnd),
    next: wordsIn(next, part.newStart, part.newEnd),
  }));
  const crossed = (from: number, to: number) => {
    const [lost, gained] = [lessWords(sides[from]!.old, sides[from]!.next), lessWords(sides[to]!.next, sides[to]!.old)];
    return lost.size >= 2 * fewestWords && shareOf(lost, gained) >= leastOfNeighbour;
  };
  if (!crossed(0, 1) && !crossed(1, 0)) return { joins: false, pair };
  const joined = { oldStart: left.oldStart, oldEnd: pair.oldEnd, newStart: left.newStart, newEnd: pair.newEnd };
  return { joins: true, pair: joined };
}

type WordCounts = ReadonlyMap<number, number>;

function wordsIn(blocks: readonly Block[], start: number, end: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let index = start; index < end; index++) {
    for (const word of wordHashes(blocks[index]!)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function lessWords(words: WordCounts, others: WordCounts): Map<number, number> {
  const rest = new Map<number, number>();
  for (const [word, count] of words) {
    const left = count - (others.get(word) ?? 0);
    if (left > 0) rest.set(word, left);
  }
  return rest;
}

function countIn(words: Int32Array, counts: WordCounts): number {
  const seen = new Map<number, number>();
  let found = 0;
  for (const word of words) {
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    if (times <= (counts.get(word) ?? 0)) found++;
  }
  return found;
}

function shareOf(words: WordCounts, others: WordCounts): number {
  let [all, found] = [0, 0];
  for (const [word, count] of words) {
    all += count;
    found += Math.min(count, others.get(word) ?? 0);
  }
  return all === 0 ? 0 : found / all;
}
