// Labels: what kind of clause a passage is, how severe, how sure and why. Labels are not evidence: they carry
// a methodology version and can be made anew without new ids, changes or alerts.

import type { TextRange } from './block.ts';
import type { TraitValues } from './trait.ts';

export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

export type EvidenceBasis = 'explicit' | 'inferred';

export interface ClauseLabel {
  /** Id of a clause type in the catalogue. */
  readonly clauseType: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly basis: EvidenceBasis;
  /** Id of the rule that made the label, `<clause type>/<number>`. */
  readonly rule: string;
  /** The words that decided, as ranges of the plain text of the block. */
  readonly evidence: readonly TextRange[];
  /** What was read out of the passage for this clause type; places count in the plain text of the block. */
  readonly traits?: TraitValues;
}
