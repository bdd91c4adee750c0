// The explanation of a clause, sentence by sentence, each with where it comes from.

export interface TracedSentence {
  readonly text: string;
  /** The field of the clause type's file, as `explanation.with.0`; `general.…` where it holds for every clause. */
  readonly from: string;
  /** Ids of the traits that made it appear. */
  readonly traits: readonly string[];
}

export interface ClauseExplanation {
  /** For everybody. */
  readonly plain: readonly TracedSentence[];
  /** For those who know the law. */
  readonly professional: readonly TracedSentence[];
  readonly whatYouCanDo: readonly TracedSentence[];
  /** What cannot be concluded. */
  readonly interpretiveNote: readonly TracedSentence[];
}
