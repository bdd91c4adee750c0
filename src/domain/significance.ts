// Significance: what a substantive change does to the clauses it touches. A reading of two wordings, made from labels
// and traits; like them it may be made anew, and carries no weight as evidence.

import type { Severity } from './analysis.ts';
import type { Direction } from './change.ts';
import type { TraitValue, TraitValues } from './trait.ts';

/** One clause type as it was read in one wording. */
export interface ClauseSide {
  readonly severity: Severity;
  readonly traits: TraitValues;
}

/** A trait that differs between two wordings; null on the side that lacks it. */
export interface TraitShift {
  /** Id of the trait within its clause type. */
  readonly trait: string;
  readonly old: TraitValue | null;
  readonly new: TraitValue | null;
  /** What it means for users; null where nothing can be said. */
  readonly direction: 'better' | 'worse' | null;
}

/** What became of one clause type between two wordings of a provision; null on the side that lacks it. */
export interface ClauseShift {
  readonly clauseType: string;
  readonly old: ClauseSide | null;
  readonly new: ClauseSide | null;
  readonly direction: Direction;
  readonly traits: readonly TraitShift[];
}

/** What a change does to one provision, or to all that it touches. */
export interface Significance {
  /** The highest rating before and after; null where no clause type was known. */
  readonly severityBefore: Severity | null;
  readonly severityAfter: Severity | null;
  readonly direction: Direction;
}

export interface ProvisionSignificance extends Significance {
  /** Clause types that came, went or say something else; those that stayed the same are left out. */
  readonly clauses: readonly ClauseShift[];
}
