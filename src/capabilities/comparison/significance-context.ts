// What the engine tells the rules about the place of a difference, and what the rules answer. Apart because aligning
// and classing know of each other only this.

import type { Block, BlockKind } from '#domain/block.ts';
import type { Finding, SentenceEdit } from '#domain/change.ts';

/** Where a difference stands. Texts are as read (`Block.plain`); what is not known is absent. */
export interface SignificanceContext {
  /** The nearest heading above, in the new text where the difference stands in both. */
  readonly heading?: string;
  /** The paragraph or item that introduces the list or table: "You may not:". */
  readonly leadIn?: string;
  /** Kinds of the blocks right before and after, in the same text as `heading`. */
  readonly before?: BlockKind;
  readonly after?: BlockKind;
  /** How far down the text it stands, 0 to 1. */
  readonly position?: number;
  /** The block so many places after the last one, or before the first one where negative; of the same text. */
  readonly nearby?: (offset: number) => Block | undefined;
  /** Whether the block right after stands in the other text in the same place. */
  readonly isTextBelowKept?: boolean;
  /** Whether a heading of the same text says these words, given as `keyForm`. */
  readonly isHeading?: (key: string) => boolean;
  /** Whether a word, in lower case, stands elsewhere in either text. */
  readonly isKnown?: (word: string) => boolean;
  /** ISO 639-1 code of the texts' language. */
  readonly language?: string;
}

/** What the rules say of blocks that answer each other: the finding, and for what readers see its sentences. */
export interface PairSignificance extends Finding {
  /** Places count in the blocks' `plain` joined by single blanks; sentences that are the same are left out. */
  readonly sentences?: readonly SentenceEdit[];
}
