// How many blocks, sentences and words a comparison comes to. The only place that counts, so that figures agree
// wherever they stand.

import type { Block, BlockedText } from '#domain/block.ts';
import type { ChangeCounts, SentenceEdit } from '#domain/change.ts';
import { countSentences } from '#domain/sentences.ts';
import { countShared, wordHashes } from './block-forms.ts';
import type { Edit } from './trace-edits.ts';

type Counts = { -readonly [Name in keyof ChangeCounts]: number };

/**
 * Blocks count in every hunk. Sentences and words count where readers see a difference: in hunks that are not
 * cosmetic. A modified hunk counts its `sentences`; added, removed and moved blocks count the sentences they hold.
 */
export function countChanges(edits: readonly Edit[], old: BlockedText, next: BlockedText): ChangeCounts {
  const counts: Counts = {
    blocksAdded: 0,
    blocksRemoved: 0,
    blocksModified: 0,
    blocksMoved: 0,
    sentencesAdded: 0,
    sentencesRemoved: 0,
    sentencesModified: 0,
    sentencesMoved: 0,
    wordsAdded: 0,
    wordsRemoved: 0,
  };
  for (const edit of edits) {
    countBlocks(counts, edit);
    if (edit.class === 'cosmetic') continue;
    const { oldStart, oldEnd, newStart, newEnd } = edit.blocks;
    const [gone, come] = [old.blocks.slice(oldStart, oldEnd), next.blocks.slice(newStart, newEnd)];
    if (edit.op === 'added') counts.sentencesAdded += sentencesIn(come);
    else if (edit.op === 'removed') counts.sentencesRemoved += sentencesIn(gone);
    else if (edit.op === 'moved') counts.sentencesMoved += sentencesIn(come);
    else countSentenceEdits(counts, edit.sentences ?? []);
    if (edit.op !== 'moved') countWords(counts, gone, come);
  }
  return counts;
}

function countBlocks(counts: Counts, { op, blocks }: Edit): void {
  const [gone, come] = [blocks.oldEnd - blocks.oldStart, blocks.newEnd - blocks.newStart];
  if (op === 'added') counts.blocksAdded += come;
  else if (op === 'removed') counts.blocksRemoved += gone;
  else if (op === 'moved') counts.blocksMoved += gone;
  else counts.blocksModified += Math.max(gone, come);
}

function countSentenceEdits(counts: Counts, sentences: readonly SentenceEdit[]): void {
  for (const { op } of sentences) {
    if (op === 'added') counts.sentencesAdded++;
    else if (op === 'removed') counts.sentencesRemoved++;
    else if (op === 'moved') counts.sentencesMoved++;
    else counts.sentencesModified++;
  }
}

function sentencesIn(blocks: readonly Block[]): number {
  return blocks.reduce((count, { plain }) => count + countSentences(plain), 0);
}

function countWords(counts: Counts, gone: readonly Block[], come: readonly Block[]): void {
  const [oldWords, newWords] = [wordsOf(gone), wordsOf(come)];
  const shared = countShared(oldWords, newWords);
  counts.wordsAdded += newWords.length - shared;
  counts.wordsRemoved += oldWords.length - shared;
}

function wordsOf(blocks: readonly Block[]): Int32Array {
  if (blocks.length === 1) return wordHashes(blocks[0]!);
  return Int32Array.from(blocks.flatMap((block) => [...wordHashes(block)])).sort();
}
