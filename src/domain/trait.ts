// Traits: what a clause says in particular (how many days, how much, which courts), read out of its words. The
// codebook defines them per clause type; a value always carries the words it was read from.

import type { TextRange } from './block.ts';

/** Raised when the program reads the same words otherwise than before, so that labels are made anew. */
export const traitReading = 1;

export const traitKinds = [
  'period',
  'money',
  'percentage',
  'age',
  'number',
  'date',
  'place',
  'law',
  'court',
  'organisation',
  'e-mail',
  'web-address',
  'postal-address',
  'choice',
] as const;
export type TraitKind = (typeof traitKinds)[number];

/** Kinds whose value is a number, so that it can be compared with another. */
export const countedKinds: readonly TraitKind[] = ['period', 'money', 'percentage', 'age', 'number'];

export interface TraitChoice {
  readonly value: string;
  readonly name: string;
  readonly any: readonly string[];
  readonly unless: readonly string[];
  /** Higher is better for users; null where nothing can be said. */
  readonly ranks: number | null;
}

export interface Trait {
  readonly id: string;
  /** Short label for readers. */
  readonly name: string;
  /** What it is called inside a sentence, with its article: "the notice for changes"; null: by its label. */
  readonly noun: string | null;
  readonly kind: TraitKind;
  /** The value stands in one sentence with one of these phrases, the nearest one counts; empty: anywhere. */
  readonly near: readonly string[];
  /** Not in a sentence with one of these. */
  readonly unless: readonly string[];
  /** Which way is better for users; null where neither is. */
  readonly better: 'more' | 'less' | null;
  /** Of the kind `choice` alone. */
  readonly choices: readonly TraitChoice[];
  /** Set where the period or date is a deadline for users: what has to be done by then, after "to …". */
  readonly deadline: string | null;
}

/** What is demanded of one trait of a clause. */
export type TraitCondition =
  | { readonly trait: string; readonly is: string }
  | { readonly trait: string; readonly below: number }
  | { readonly trait: string; readonly atLeast: number };

/** A trait as it was read: the value normalised, and the words with their place in the passage's plain text. */
export interface TraitValue extends TextRange {
  /** Days for a period, an amount, a percentage, years of age; else words, ids of choices and places, ISO dates. */
  readonly value: number | string;
  /** `day` for periods (`business-day` where the words say so), ISO 4217 for money. */
  readonly unit?: string;
  readonly text: string;
}

/** By the trait's id. */
export type TraitValues = Readonly<Record<string, TraitValue>>;

/** A provision's traits; each place counts in the plain text of one of the blocks of its wording, from 0. */
export type PlacedTraits = Readonly<Record<string, TraitValue & { readonly block: number }>>;

/** Whether the traits that were read meet the condition. One that was not found is below nothing and at least nothing. */
export function conditionHolds(condition: TraitCondition, values: TraitValues): boolean {
  const found = values[condition.trait];
  if ('is' in condition) {
    if (condition.is === 'absent') return found === undefined;
    return found !== undefined && (condition.is === 'present' || found.value === condition.is);
  }
  if (typeof found?.value !== 'number') return false;
  return 'below' in condition ? found.value < condition.below : found.value >= condition.atLeast;
}
