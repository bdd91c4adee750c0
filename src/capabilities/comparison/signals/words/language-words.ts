// The shape of a language's list of words that bind: one file per language beside this one, read by `lexicon.ts`.

/** Words in lower case, parted by blanks; numbers as `thirty:30`. */
export interface LanguageWords {
  /** ISO 639-1. */
  readonly language: string;
  /** Frequent short words that tell this language from others; they bind nobody. */
  readonly common: string;
  readonly negations: string;
  readonly modals: string;
  readonly numerals: string;
  /** Numerals that are also an article or pronoun: a number only before a unit or a bracketed figure. */
  readonly weakNumerals: string;
  /** Words that multiply the number before them. */
  readonly scales: string;
  readonly units: Readonly<Record<'minute' | 'hour' | 'day' | 'week' | 'month' | 'year', string>>;
  /** Words that may stand between a number and its unit: "30 *calendar* days". */
  readonly fillers: string;
  /** January to December; forms of one month parted by `/`. */
  readonly months: string;
  /** "percent", and the words before and after "per" where it is written as two. */
  readonly percent: string;
  readonly currencies: string;
  /** Words that make the number after or before them an age. */
  readonly ageBefore: string;
  readonly ageAfter: string;
}
