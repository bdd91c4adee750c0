// A regulation: a law, and which of its articles bear on which clause types and why. The entries are files in
// catalog/regulations.

import type { TraitCondition } from './trait.ts';

export interface RegulationArticle {
  /** As lawyers cite it: `Art. 22`, `§ 2`, `§ 1798.120`. */
  readonly number: string;
  readonly requires: string;
  readonly clauseTypes: readonly string[];
  /** All of these have to hold for the clause's traits. */
  readonly traits: readonly TraitCondition[];
  /** Why it bears on these clause types; `{clauseType}`, `{words}` and `{trait}` stand for what was found. */
  readonly reason: string;
}

/** Words of the document that speak for the law: whose data, which audience, what age, the law's own name. */
export interface RegulationSign {
  /** After "may be relevant because the document": `speaks of health information`. */
  readonly says: string;
  readonly any: readonly string[];
  readonly unless: readonly string[];
}

/** By what a document shows that a law may be relevant to it. */
export interface RegulationScope {
  /** Ids of places: their law, their courts, a party or an audience there. What lies within counts too. */
  readonly places: readonly string[];
  readonly signs: readonly RegulationSign[];
  /** Where true, the law is not named at all unless one of the signs is found. */
  readonly needsSign: boolean;
  /** Only in documents of these types; empty: in all. */
  readonly documentTypes: readonly string[];
}

export interface Regulation {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly jurisdiction: string;
  readonly authority: string;
  /** Official text. */
  readonly sourceUrl: string;
  readonly applies: RegulationScope;
  readonly articles: readonly RegulationArticle[];
}
