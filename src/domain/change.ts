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

/**
 * Ids of the rules that decide the class of a difference. What each recognises, with examples, is written in
 * `catalog/change-rules/`; a test keeps both lists the same.
 */
export const changeRules = [
  // cosmetic
  'white-space',
  'markup',
  'typography',
  'unicode-form',
  'link-target',
  'link-tracking',
  'image',
  // editorial
  'renumbered',
  'moved',
  'spelling',
  'contact-details',
  'stated-date',
  'heading',
  'cross-reference',
  'punctuation',
  'page-furniture',
  'returned-passage',
  // substantive
  'number',
  'amount',
  'period',
  'date-in-rule',
  'negation',
  'modal-verb',
  'defined-term',
  'party',
  'moved-out-of-context',
  'rule-added',
  'rule-removed',
  'wording',
] as const;
export type ChangeRuleId = (typeof changeRules)[number];

export type HunkOperation = 'added' | 'removed' | 'modified' | 'moved';

/** What a difference is, and by which rule. */
export interface Finding {
  readonly class: ChangeClass;
  readonly reason: ChangeReason;
  readonly rule: ChangeRuleId;
}

export const signalKinds = [
  'number',
  'amount',
  'percentage',
  'period',
  'date',
  'age',
  'negation',
  'modal-verb',
  'defined-term',
  'party',
  'e-mail',
  'telephone',
  'web-address',
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** Words that bind, found in a passage. The range counts UTF-16 units of the passage as read (`Block.plain`). */
export interface SignalWords extends TextRange {
  readonly text: string;
  /** The number meant, where there is one: 30 for "thirty days". */
  readonly value?: number;
  /** `day`, `week`, `month`, `year`, `hour`, `minute`; a currency's ISO 4217 code; `percent`; absent for bare numbers. */
  readonly unit?: string;
}

/** A binding word or value that differs between two passages; null on the side that lacks it. */
export interface Signal {
  readonly kind: SignalKind;
  readonly old: SignalWords | null;
  readonly new: SignalWords | null;
}

/**
 * A difference inside a hunk, sentence by sentence. Ranges count UTF-16 units of the hunk's side as read: the `plain`
 * of its blocks joined by single blanks.
 */
export interface SentenceEdit extends Finding {
  readonly op: HunkOperation;
  readonly old?: TextRange & { readonly text: string };
  readonly new?: TextRange & { readonly text: string };
  readonly signals: readonly Signal[];
}

/** One place where two texts differ. `text` is cut from the text the range points into. */
export interface Hunk extends Finding {
  readonly op: HunkOperation;
  readonly old?: TextRange & { readonly text: string };
  readonly new?: TextRange & { readonly text: string };
  /** Where the two sides differ, by sentence; for `modified` hunks whose readers see a difference. */
  readonly sentences?: readonly SentenceEdit[];
}

export interface ChangeCounts {
  readonly blocksAdded: number;
  readonly blocksRemoved: number;
  readonly blocksModified: number;
  readonly blocksMoved: number;
  readonly sentencesAdded: number;
  readonly sentencesRemoved: number;
  readonly sentencesModified: number;
  readonly sentencesMoved: number;
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

/** What a change means for the people the document binds. */
export const directions = ['better', 'worse', 'mixed', 'neutral'] as const;
export type Direction = (typeof directions)[number];
