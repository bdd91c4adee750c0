// Corrections: what was found wrong of a change that was published, said in public and never removed; and contests,
// a reader's word against the class of a change.

import type { ChangeClass } from './change.ts';

export const correctionKinds = ['retracted', 'restored', 'reclassified'] as const;
/** `restored` takes a retraction back; `reclassified` sets another class beside the one that was published. */
export type CorrectionKind = (typeof correctionKinds)[number];

export interface Correction {
  readonly id: number;
  readonly kind: CorrectionKind;
  /** Of a reclassified change. */
  readonly correctedClass: ChangeClass | null;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
}

/** What holds of a change after all its corrections. */
export interface StandingCorrection {
  readonly isRetracted: boolean;
  /** Null while the published class stands. */
  readonly correctedClass: ChangeClass | null;
}

export const contestOutcomes = ['upheld', 'dismissed'] as const;
export type ContestOutcome = (typeof contestOutcomes)[number];

export interface ContestAnswer {
  readonly outcome: ContestOutcome;
  readonly answer: string;
  readonly answeredBy: string | null;
  readonly answeredAt: Date;
}

/** A contest as the public sees it: with its answer, and with the reader's own words only where these may be shown. */
export interface AnsweredContest extends ContestAnswer {
  readonly id: number;
  readonly proposedClass: ChangeClass;
  readonly statement: string | null;
  readonly submittedAt: Date;
}

/** UTF-16 units of a reason, an answer or a statement. */
export const longestStatement = 2000;
export const longestName = 100;
export const longestMail = 254;

/** The class by which a change counts: the corrected one where there is one; null once it is retracted. */
export function standingClass(published: ChangeClass, correction: StandingCorrection | undefined): ChangeClass | null {
  if (correction?.isRetracted) return null;
  return correction?.correctedClass ?? published;
}

/**
 * Words written by people, made one paragraph: white space folded, control and direction characters dropped. Null
 * where nothing is left, or more than may be.
 */
export function statementOf(written: string, longest: number = longestStatement): string | null {
  if (written.length > longest * 4) return null;
  const words = written
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim();
  return words.length === 0 || words.length > longest ? null : words;
}
