// A regulation: a law, and which of its articles bear on which clause types and why. The entries are files in
// catalog/regulations.

export interface RegulationArticle {
  /** As lawyers cite it: `Art. 22`, `§ 2`, `§ 1798.120`. */
  readonly number: string;
  readonly requires: string;
  readonly clauseTypes: readonly string[];
  /** Why it bears on these clause types. */
  readonly reason: string;
}

export interface Regulation {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly jurisdiction: string;
  readonly authority: string;
  /** Official text. */
  readonly sourceUrl: string;
  readonly articles: readonly RegulationArticle[];
}
