// A provision: a passage of a version that stands for one rule, followed through the versions by its lineage.

import type { TextRange } from './block.ts';

/** A provision as it stands in one text. Block indexes point into that text's blocks. */
export interface ProvisionPassage extends TextRange {
  readonly firstBlock: number;
  readonly lastBlock: number;
  /** Where it is one of several rules in its only block: the range of that block's Markdown. */
  readonly part?: TextRange;
  /** Indexes of the heading blocks above it, outermost first. */
  readonly headings: readonly number[];
  /** Index of the sentence that introduces a list ("You may not:"), for its items. */
  readonly leadIn?: number;
}

export const notRuleKinds = [
  'title',
  'heading',
  'lead-in',
  'date-line',
  'contents',
  'navigation',
  'table-head',
  'contact-line',
  'separator',
] as const;
export type NotRuleKind = (typeof notRuleKinds)[number];

export interface NotRule extends TextRange {
  readonly firstBlock: number;
  readonly lastBlock: number;
  readonly kind: NotRuleKind;
}

export type LineageRelation = 'same' | 'reworded' | 'moved' | 'split' | 'merged';

/** How one provision of an older text continues in a newer one; indexes into the provisions of both. */
export interface LineagePair {
  readonly old: number;
  readonly new: number;
  readonly relation: LineageRelation;
}
