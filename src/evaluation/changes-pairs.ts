// Walks a document's history pair by pair: each record with the one before it, their texts as blocks. Apart because
// the draw, the labels and the tables all walk, and because what is kept in memory on the way is bounded here.

import { type BlockPool, splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import type { ArchiveRecord } from '#capabilities/terms-archive/archive-record.ts';
import type { BlockedText } from '#domain/block.ts';
import type { Corpus, CorpusDocument } from './changes-corpus.ts';

export interface RecordPair {
  readonly old: ArchiveRecord;
  readonly next: ArchiveRecord;
  /** Whether the new text is, byte for byte, one that the document had before. */
  readonly isReturn: boolean;
}

export interface PairTexts {
  readonly old: BlockedText;
  readonly next: BlockedText;
}

/** Each record with the one before it; those that repeat the text before them are left out. */
export function recordPairs({ records }: CorpusDocument): RecordPair[] {
  const pairs: RecordPair[] = [];
  const seen = new Set<string>();
  records.forEach((next, index) => {
    const old = records[index - 1];
    if (old && old.blob !== next.blob) pairs.push({ old, next, isReturn: seen.has(next.blob) });
    seen.add(next.blob);
  });
  return pairs;
}

/** Calls back for each pair, in order, with both texts as blocks of one pool. Pairs whose text is missing are skipped. */
export async function walkPairs<P extends Pick<RecordPair, 'old' | 'next'>>(
  corpus: Corpus,
  pairs: readonly P[],
  visit: (pair: P, texts: PairTexts) => void,
): Promise<void> {
  const pool: BlockPool = new Map();
  // Successive pairs mostly share a text, which is then read and cut once.
  const blobs: string[] = [];
  for (const { old, next } of pairs) {
    if (blobs.at(-1) !== old.blob) blobs.push(old.blob);
    blobs.push(next.blob);
  }
  let at = 0;
  let held: { blob: string; blocked: BlockedText | null } | null = null;
  let failure: unknown = null;
  await corpus.texts(blobs, (text, index) => {
    if (failure !== null) return;
    try {
      const blocked = text === null ? null : splitBlocks(text, pool);
      const pair = pairs[at];
      if (pair && held?.blob === pair.old.blob && blobs[index] === pair.next.blob) {
        at += 1;
        if (held.blocked && blocked) visit(pair, { old: held.blocked, next: blocked });
      }
      held = { blob: blobs[index] ?? '', blocked };
    } catch (cause) {
      failure = cause;
    }
  });
  if (failure !== null) throw failure;
}
