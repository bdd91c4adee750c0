// Proposes which unpaired blocks might be rewordings of each other. Small gaps are looked at whole; elsewhere only
// blocks that share rare words are laid side by side, which bounds the cost for texts without anything in common.

import type { Block } from '#domain/block.ts';
import { countShared, wordHashes } from './block-forms.ts';
import type { Leftovers } from './stretches.ts';

export interface Candidate {
  readonly oldIndex: number;
  readonly newIndex: number;
  /** The gap of the old block. */
  readonly gap: number;
  readonly isInGap: boolean;
  readonly score: number;
}

/** Least likeness of blocks in the same gap, and of blocks far apart, where chance has more to choose from. */
const leastInGap = 0.4;
const leastAcross = 0.65;
const fewestWordsAcross = 8;
/** Gaps with at most this many pairs are looked at whole. */
const smallGap = 100;
/** A word found in more blocks than this says nothing about which of them is meant. */
const commonWord = 12;
const rareWordsPerBlock = 12;
const bestPerBlock = 3;

/** Likely pairs, the most similar first; blocks of the same gap go before blocks of different gaps. */
export function candidatePairs(leftovers: Leftovers): Candidate[] {
  const { gaps } = leftovers;
  const oldOpen = gaps.map((gap) => openIndexes(gap.oldStart, gap.oldEnd, leftovers.isOldPaired));
  const newOpen = gaps.map((gap) => openIndexes(gap.newStart, gap.newEnd, leftovers.isNewPaired));
  if (oldOpen.every((open) => open.length === 0) || newOpen.every((open) => open.length === 0)) return [];
  const candidates: Candidate[] = [];
  const isSmall = gaps.map((_, gap) => oldOpen[gap]!.length * newOpen[gap]!.length <= smallGap);
  gaps.forEach((_, gap) => {
    if (!isSmall[gap]) return;
    for (const oldIndex of oldOpen[gap]!) {
      for (const newIndex of newOpen[gap]!) propose(leftovers, candidates, { oldIndex, newIndex, gap, isInGap: true });
    }
  });
  proposeByRareWords(leftovers, { oldOpen, newOpen, isSmall }, candidates);
  return candidates.sort((left, right) => right.score - left.score || left.newIndex - right.newIndex);
}

function openIndexes(start: number, end: number, isPaired: Uint8Array): number[] {
  const open: number[] = [];
  for (let index = start; index < end; index++) if (!isPaired[index]) open.push(index);
  return open;
}

function propose(leftovers: Leftovers, candidates: Candidate[], pair: Omit<Candidate, 'score'>): void {
  const [left, right] = [leftovers.old[pair.oldIndex]!, leftovers.next[pair.newIndex]!];
  const likeness = similarity(left, right);
  if (pair.isInGap) {
    // A heading that became a paragraph of mostly other words is a removal and an addition.
    const least = left.kind === right.kind ? leastInGap : 0.6;
    if (likeness >= least) candidates.push({ ...pair, score: likeness + 0.3 });
  } else if (likeness >= leastAcross) {
    const fewest = Math.min(wordHashes(left).length, wordHashes(right).length);
    if (fewest >= fewestWordsAcross) candidates.push({ ...pair, score: likeness });
  }
}

interface OpenBlocks {
  readonly oldOpen: readonly number[][];
  readonly newOpen: readonly number[][];
  readonly isSmall: readonly boolean[];
}

function proposeByRareWords(leftovers: Leftovers, open: OpenBlocks, candidates: Candidate[]): void {
  const { gaps, old, next } = leftovers;
  if (gaps.length === 1 && open.isSmall[0]) return;
  const blocksByWord = new Map<number, number[]>();
  const gapOfNew = new Map<number, number>();
  open.newOpen.forEach((indexes, gap) => {
    for (const index of indexes) {
      gapOfNew.set(index, gap);
      forEachDistinct(wordHashes(next[index]!), (word) => {
        const blocks = blocksByWord.get(word);
        if (!blocks) blocksByWord.set(word, [index]);
        else if (blocks.length <= commonWord) blocks.push(index);
      });
    }
  });
  open.oldOpen.forEach((indexes, gap) => {
    for (const oldIndex of indexes) {
      for (const newIndex of sharingRareWords(wordHashes(old[oldIndex]!), blocksByWord)) {
        const isInGap = gapOfNew.get(newIndex) === gap;
        if (!(isInGap && open.isSmall[gap])) propose(leftovers, candidates, { oldIndex, newIndex, gap, isInGap });
      }
    }
  });
}

function forEachDistinct(sorted: Int32Array, visit: (word: number) => void): void {
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) visit(sorted[at]!);
}

/** The few new blocks that share most of the block's rarest words. */
function sharingRareWords(words: Int32Array, blocksByWord: ReadonlyMap<number, number[]>): number[] {
  const postings: number[][] = [];
  forEachDistinct(words, (word) => {
    const blocks = blocksByWord.get(word);
    if (blocks && blocks.length <= commonWord) postings.push(blocks);
  });
  if (postings.length > rareWordsPerBlock) postings.sort((left, right) => left.length - right.length);
  const votes = new Map<number, number>();
  for (const blocks of postings.slice(0, rareWordsPerBlock)) {
    for (const block of blocks) votes.set(block, (votes.get(block) ?? 0) + 1);
  }
  const ranked = [...votes].sort((left, right) => right[1] - left[1] || left[0] - right[0]);
  return ranked.slice(0, bestPerBlock).map(([block]) => block);
}

/** How alike two blocks are, 0 to 1: shared words of all words, or how far the shorter is contained in the longer. */
export function similarity(left: Block, right: Block): number {
  const [leftWords, rightWords] = [wordHashes(left), wordHashes(right)];
  const shorter = Math.min(leftWords.length, rightWords.length);
  if (shorter === 0) return 0;
  const shared = countShared(leftWords, rightWords);
  const overlap = (2 * shared) / (leftWords.length + rightWords.length);
  // A sentence that grew into a paragraph is still that sentence, if nearly all of it is there.
  const contained = shorter >= 6 && shared / shorter >= 0.85 ? 0.5 * (shared / shorter) : 0;
  return Math.max(overlap, contained);
}
