// Finds what stands elsewhere: blocks, and whole runs of blocks, that one gap lost and another (or another place of
// the same) gained. Runs grow from blocks that can be told apart, so that a section that moved stays together, with
// the blocks in it that were reworded on the way and those that many sections have alike.

import { similarity } from './similar-blocks.ts';
import type { Leftovers, Stretch } from './stretches.ts';
import { unnumberedForm } from './unnumbered-form.ts';

/** Called for each pair of blocks found, with the gaps they stand in. */
export type OnPair = (oldIndex: number, newIndex: number, gaps: { readonly old: number; readonly new: number }) => void;

/** Least likeness of a reworded block amid a run that moved. */
const leastInRun = 0.45;

/** Pairs moved blocks by what they say, as far as that stands once on either side, and whatever goes on from there. */
export function pairMovedRuns(leftovers: Leftovers, onPair: OnPair): void {
  const { old, next, isOldPaired, isNewPaired } = leftovers;
  const newByForm = openByForm(leftovers, 'new');
  if (newByForm.size === 0) return;
  const oldByForm = openByForm(leftovers, 'old');
  const [oldGap, newGap] = [gapNumbers(leftovers.gaps, 'old'), gapNumbers(leftovers.gaps, 'new')];
  const grow = (from: readonly [number, number], within: { old: number; new: number }, step: 1 | -1) => {
    const [oldEnds, newEnds] = [leftovers.gaps[within.old]!, leftovers.gaps[within.new]!];
    const isOpen = (i: number, j: number) =>
      i >= oldEnds.oldStart && i < oldEnds.oldEnd && j >= newEnds.newStart && j < newEnds.newEnd;
    let [i, j] = [from[0] + step, from[1] + step];
    while (isOpen(i, j) && !isOldPaired[i] && !isNewPaired[j]) {
      const [left, right] = [old[i]!, next[j]!];
      const isAlike =
        unnumberedForm(left) === unnumberedForm(right) ||
        (left.kind === right.kind && similarity(left, right) >= leastInRun);
      if (!isAlike) return;
      onPair(i, j, within);
      [i, j] = [i + step, j + step];
    }
  };
  for (const [form, index] of oldByForm) {
    const found = newByForm.get(form) ?? -1;
    if (index < 0 || found < 0 || isOldPaired[index] || isNewPaired[found]) continue;
    const within = { old: oldGap(index), new: newGap(found) };
    onPair(index, found, within);
    grow([index, found], within, 1);
    grow([index, found], within, -1);
  }
}

/** Open blocks by their form; -1 for forms that stand more than once. */
function openByForm({ gaps, ...texts }: Leftovers, side: 'old' | 'new'): Map<string, number> {
  const [blocks, isPaired] = side === 'old' ? [texts.old, texts.isOldPaired] : [texts.next, texts.isNewPaired];
  const byForm = new Map<string, number>();
  for (const gap of gaps) {
    const [start, end] = side === 'old' ? [gap.oldStart, gap.oldEnd] : [gap.newStart, gap.newEnd];
    for (let index = start; index < end; index++) {
      if (isPaired[index]) continue;
      const form = unnumberedForm(blocks[index]!);
      if (hasWord.test(form)) byForm.set(form, byForm.has(form) ? -1 : index);
    }
  }
  return byForm;
}

const hasWord = /[\p{L}\p{N}]/u;

/** The gap that holds a block, by search: gaps stand in order. */
function gapNumbers(gaps: readonly Stretch[], side: 'old' | 'new'): (index: number) => number {
  const startOf = (gap: Stretch) => (side === 'old' ? gap.oldStart : gap.newStart);
  const endOf = (gap: Stretch) => (side === 'old' ? gap.oldEnd : gap.newEnd);
  return (index) => {
    let [low, high] = [0, gaps.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (endOf(gaps[middle]!) <= index) low = middle + 1;
      else if (startOf(gaps[middle]!) > index) high = middle - 1;
      else return middle;
    }
    return -1;
  };
}
