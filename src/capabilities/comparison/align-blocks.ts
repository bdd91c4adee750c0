// Which blocks of the old text answer which of the new one. Blocks that are equal come first; only what they leave
// open is looked into, so the cost follows what changed and not the size of the document.

import type { Block } from '#domain/block.ts';
import { commonSubsequence } from './common-subsequence.ts';
import { growSplits } from './grow-splits.ts';
import { heaviestRising } from './heaviest-rising.ts';
import { pairLeftovers } from './pair-leftovers.ts';
import type { Leftovers, Stretch } from './stretches.ts';

export interface Alignment {
  /** Stretches in the order of both texts; `isSame` ones hold equal blocks, one by one. */
  readonly inOrder: readonly (Stretch & { readonly isSame: boolean })[];
  /** Pairs of single blocks that stand in another order: moved, and perhaps reworded. */
  readonly crossing: readonly Stretch[];
}

/** Aligns the blocks of two texts; what is in no stretch was removed or added. The same both ways round. */
export function alignBlocks(old: readonly Block[], next: readonly Block[]): Alignment {
  return isFirst(old, next) ? alignOneWay(old, next) : mirrored(alignOneWay(next, old));
}

/** Where several alignments are as good, the one that is taken must not depend on which text is the older one. */
function isFirst(left: readonly Block[], right: readonly Block[]): boolean {
  if (left.length !== right.length) return left.length < right.length;
  const at = left.findIndex((block, index) => !isEqual(block, right[index]!));
  return at < 0 || left[at]!.markdown < right[at]!.markdown;
}

function mirrored({ inOrder, crossing }: Alignment): Alignment {
  const mirror = <Pair extends Stretch>({ oldStart, oldEnd, newStart, newEnd, ...rest }: Pair) => ({
    ...rest,
    oldStart: newStart,
    oldEnd: newEnd,
    newStart: oldStart,
    newEnd: oldEnd,
  });
  return { inOrder: inOrder.map((stretch) => mirror(stretch)), crossing: crossing.map((pair) => mirror(pair)) };
}

function alignOneWay(old: readonly Block[], next: readonly Block[]): Alignment {
  const same = withoutChanceAnchors(old, next, equalStretches(old, next));
  const gaps = gapsBetween(same, old.length, next.length);
  if (gaps.length === 0) return { inOrder: same, crossing: [] };
  const [isOldPaired, isNewPaired] = [new Uint8Array(old.length), new Uint8Array(next.length)];
  const leftovers: Leftovers = { old, next, gaps, isOldPaired, isNewPaired };
  const inOrder: (Stretch & { isSame: boolean })[] = [...same];
  const crossing: Stretch[] = [];
  pairLeftovers(leftovers).forEach(({ inGap, across }, index) => {
    inGap.sort((left, right) => left.oldStart - right.oldStart);
    const rising = heaviestRising(inGap.map((pair) => ({ pair, place: pair.newStart, weight: lettersOf(old, pair) })));
    const isRising = new Set(rising);
    for (const pair of inGap) {
      if (!isRising.has(pair) && blocksOf(pair) === 2) crossing.push(pair);
    }
    for (const pair of growSplits(leftovers, gaps[index]!, rising)) {
      inOrder.push({ ...pair, isSame: blocksOf(pair) === 2 && isEqual(old[pair.oldStart]!, next[pair.newStart]!) });
    }
    crossing.push(...across);
  });
  inOrder.sort((left, right) => left.oldStart - right.oldStart || left.newStart - right.newStart);
  return { inOrder, crossing };
}

function blocksOf({ oldStart, oldEnd, newStart, newEnd }: Stretch): number {
  return oldEnd - oldStart + newEnd - newStart;
}

function lettersOf(old: readonly Block[], { oldStart, oldEnd }: Stretch): number {
  let letters = 1;
  for (let index = oldStart; index < oldEnd; index++) letters += old[index]!.markdown.length;
  return letters;
}

/** Equal blocks this short, with changes on both sides of them, are equal by chance: "Other", "(a)", a rule. */
const shortAnchor = 24;

/** Leaves out short stretches amid changes; pairing finds them again where their neighbours stand there, too. */
function withoutChanceAnchors<Anchor extends Stretch>(
  old: readonly Block[],
  next: readonly Block[],
  stretches: readonly Anchor[],
): Anchor[] {
  const isChance = (stretch: Anchor, index: number) => {
    if (stretch.oldEnd - stretch.oldStart > 2) return false;
    const before = stretches[index - 1] ?? { oldEnd: 0, newEnd: 0 };
    const after = stretches[index + 1] ?? { oldStart: old.length, newStart: next.length };
    const [oldGap, newGap] = [stretch.oldStart - before.oldEnd, stretch.newStart - before.newEnd];
    const [oldGapAfter, newGapAfter] = [after.oldStart - stretch.oldEnd, after.newStart - stretch.newEnd];
    const isAmid = oldGap + newGap >= 2 && oldGapAfter + newGapAfter >= 2;
    return isAmid && lettersOf(old, stretch) <= shortAnchor * (stretch.oldEnd - stretch.oldStart);
  };
  return stretches.filter((stretch, index) => !isChance(stretch, index));
}

function equalStretches(old: readonly Block[], next: readonly Block[]): (Stretch & { isSame: boolean })[] {
  const shorter = Math.min(old.length, next.length);
  let prefix = 0;
  while (prefix < shorter && isEqual(old[prefix]!, next[prefix]!)) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && isEqual(old[old.length - 1 - suffix]!, next[next.length - 1 - suffix]!)) suffix++;
  const stretches: (Stretch & { isSame: boolean })[] = [];
  const add = (oldStart: number, newStart: number, length: number) => {
    if (length > 0) {
      stretches.push({ oldStart, oldEnd: oldStart + length, newStart, newEnd: newStart + length, isSame: true });
    }
  };
  add(0, 0, prefix);
  const [oldEnd, newEnd] = [old.length - suffix, next.length - suffix];
  if (prefix < oldEnd && prefix < newEnd) {
    const ids = new Map<string, number>();
    const oldIds = numberBlocks(old, prefix, oldEnd, ids);
    const newIds = numberBlocks(next, prefix, newEnd, ids);
    commonSubsequence(oldIds, newIds, ids.size, (i, j, length) => add(prefix + i, prefix + j, length));
  }
  add(oldEnd, newEnd, suffix);
  return stretches;
}

function isEqual(left: Block, right: Block): boolean {
  return left === right || left.markdown === right.markdown;
}

function numberBlocks(blocks: readonly Block[], start: number, end: number, ids: Map<string, number>): Int32Array {
  const numbers = new Int32Array(end - start);
  for (let index = start; index < end; index++) {
    const { markdown } = blocks[index]!;
    const id = ids.get(markdown) ?? ids.size;
    if (id === ids.size) ids.set(markdown, id);
    numbers[index - start] = id;
  }
  return numbers;
}

function gapsBetween(stretches: readonly Stretch[], oldLength: number, newLength: number): Stretch[] {
  const gaps: Stretch[] = [];
  let [oldStart, newStart] = [0, 0];
  const end = { oldStart: oldLength, newStart: newLength, oldEnd: oldLength, newEnd: newLength };
  for (const stretch of [...stretches, end]) {
    if (stretch.oldStart > oldStart || stretch.newStart > newStart) {
      gaps.push({ oldStart, oldEnd: stretch.oldStart, newStart, newEnd: stretch.newStart });
    }
    [oldStart, newStart] = [stretch.oldEnd, stretch.newEnd];
  }
  return gaps;
}
