// The longest common run of two sequences of small numbers, with a stated bound on the work. Apart because blocks
// and words are both compared this way.

import { diff_core } from 'fast-myers-diff';

/** Called for each stretch in which both sequences agree, in order. */
export type OnMatch = (oldStart: number, newStart: number, length: number) => void;

/** Up to this many elements on both sides together, the exact answer (Myers) is computed: quadratic at worst. */
const exactLength = 1_200;
/** Steps that all exact answers of one comparison may cost together; afterwards occurrences are paired in order. */
const exactBudget = 24_000_000;
const deepest = 12;

interface Search {
  readonly old: Int32Array;
  readonly next: Int32Array;
  readonly onMatch: OnMatch;
  /** Scratch space indexed by id, so that no map is needed per stretch. */
  readonly oldSeen: Int32Array;
  readonly newSeen: Int32Array;
  readonly place: Int32Array;
  budget: number;
}

/**
 * Reports a common subsequence of two sequences of ids (0 to `distinct` - 1): exact for short ones, by unique
 * elements (patience) and then by paired occurrences for long ones, so that the cost stays near n log n.
 */
export function commonSubsequence(old: Int32Array, next: Int32Array, distinct: number, onMatch: OnMatch): void {
  const [oldSeen, newSeen, place] = [new Int32Array(distinct), new Int32Array(distinct), new Int32Array(distinct)];
  const search: Search = { old, next, onMatch, oldSeen, newSeen, place, budget: exactBudget };
  matchRange(search, [0, old.length, 0, next.length], 0);
}

type Range = readonly [oldStart: number, oldEnd: number, newStart: number, newEnd: number];

function matchRange(search: Search, range: Range, depth: number): void {
  const { old, next, onMatch } = search;
  let [oldStart, oldEnd, newStart, newEnd] = range;
  const [first, firstNew] = [oldStart, newStart];
  while (oldStart < oldEnd && newStart < newEnd && old[oldStart] === next[newStart]) {
    oldStart++;
    newStart++;
  }
  if (oldStart > first) onMatch(first, firstNew, oldStart - first);
  const [last, lastNew] = [oldEnd, newEnd];
  while (oldEnd > oldStart && newEnd > newStart && old[oldEnd - 1] === next[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  if (oldStart < oldEnd && newStart < newEnd) {
    const size = oldEnd - oldStart + newEnd - newStart;
    const inner: Range = [oldStart, oldEnd, newStart, newEnd];
    if (size <= exactLength && search.budget >= size * size) matchExactly(search, inner);
    else matchByUnique(search, inner, depth);
  }
  if (oldEnd < last) onMatch(oldEnd, newEnd, Math.min(last - oldEnd, lastNew - newEnd));
}

function matchExactly(search: Search, [oldStart, oldEnd, newStart, newEnd]: Range): void {
  const { old, next, onMatch } = search;
  const [oldLength, newLength] = [oldEnd - oldStart, newEnd - newStart];
  search.budget -= (oldLength + newLength) ** 2;
  const isEqual = (i: number, j: number) => old[oldStart + i] === next[newStart + j];
  let [i, j] = [0, 0];
  for (const [removedFrom, removedTo, , addedTo] of diff_core(0, oldLength, 0, newLength, isEqual)) {
    if (removedFrom > i) onMatch(oldStart + i, newStart + j, removedFrom - i);
    [i, j] = [removedTo, addedTo];
  }
  if (i < oldLength) onMatch(oldStart + i, newStart + j, oldLength - i);
}

function matchByUnique(search: Search, range: Range, depth: number): void {
  const [oldStart, oldEnd, newStart, newEnd] = range;
  const anchors = depth < deepest ? uniqueAnchors(search, range) : [];
  if (anchors.length === 0) {
    for (const [i, j] of occurrenceAnchors(search, range)) search.onMatch(i, j, 1);
    return;
  }
  let [fromOld, fromNew] = [oldStart, newStart];
  for (const [i, j] of anchors) {
    matchRange(search, [fromOld, i, fromNew, j], depth + 1);
    search.onMatch(i, j, 1);
    [fromOld, fromNew] = [i + 1, j + 1];
  }
  matchRange(search, [fromOld, oldEnd, fromNew, newEnd], depth + 1);
}

/** Pairs of elements that stand once on either side, as far as they keep their order. */
function uniqueAnchors(search: Search, [oldStart, oldEnd, newStart, newEnd]: Range): [number, number][] {
  const { old, next, oldSeen, newSeen, place } = search;
  for (let i = oldStart; i < oldEnd; i++) oldSeen[old[i]!]!++;
  for (let j = newStart; j < newEnd; j++) {
    newSeen[next[j]!]!++;
    place[next[j]!] = j;
  }
  const pairs: [number, number][] = [];
  for (let i = oldStart; i < oldEnd; i++) {
    const id = old[i]!;
    if (oldSeen[id] === 1 && newSeen[id] === 1) pairs.push([i, place[id]!]);
  }
  for (let i = oldStart; i < oldEnd; i++) oldSeen[old[i]!] = 0;
  for (let j = newStart; j < newEnd; j++) newSeen[next[j]!] = 0;
  return longestRising(pairs);
}

/** The k-th occurrence of an element on one side answers the k-th on the other, as far as order is kept. */
function occurrenceAnchors(search: Search, [oldStart, oldEnd, newStart, newEnd]: Range): [number, number][] {
  const { old, next, place } = search;
  const following = new Int32Array(newEnd - newStart);
  for (let i = oldStart; i < oldEnd; i++) place[old[i]!] = -1;
  for (let j = newEnd - 1; j >= newStart; j--) place[next[j]!] = -1;
  for (let j = newEnd - 1; j >= newStart; j--) {
    following[j - newStart] = place[next[j]!]!;
    place[next[j]!] = j;
  }
  const pairs: [number, number][] = [];
  for (let i = oldStart; i < oldEnd; i++) {
    const j = place[old[i]!]!;
    if (j < 0) continue;
    pairs.push([i, j]);
    place[old[i]!] = following[j - newStart]!;
  }
  return longestRising(pairs);
}

/** The longest selection of pairs, given in rising order of the first number, in which the second rises too. */
export function longestRising<Pair extends readonly [number, number, ...unknown[]]>(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length);
  pairs.forEach(([, value], index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const rising: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) rising.push(pairs[at]!);
  return rising.reverse();
}
