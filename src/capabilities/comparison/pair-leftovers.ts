// Pairs the blocks that no equal block answers: first those that say the same but for their numbers, in order, then
// what moved, then a block with the several it was split into (or the reverse), then the most similar. Every part has a
// bound that keeps the cost near linear.

import type { Block } from '#domain/block.ts';
import { keyForm } from './block-forms.ts';
import { commonSubsequence } from './common-subsequence.ts';
import { pairMovedRuns } from './pair-moved.ts';
import { candidatePairs, similarity } from './similar-blocks.ts';
import type { Leftovers, Stretch } from './stretches.ts';
import { unnumberedForm } from './unnumbered-form.ts';

export interface GapPairs {
  /** Pairs within the gap, in no particular order; sides of more than one block are splits and merges. */
  readonly inGap: Stretch[];
  /** Pairs of a block removed here and one added in another gap. */
  readonly across: Stretch[];
}

/** Finds for each gap the pairs of old and new blocks that belong together. */
export function pairLeftovers(leftovers: Leftovers): GapPairs[] {
  const { gaps } = leftovers;
  const pairs: GapPairs[] = gaps.map(() => ({ inGap: [], across: [] }));
  gaps.forEach((gap, index) => {
    if (!pairInPlace(leftovers, gap, pairs[index]!.inGap)) pairInOrder(leftovers, gap, pairs[index]!.inGap);
  });
  if (isAllPaired(leftovers)) return pairs;
  gaps.forEach((gap, index) => {
    pairSplits(leftovers, gap, pairs[index]!.inGap);
  });
  pairMovedRuns(leftovers, (oldIndex, newIndex, gap) => {
    const list = gap.old === gap.new ? pairs[gap.old]!.inGap : pairs[gap.old]!.across;
    take(leftovers, single(oldIndex, newIndex), list);
  });
  gaps.forEach((gap, index) => {
    pairSameWords(leftovers, gap, pairs[index]!.inGap);
  });
  pairMoved(leftovers, pairs);
  pairSimilar(leftovers, pairs);
  return pairs;
}

/** Least likeness of two blocks that stand alone between equal ones, to be taken for each other without a search. */
const leastInPlace = 0.7;

/** So many blocks in a row may be taken for each other in place. */
const mostInPlace = 4;
/** Blocks this little alike are never taken for each other. */
const unlike = 0.4;

/** The commonest case of all: one block between two equal ones, or a few, with a few words changed in each. */
function pairInPlace(leftovers: Leftovers, { oldStart, oldEnd, newStart, newEnd }: Stretch, pairs: Stretch[]): boolean {
  const count = oldEnd - oldStart;
  if (count > mostInPlace || newEnd - newStart !== count) return false;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const [left, right] = [leftovers.old[oldStart + i]!, leftovers.next[newStart + j]!];
      if (i === j && left.kind !== right.kind) return false;
      const likeness = similarity(left, right);
      if (i === j ? likeness < leastInPlace : likeness >= unlike) return false;
    }
  }
  for (let i = 0; i < count; i++) take(leftovers, single(oldStart + i, newStart + i), pairs);
  return true;
}

function isAllPaired({ gaps, isOldPaired, isNewPaired }: Leftovers): boolean {
  const isOpen = (start: number, end: number, isPaired: Uint8Array) => isPaired.subarray(start, end).includes(0);
  // With nothing open on one side there is nothing left to pair.
  return (
    !gaps.some(({ oldStart, oldEnd }) => isOpen(oldStart, oldEnd, isOldPaired)) ||
    !gaps.some(({ newStart, newEnd }) => isOpen(newStart, newEnd, isNewPaired))
  );
}

/** Blocks that read the same but for their numbers, as far as they keep their order. */
function pairInOrder(leftovers: Leftovers, gap: Stretch, pairs: Stretch[]): void {
  const { oldStart, oldEnd, newStart, newEnd } = gap;
  if (oldStart === oldEnd || newStart === newEnd) return;
  const ids = new Map<string, number>();
  const numberOf = (block: Block) => {
    const key = unnumberedForm(block) || block.markdown;
    const id = ids.get(key) ?? ids.size;
    if (id === ids.size) ids.set(key, id);
    return id;
  };
  const oldIds = Int32Array.from(leftovers.old.slice(oldStart, oldEnd), numberOf);
  const newIds = Int32Array.from(leftovers.next.slice(newStart, newEnd), numberOf);
  commonSubsequence(oldIds, newIds, ids.size, (i, j, length) => {
    for (let step = 0; step < length; step++) {
      take(leftovers, single(oldStart + i + step, newStart + j + step), pairs);
    }
  });
}

function take(leftovers: Leftovers, pair: Stretch, pairs: Stretch[]): void {
  leftovers.isOldPaired.fill(1, pair.oldStart, pair.oldEnd);
  leftovers.isNewPaired.fill(1, pair.newStart, pair.newEnd);
  pairs.push(pair);
}

function single(oldIndex: number, newIndex: number): Stretch {
  return { oldStart: oldIndex, oldEnd: oldIndex + 1, newStart: newIndex, newEnd: newIndex + 1 };
}

/** Queues of the unpaired new blocks by what they say, first come first served. */
function newBlocksByKey(leftovers: Leftovers, gaps: readonly Stretch[]): Map<string, number[]> {
  const byKey = new Map<string, number[]>();
  for (const gap of gaps) {
    for (let index = gap.newEnd - 1; index >= gap.newStart; index--) {
      if (leftovers.isNewPaired[index]) continue;
      const key = keyForm(leftovers.next[index]!);
      const queue = byKey.get(key);
      if (queue) queue.push(index);
      else byKey.set(key, [index]);
    }
  }
  return byKey;
}

function pairSameWords(leftovers: Leftovers, gap: Stretch, pairs: Stretch[]): void {
  if (gap.oldStart === gap.oldEnd || gap.newStart === gap.newEnd) return;
  const byKey = newBlocksByKey(leftovers, [gap]);
  for (let index = gap.oldStart; index < gap.oldEnd; index++) {
    if (leftovers.isOldPaired[index]) continue;
    const found = byKey.get(keyForm(leftovers.old[index]!))?.pop();
    if (found !== undefined) take(leftovers, single(index, found), pairs);
  }
}

function pairMoved(leftovers: Leftovers, pairs: readonly GapPairs[]): void {
  const { gaps, old } = leftovers;
  if (gaps.length < 2) return;
  const byKey = newBlocksByKey(leftovers, [...gaps].reverse());
  gaps.forEach((gap, number) => {
    for (let index = gap.oldStart; index < gap.oldEnd; index++) {
      if (leftovers.isOldPaired[index]) continue;
      const key = keyForm(old[index]!);
      if (!/[\p{L}\p{N}]/u.test(key)) continue;
      const found = byKey.get(key)?.pop();
      if (found !== undefined) take(leftovers, single(index, found), pairs[number]!.across);
    }
  });
}

/** How many letters have to agree before two blocks are laid side by side; shorter probes find shorter parts. */
const probeLengths = [24, 6, 2];
/** How many blocks may be laid together for each block of a gap before the search for splits gives up. */
const stepsPerBlock = 16;

interface Attempt {
  readonly start: number;
  readonly index: number;
  readonly steps: { left: number };
}

/** Finds blocks whose words were spread over several blocks, or gathered from several, without other change. */
function pairSplits(leftovers: Leftovers, gap: Stretch, pairs: Stretch[]): void {
  if (gap.oldStart === gap.oldEnd || gap.newStart === gap.newEnd) return;
  if (gap.oldEnd - gap.oldStart + gap.newEnd - gap.newStart < 3) return;
  for (const length of probeLengths) pairSplitsByProbe(leftovers, gap, length, pairs);
}

function pairSplitsByProbe(leftovers: Leftovers, gap: Stretch, length: number, pairs: Stretch[]): void {
  const { old, next, isOldPaired, isNewPaired } = leftovers;
  const steps = { left: stepsPerBlock * (gap.oldEnd - gap.oldStart + gap.newEnd - gap.newStart) };
  const oldStarts = new Map<string, number>();
  for (let index = gap.oldEnd - 1; index >= gap.oldStart; index--) {
    if (!isOldPaired[index]) oldStarts.set(keyForm(old[index]!).slice(0, length), index);
  }
  for (let index = gap.newStart; index < gap.newEnd; index++) {
    if (isNewPaired[index]) continue;
    const start = oldStarts.get(keyForm(next[index]!).slice(0, length));
    if (start === undefined || isOldPaired[start]) continue;
    if (steps.left <= 0) return;
    const ends = sameTogether(leftovers, gap, { start, index, steps });
    if (ends) take(leftovers, { oldStart: start, oldEnd: ends[0], newStart: index, newEnd: ends[1] }, pairs);
  }
}

/** The ends of the shortest stretches from these starts that say the same, if there are any. */
function sameTogether(leftovers: Leftovers, gap: Stretch, attempt: Attempt): [number, number] | null {
  const { old, next, isOldPaired, isNewPaired } = leftovers;
  const { start: oldStart, index: newStart, steps } = attempt;
  let [oldEnd, newEnd] = [oldStart + 1, newStart + 1];
  let [oldRest, newRest] = [keyForm(old[oldStart]!), keyForm(next[newStart]!)];
  while (steps.left-- > 0) {
    const length = Math.min(oldRest.length, newRest.length);
    if (oldRest.slice(0, length) !== newRest.slice(0, length)) return null;
    oldRest = oldRest.slice(length);
    newRest = newRest.slice(length);
    if (oldRest === '' && newRest === '') return [oldEnd, newEnd];
    if (oldRest === '') {
      if (oldEnd >= gap.oldEnd || isOldPaired[oldEnd]) return null;
      oldRest = keyForm(old[oldEnd++]!);
    } else {
      if (newEnd >= gap.newEnd || isNewPaired[newEnd]) return null;
      newRest = keyForm(next[newEnd++]!);
    }
  }
  return null;
}

function pairSimilar(leftovers: Leftovers, pairs: readonly GapPairs[]): void {
  for (const { oldIndex, newIndex, gap, isInGap } of candidatePairs(leftovers)) {
    if (leftovers.isOldPaired[oldIndex] || leftovers.isNewPaired[newIndex]) continue;
    const list = pairs[gap]!;
    take(leftovers, single(oldIndex, newIndex), isInGap ? list.inGap : list.across);
  }
}
