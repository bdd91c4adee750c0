// A privacy practice: what a passage of a privacy policy is about, by the names of the OPP-115 scheme.

import type { ClauseRule } from './clause-type.ts';

export interface PrivacyPractice {
  readonly name: string;
  /** Cases of ToS;DR that are about the practice. */
  readonly tosdr: readonly string[];
  readonly rules: readonly ClauseRule[];
}

/** What a passage is about when it is about none of the practices. */
export const otherPractice = 'Other';
