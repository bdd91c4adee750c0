// How a change went along with the dates that the text states: silently, dated, back-dated, announced. Claims only
// what the texts and the times at which they were seen show; where they show nothing certain, there is no judgement.

import type { ChangeClass, ChangeReason } from '#domain/change.ts';
import { type Dating, daysOfStatedDate, type StatedDate, type StatedDateKind } from '#domain/stated-date.ts';

export interface ChangeToDate {
  readonly class: ChangeClass;
  readonly reasons: readonly ChangeReason[];
  /** When the new text was first seen. */
  readonly detectedAt: Date;
  /** When the old text was last seen. An archive that keeps changes alone knows only when it first was. */
  readonly formerSeenAt: Date;
  readonly before: readonly StatedDate[];
  readonly after: readonly StatedDate[];
}

/** The judgement on one change; null where nothing can be said. */
export function judgeDating(change: ChangeToDate): Dating | null {
  const { before, after, reasons } = change;
  // A text that comes back brings its old date with it, and what only our reading changed has no date.
  if (reasons.includes('returns-to-earlier-text') || reasons.includes('re-extracted')) return null;
  const added = after.filter(({ date }) => !before.some((known) => known.date === date));
  const was = principalDate(before, change.detectedAt);
  const is = principalDate(after, change.detectedAt);
  const moved = principalDate(added, change.detectedAt);
  if (change.class !== 'substantive') return isDateOnly(change) && moved ? dateOnly(change, was, moved) : null;
  const ahead = soonest(added.filter((stated) => isAhead(stated, change.detectedAt)));
  if (ahead) return { kind: 'announced', before: was, after: ahead, days: daysTo(ahead, change.detectedAt) };
  if (!is) return was ? null : { kind: 'undated', before: null, after: null, days: null };
  if (!moved) return was && was.date === is.date ? stoodStill(was, is, change) : null;
  return movedTo(moved, was, change);
}

const order: readonly StatedDateKind[] = ['last-updated', 'effective', 'dated', 'published'];

/**
 * The date by which a text dates itself on a day: the latest that has come by then. Of several on one day, that of
 * the last update; a date for some readers only where there is none for all.
 */
export function principalDate(stated: readonly StatedDate[], at: Date): StatedDate | null {
  const own = stated.filter(({ kind }) => kind !== 'announced');
  const come = own.filter((candidate) => !isAhead(candidate, at));
  const choices = [come.filter(({ audience }) => !audience), come, own.filter(({ audience }) => !audience), own];
  const choice = choices.find((candidates) => candidates.length > 0) ?? [];
  return latestOf(order.flatMap((kind) => choice.filter((candidate) => candidate.kind === kind)));
}

/** The date from which a text holds, in its own words; null where it does not say. */
export function effectiveDate(stated: readonly StatedDate[]): StatedDate | null {
  return latestOf(stated.filter(({ kind }) => kind === 'effective'));
}

/** Whether the stated date was still to come on that day. */
export function isAhead(stated: StatedDate, at: Date): boolean {
  return (
    (stated.kind === 'effective' || stated.kind === 'announced') && daysOfStatedDate(stated.date).first > dayOf(at)
  );
}

function latestOf(stated: readonly StatedDate[]): StatedDate | null {
  return stated.reduce<StatedDate | null>((latest, next) => (latest && latest.date >= next.date ? latest : next), null);
}

function soonest(stated: readonly StatedDate[]): StatedDate | null {
  return stated.reduce<StatedDate | null>((first, next) => (first && first.date <= next.date ? first : next), null);
}

const looks: readonly ChangeReason[] = ['date', 'markup', 'whitespace', 'link-target'];

function isDateOnly({ class: changeClass, reasons }: ChangeToDate): boolean {
  return changeClass === 'editorial' && reasons.includes('date') && reasons.every((reason) => looks.includes(reason));
}

function dateOnly(change: ChangeToDate, was: StatedDate | null, moved: StatedDate): Dating | null {
  if (!was || goesBack(moved, was)) return null;
  return { kind: 'date-only', before: was, after: moved, days: daysSince(moved, change.detectedAt) };
}

function stoodStill(was: StatedDate, is: StatedDate, { detectedAt }: ChangeToDate): Dating | null {
  const { last } = daysOfStatedDate(is.date);
  // Changed on the stated day or within its month, or before a date that is yet to come: the date is still true.
  if (last >= dayOf(new Date(detectedAt.getTime() - dayLength))) return null;
  return { kind: 'silent', before: was, after: is, days: daysSince(is, detectedAt) };
}

function movedTo(moved: StatedDate, was: StatedDate | null, change: ChangeToDate): Dating | null {
  const { formerSeenAt, detectedAt } = change;
  if (goesBack(moved, was)) return null;
  const overEverywhere = new Date(`${daysOfStatedDate(moved.date).last}T00:00:00Z`).getTime() + dayLength + halfDay;
  if (was && formerSeenAt.getTime() > overEverywhere) {
    const days = Math.floor((formerSeenAt.getTime() - overEverywhere) / dayLength) + 1;
    return { kind: 'back-dated', before: was, after: moved, days };
  }
  return { kind: 'dated', before: was, after: moved, days: daysSince(moved, detectedAt) };
}

/** A date that goes back is another page's, or another country's, more often than a back-dating. */
function goesBack(moved: StatedDate, was: StatedDate | null): boolean {
  return was !== null && moved.date < was.date;
}

const dayLength = 86_400_000;
/** A day ends last where clocks are twelve hours behind UTC. */
const halfDay = dayLength / 2;

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function daysSince({ date }: StatedDate, at: Date): number | null {
  return date.length > 7 ? Math.max(0, daysBetween(date, dayOf(at))) : null;
}

function daysTo({ date }: StatedDate, at: Date): number | null {
  return date.length > 7 ? daysBetween(dayOf(at), date) : null;
}

function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / dayLength);
}
