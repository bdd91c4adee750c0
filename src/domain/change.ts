// A change: the difference between two consecutive versions of a document, with its class and its reasons.

import type { TextRange } from './block.ts';

export const changeClasses = ['cosmetic', 'editorial', 'substantive'] as const;
export type ChangeClass = (typeof changeClasses)[number];

export const changeReasons = [
  'link-target',
  'markup',
  'whitespace',
  'date',
  'reordering',
  'returns-to-earlier-text',
  're-extracted',
  'text',
] as const;
export type ChangeReason = (typeof changeReasons)[number];

export type HunkOperation = 'added' | 'removed' | 'modified' | 'moved';

/** One place where two texts differ. `text` is cut from the text the range points into. */
export interface Hunk {
  readonly op: HunkOperation;
  readonly class: ChangeClass;
  readonly reason: ChangeReason;
  readonly old?: TextRange & { readonly text: string };
  readonly new?: TextRange & { readonly text: string };
}

export interface ChangeCounts {
  readonly blocksAdded: number;
  readonly blocksRemoved: number;
  readonly blocksModified: number;
  readonly blocksMoved: number;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
}

/** What happened to the provisions of a document between two versions. */
export interface ProvisionCounts {
  readonly provisionsAdded: number;
  readonly provisionsRemoved: number;
  readonly provisionsReworded: number;
  readonly provisionsMoved: number;
}
