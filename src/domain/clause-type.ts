// A clause type: the codebook's entry for a kind of provision, with the transparent rules that find it.
// The entries themselves are files in catalog/clause-types; this is only their shape.

import type { EvidenceBasis, Severity } from './analysis.ts';
import type { Trait, TraitCondition } from './trait.ts';

export const clauseCategories = [
  'dispute-resolution',
  'governing-law',
  'liability',
  'indemnification',
  'policy-changes',
  'contract-formation',
  'account-control',
  'platform-discretion',
  'content-moderation',
  'enforcement-actions',
  'acceptable-use',
  'intellectual-property',
  'ai-automated',
  'data-collection',
  'data-usage',
  'data-sharing',
  'data-retention',
  'privacy-rights',
  'tracking',
  'international-transfer',
  'data-security',
  'payment-fees',
  'refunds',
  'monetization-rules',
  'service-commitments',
  'trade-controls',
  'document-meta',
] as const;
export type ClauseCategory = (typeof clauseCategories)[number];

export interface SeverityRating {
  readonly level: Severity;
  readonly reason: string;
}

/** The default rating, and what replaces it where the traits show more or less: the first rule that holds. */
export interface SeverityRubric extends SeverityRating {
  readonly when: readonly (SeverityRating & { readonly condition: TraitCondition })[];
}

/** Sentences that are added where the condition holds; `{trait}` stands for what was read. Null adds none. */
export interface ConditionalExplanation {
  readonly condition: TraitCondition;
  readonly plain: string | null;
  readonly professional: string | null;
}

export interface Explanation {
  readonly plain: string;
  readonly professional: string;
  readonly with: readonly ConditionalExplanation[];
}

/** What else one can do where the condition holds. */
export interface ConditionalAdvice {
  readonly condition: TraitCondition;
  readonly says: string;
}

/** One of the facts that a platform's page begins with. */
export interface QuickFact {
  readonly label: string;
  /** Lower comes first. */
  readonly order: number;
}

export const directions = ['better', 'worse', 'neutral'] as const;

/** One way to recognise a clause type. Phrases are in the language of `phrase.ts`, word groups already filled in. */
export interface ClauseRule {
  /** What the rule recognises, in words for readers. */
  readonly says: string;
  /** The passage holds one of these phrases. */
  readonly any: readonly string[];
  /** And somewhere one of these. */
  readonly also: readonly string[];
  /** But none of these in the sentence where the phrase was found. */
  readonly unless: readonly string[];
  /** Nor any of these anywhere in the passage. */
  readonly unlessAnywhere: readonly string[];
  readonly confidence: number;
  readonly basis: EvidenceBasis;
  /** Replaces the clause type's default rating where this rule made the label. */
  readonly severity?: SeverityRating;
}

/** What other vocabularies call the same kind of clause; an absent one has no counterpart. */
export interface ClauseMappings {
  readonly claudette?: string;
  readonly opp115?: string;
  readonly cuad?: string;
  readonly tosdr: readonly string[];
}

export interface ClauseType {
  readonly id: string;
  readonly name: string;
  readonly category: ClauseCategory;
  readonly question: string;
  readonly definition: string;
  readonly not: string;
  readonly severity: SeverityRubric;
  readonly traits: readonly Trait[];
  readonly explanation: Explanation;
  readonly whatYouCanDo: string;
  readonly whatYouCanDoWith: readonly ConditionalAdvice[];
  /** What cannot be concluded from a clause of this type; the general note stands after it. */
  readonly interpretiveNote: string;
  /** What its mere presence means for users. */
  readonly direction: (typeof directions)[number];
  readonly quickFact: QuickFact | null;
  /** Ids of regulations it may touch. */
  readonly regulations: readonly string[];
  readonly mappings: ClauseMappings;
  readonly rules: readonly ClauseRule[];
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
}
