// The dates a document states about itself, and how a change of its text went along with them. Apart because
// extraction finds them, storage keeps them, and the register of silent changes is made of them.

import type { TextRange } from './block.ts';

export const statedDateKinds = ['last-updated', 'effective', 'published', 'dated', 'announced'] as const;
/**
 * What the words say of the date: when the text was last updated, takes effect or was published; `dated`: the text
 * bears the date and does not say of what; `announced`: another, later version is to take effect then.
 */
export type StatedDateKind = (typeof statedDateKinds)[number];

export interface StatedDate extends TextRange {
  readonly kind: StatedDateKind;
  /** `2026-05-01`; `2026-05` where the text names the month alone. */
  readonly date: string;
  /** The words that state it, cut from the text. */
  readonly quote: string;
  /** Place in the text of the block in which the words begin, counted from 0. */
  readonly block: number;
  /** For whom it holds, in the words of the text: `for new users`. */
  readonly audience?: string;
}

export const datingKinds = ['silent', 'back-dated', 'announced', 'dated', 'date-only', 'undated'] as const;
/**
 * How a change went along with the dates that the text states.
 * - `silent`: the text changed substantively, its stated dates stood still.
 * - `back-dated`: the date moved to one after whose end the old text was still seen.
 * - `announced`: the date moved to one that was still to come, or a later version is announced.
 * - `dated`: text and date both moved.
 * - `date-only`: the date moved, the text stood still.
 * - `undated`: the text changed substantively and states no date.
 */
export type DatingKind = (typeof datingKinds)[number];

/** The judgement on one change. */
export interface Dating {
  readonly kind: DatingKind;
  /** The statement of the old text and of the new one that the judgement rests on. */
  readonly before: StatedDate | null;
  readonly after: StatedDate | null;
  /**
   * `silent`: for how long the stated date had passed; `dated`: from the stated date to the detection; `back-dated`:
   * how long after it the old text still stood; `announced`: the notice. Null where a date names no day.
   */
  readonly days: number | null;
}

/** What the two texts of a change say of their own dates. */
export interface ChangeDates {
  /** From when the new text holds, in its own words; null where it does not say. */
  readonly effectiveDate: StatedDate | null;
  readonly statedDates: { readonly before: readonly StatedDate[]; readonly after: readonly StatedDate[] };
  /** Null where nothing can be said. */
  readonly dating: Dating | null;
  /** The text changed substantively while its stated dates stood still. */
  readonly silent: boolean;
}

/** A month as a month, a day as a day: the first and the last day that a stated date may mean. */
export function daysOfStatedDate(date: string): { readonly first: string; readonly last: string } {
  if (date.length > 7) return { first: date, last: date };
  const lastDay = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  return { first: `${date}-01`, last: `${date}-${lastDay}` };
}
