// The words by which documents of one language date themselves. A language is a file of this shape and a line in
// index.ts; words are pieces of regular expressions, matched in any letter case and as whole words.

export interface DateWords {
  /** ISO 639-1. */
  readonly language: string;
  /** Names and abbreviations of the twelve months, January first, in lower case. */
  readonly months: readonly (readonly string[])[];
  /** Whether 05/04/2026 is the fifth of April to its readers; null where some read it the other way round. */
  readonly isDayFirst: boolean | null;
  /** Each of these followed by a date states one of that kind. */
  readonly lastUpdated: readonly string[];
  readonly effective: readonly string[];
  readonly published: readonly string[];
  readonly dated: readonly string[];
  /** Those of the above that also stand in other sentences, and count only straight before a date. */
  readonly bare: readonly string[];
  /** "The new terms take effect on", "we will update": the date is that of another, later version. */
  readonly later: readonly string[];
  /** "From", "on", where an announcement stands in the same sentence: "From 1 May 2026 new terms will apply". */
  readonly from: readonly string[];
  /** Such announcements. */
  readonly announcing: readonly string[];
  /** "This version", "the following terms": what follows is said of this very text. */
  readonly own: readonly string[];
  /** "Previous version", "originally": the date is that of an earlier version. */
  readonly former: readonly string[];
  /** Nouns that documents use for themselves. */
  readonly document: readonly string[];
  /** Nouns for laws, whose dates are not the document's. */
  readonly law: readonly string[];
  /** "3 days ago": no date at all. */
  readonly ago: readonly string[];
  /** "until": the date ends something. */
  readonly until: readonly string[];
  /** "for new users". */
  readonly audience: readonly string[];
}
