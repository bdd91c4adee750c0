// Stretches of blocks: what alignment hands about.

import type { Block } from '#domain/block.ts';

/** Blocks `oldStart` to `oldEnd` of the old text and `newStart` to `newEnd` of the new one. */
export interface Stretch {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** What pairing works on: the texts, their gaps, and which block has found its answer. */
export interface Leftovers {
  readonly old: readonly Block[];
  readonly next: readonly Block[];
  readonly gaps: readonly Stretch[];
  readonly isOldPaired: Uint8Array;
  readonly isNewPaired: Uint8Array;
}
