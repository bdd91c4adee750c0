// The second layer of a comparison: which sentences of two passages answer each other. Equal ones come first, then
// what they leave open by likeness, in order; sentences that were split or merged answer as several, and those that
// stand elsewhere in the passage have moved.

import { countShared, foldSpace } from './block-forms.ts';
import { commonSubsequence } from './common-subsequence.ts';
import { placeOf, type SentencePlace, type SentenceSide, sideOf, wordsOf } from './sentence-side.ts';

export interface SentencePair {
  readonly op: 'same' | 'modified' | 'added' | 'removed' | 'moved';
  /** Absent where the old passage has no such sentence; spans several where they were merged. */
  readonly old?: SentencePlace;
  readonly new?: SentencePlace;
}

/**
 * Pairs the sentences of two passages as read, in reading order of the new one, with what was removed before what
 * was added in the same place. Places of one side never overlap, and together they hold all its words.
 */
export function alignSentences(oldText: string, newText: string): SentencePair[] {
  const [old, next] = [sideOf(oldText), sideOf(newText)];
  const matches = equalRuns(old, next);
  const single = oneReworded(old, next, matches);
  if (single) return single;
  const search: Search = { old, next, matches: [], loose: { old: [], next: [] } };
  let [oldAt, newAt] = [0, 0];
  for (const match of [...matches, { oldStart: old.ranges.length, newStart: next.ranges.length, length: 0 }]) {
    matchGap(search, { oldStart: oldAt, oldEnd: match.oldStart, newStart: newAt, newEnd: match.newStart });
    for (let step = 0; step < match.length; step++) {
      const [i, j] = [match.oldStart + step, match.newStart + step];
      search.matches.push({ oldStart: i, oldEnd: i + 1, newStart: j, newEnd: j + 1, isMoved: false });
    }
    [oldAt, newAt] = [match.oldStart + match.length, match.newStart + match.length];
  }
  matchMoved(search);
  return inReadingOrder(search);
}

interface Gap {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

interface Match extends Gap {
  readonly isMoved: boolean;
}

interface Sides {
  readonly old: SentenceSide;
  readonly next: SentenceSide;
}

interface Search extends Sides {
  readonly matches: Match[];
  /** Sentences that no sentence in their place answers. */
  readonly loose: { readonly old: number[]; readonly next: number[] };
}

/** The commonest case of all: one sentence reworded among equal ones. Null where it is not so. */
function oneReworded(old: SentenceSide, next: SentenceSide, runs: readonly Run[]): SentencePair[] | null {
  const count = old.ranges.length;
  if (count !== next.ranges.length || runs.reduce((sum, { length }) => sum + length, 0) !== count - 1) return null;
  if (runs.some(({ oldStart, newStart }) => oldStart !== newStart)) return null;
  const at = runs.find(({ oldStart }) => oldStart === 0)?.length ?? 0;
  const gap = { oldStart: at, oldEnd: at + 1, newStart: at, newEnd: at + 1 };
  if (worthOf({ old, next }, gap) <= 0) return null;
  return old.ranges.map((_, index): SentencePair => {
    const [from, to] = [placeOf(old, index, index + 1), placeOf(next, index, index + 1)];
    return { op: index === at ? opOf({ isMoved: false }, from, to) : 'same', old: from, new: to };
  });
}

interface Run {
  readonly oldStart: number;
  readonly newStart: number;
  readonly length: number;
}

/** Equal sentences in order; what both passages begin and end with needs no search. */
function equalRuns({ folded: old }: SentenceSide, { folded: next }: SentenceSide): Run[] {
  const shorter = Math.min(old.length, next.length);
  let first = 0;
  while (first < shorter && old[first] === next[first]) first++;
  let last = 0;
  while (last < shorter - first && old[old.length - 1 - last] === next[next.length - 1 - last]) last++;
  const runs: Run[] = first > 0 ? [{ oldStart: 0, newStart: 0, length: first }] : [];
  const [oldRest, newRest] = [old.slice(first, old.length - last), next.slice(first, next.length - last)];
  if (oldRest.length > 0 && newRest.length > 0 && oldRest.length + newRest.length > 2) {
    const ids = new Map<string, number>();
    const number = (text: string) => {
      const id = ids.get(text) ?? ids.size;
      if (id === ids.size) ids.set(text, id);
      return id;
    };
    const [oldIds, newIds] = [Int32Array.from(oldRest, number), Int32Array.from(newRest, number)];
    commonSubsequence(oldIds, newIds, ids.size, (oldStart, newStart, length) =>
      runs.push({ oldStart: first + oldStart, newStart: first + newStart, length }),
    );
  }
  if (last > 0) runs.push({ oldStart: old.length - last, newStart: next.length - last, length: last });
  return runs;
}

/** Gaps of more pairs than this are not searched for the best pairing but paired greedily, place by place. */
const mostPairs = 2_500;
/** Least likeness of sentences that answer each other: more words in common than not. */
const leastLikeness = 0.4;
/** How many sentences one may have been split into, or merged from. */
const mostParts = 3;

function matchGap(search: Search, gap: Gap): void {
  const [oldCount, newCount] = [gap.oldEnd - gap.oldStart, gap.newEnd - gap.newStart];
  if (oldCount > 0 && newCount > 0) {
    if (oldCount * newCount <= mostPairs) search.matches.push(...bestMatches(search, gap));
    else search.matches.push(...matchesInStep(search, gap));
  }
  const { oldStart, newStart } = gap;
  const [isOldMatched, isNewMatched] = [new Uint8Array(oldCount), new Uint8Array(newCount)];
  for (let at = search.matches.length - 1; at >= 0 && search.matches[at]!.oldStart >= oldStart; at--) {
    const match = search.matches[at]!;
    isOldMatched.fill(1, match.oldStart - oldStart, match.oldEnd - oldStart);
    isNewMatched.fill(1, match.newStart - newStart, match.newEnd - newStart);
  }
  for (let i = 0; i < oldCount; i++) if (!isOldMatched[i]) search.loose.old.push(oldStart + i);
  for (let j = 0; j < newCount; j++) if (!isNewMatched[j]) search.loose.next.push(newStart + j);
}

/** The pairing in order that keeps most: each step pairs one with one, one with several or several with one. */
function bestMatches(search: Search, { oldStart, oldEnd, newStart, newEnd }: Gap): Match[] {
  const [rows, columns] = [oldEnd - oldStart + 1, newEnd - newStart + 1];
  if (rows === 2 && columns === 2) {
    const pair = { oldStart, oldEnd, newStart, newEnd };
    return worthOf(search, pair) > 0 ? [{ ...pair, isMoved: false }] : [];
  }
  const scores = new Float64Array(rows * columns);
  const steps = new Uint8Array(rows * columns);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const at = i * columns + j;
      if (i === rows - 1 && j === columns - 1) continue;
      let [best, step] = [-1, 0];
      const offer = (score: number, oldParts: number, newParts: number) => {
        if (score > best) [best, step] = [score, oldParts * 16 + newParts];
      };
      if (i < rows - 1) offer(scores[at + columns]!, 1, 0);
      if (j < columns - 1) offer(scores[at + 1]!, 0, 1);
      for (const [oldParts, newParts] of shapes) {
        if (i + oldParts >= rows || j + newParts >= columns) continue;
        const parts = {
          oldStart: oldStart + i,
          oldEnd: oldStart + i + oldParts,
          newStart: newStart + j,
          newEnd: newStart + j + newParts,
        };
        const worth = worthOf(search, parts);
        if (worth > 0) offer(worth + scores[at + oldParts * columns + newParts]!, oldParts, newParts);
      }
      scores[at] = best;
      steps[at] = step;
    }
  }
  const matches: Match[] = [];
  let [i, j] = [0, 0];
  while (i < rows - 1 || j < columns - 1) {
    const step = steps[i * columns + j]!;
    const [oldParts, newParts] = [step >> 4, step & 15];
    if (oldParts > 0 && newParts > 0) {
      matches.push({
        oldStart: oldStart + i,
        oldEnd: oldStart + i + oldParts,
        newStart: newStart + j,
        newEnd: newStart + j + newParts,
        isMoved: false,
      });
    }
    [i, j] = [i + oldParts, j + newParts];
  }
  return matches;
}

const shapes: readonly (readonly [number, number])[] = [
  [1, 1],
  ...Array.from({ length: mostParts - 1 }, (_, index) => [[1, index + 2] as const, [index + 2, 1] as const]).flat(),
];

/** What a pairing keeps: the words both sides share, counted only where they are alike enough. */
function worthOf(search: Sides, parts: Gap): number {
  const { oldStart, oldEnd, newStart, newEnd } = parts;
  const oldWords = wordsOf(search.old, oldStart, oldEnd);
  const newWords = wordsOf(search.next, newStart, newEnd);
  const total = oldWords.length + newWords.length;
  const shared = countShared(oldWords, newWords);
  const [shorter, isSingle] = [Math.min(oldWords.length, newWords.length), oldEnd - oldStart + newEnd - newStart === 2];
  const likeness = total === 0 ? 0 : (2 * shared) / total;
  // A sentence that grew is still that sentence, if nearly all of it is there.
  const isContained = isSingle && shorter >= 4 && shared >= 0.8 * shorter;
  if (total === 0) return isSingle ? 0.5 : 0;
  if (likeness < (isSingle ? leastLikeness : 0.7) && !isContained) return 0;
  // Several parts must each bring words of their own: else one of them answers alone and the others were added.
  if (!isSingle && !eachPartBelongs(search, parts)) return 0;
  return shared * likeness + (isSingle ? 0.01 : 0);
}

function eachPartBelongs(search: Sides, { oldStart, oldEnd, newStart, newEnd }: Gap): boolean {
  const belong = (side: SentenceSide, start: number, end: number, whole: Int32Array) => {
    for (let index = start; index < end; index++) {
      const words = wordsOf(side, index, index + 1);
      if (words.length === 0 || countShared(words, whole) < 0.6 * words.length) return false;
    }
    return true;
  };
  const [oldWords, newWords] = [wordsOf(search.old, oldStart, oldEnd), wordsOf(search.next, newStart, newEnd)];
  return belong(search.old, oldStart, oldEnd, newWords) && belong(search.next, newStart, newEnd, oldWords);
}

/** Pairs the sentences of a long gap place by place, as far as they are alike: linear, for passages rewritten whole. */
function matchesInStep(search: Search, { oldStart, oldEnd, newStart, newEnd }: Gap): Match[] {
  const matches: Match[] = [];
  const reach = 8;
  let j = newStart;
  for (let i = oldStart; i < oldEnd; i++) {
    let [best, bestAt] = [0, -1];
    for (let candidate = j; candidate < Math.min(newEnd, j + reach); candidate++) {
      const gap = { oldStart: i, oldEnd: i + 1, newStart: candidate, newEnd: candidate + 1 };
      const worth = worthOf(search, gap);
      if (worth > best) [best, bestAt] = [worth, candidate];
    }
    if (bestAt < 0) continue;
    matches.push({ oldStart: i, oldEnd: i + 1, newStart: bestAt, newEnd: bestAt + 1, isMoved: false });
    j = bestAt + 1;
  }
  return matches;
}

/** Sentences of fewer words than this are too common to have moved. */
const fewestWordsMoved = 4;

/** Pairs sentences that stand in another order: the same words anywhere, or nearly so among a few. */
function matchMoved({ old, next, matches, loose }: Search): void {
  if (loose.old.length === 0 || loose.next.length === 0) return;
  const byText = new Map<string, number[]>();
  for (const index of [...loose.next].reverse()) {
    const key = next.folded[index]!.toLowerCase();
    byText.set(key, [...(byText.get(key) ?? []).slice(-20), index]);
  }
  const taken = new Set<number>();
  const pair = (i: number, j: number) => {
    taken.add(j);
    matches.push({ oldStart: i, oldEnd: i + 1, newStart: j, newEnd: j + 1, isMoved: true });
  };
  const rest = loose.old.filter((i) => {
    if (wordsOf(old, i, i + 1).length < fewestWordsMoved) return true;
    const found = byText.get(old.folded[i]!.toLowerCase())?.pop();
    if (found === undefined) return true;
    pair(i, found);
    return false;
  });
  if (rest.length * loose.next.length > mostPairs) return;
  for (const i of rest) {
    const words = wordsOf(old, i, i + 1);
    let [best, bestAt] = [0.65, -1];
    for (const j of loose.next) {
      if (taken.has(j) || words.length <= fewestWordsMoved) continue;
      const others = wordsOf(next, j, j + 1);
      const likeness = (2 * countShared(words, others)) / (words.length + others.length);
      if (likeness > best) [best, bestAt] = [likeness, j];
    }
    if (bestAt >= 0) pair(i, bestAt);
  }
}

function inReadingOrder({ old, next, matches }: Search): SentencePair[] {
  const byNew = [...matches].sort((left, right) => left.newStart - right.newStart);
  const isOldMatched = new Uint8Array(old.ranges.length);
  for (const match of matches) isOldMatched.fill(1, match.oldStart, match.oldEnd);
  const pairs: SentencePair[] = [];
  let [oldAt, newAt] = [0, 0];
  const single = (oldEnd: number, newEnd: number) => {
    for (; oldAt < oldEnd; oldAt++)
      if (!isOldMatched[oldAt]) pairs.push({ op: 'removed', old: placeOf(old, oldAt, oldAt + 1) });
    for (; newAt < newEnd; newAt++) pairs.push({ op: 'added', new: placeOf(next, newAt, newAt + 1) });
  };
  for (const match of byNew) {
    single(match.isMoved ? oldAt : match.oldStart, match.newStart);
    const [from, to] = [placeOf(old, match.oldStart, match.oldEnd), placeOf(next, match.newStart, match.newEnd)];
    pairs.push({ op: opOf(match, from, to), old: from, new: to });
    if (!match.isMoved) oldAt = match.oldEnd;
    newAt = match.newEnd;
  }
  single(old.ranges.length, next.ranges.length);
  return pairs;
}

function opOf({ isMoved }: Pick<Match, 'isMoved'>, from: SentencePlace, to: SentencePlace): SentencePair['op'] {
  if (from.text !== to.text && foldSpace(from.text) !== foldSpace(to.text)) return 'modified';
  return isMoved ? 'moved' : 'same';
}
