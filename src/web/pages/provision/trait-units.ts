// A trait's normalised value in words, where it says more than the words of the clause.

import type { RecordedTrait } from '#domain/record.ts';

/** `30 days`, `100 USD`, `2026-05-01`; null where the clause's own words say the same. */
export function traitInUnits({ kind, value, unit, text }: RecordedTrait): string | null {
  const units =
    kind === 'period' && typeof value === 'number'
      ? daysInWords(value, unit === 'business-day')
      : kind === 'money' && unit !== undefined
        ? `${value.toLocaleString('en-GB')} ${unit}`
        : kind === 'date' || kind === 'organisation'
          ? String(value)
          : null;
  return units === null || units === text ? null : units;
}

function daysInWords(days: number, isBusiness: boolean): string {
  if (days < 1) return `${Math.round(days * 24 * 100) / 100} hours`;
  const kind = isBusiness ? 'business day' : 'day';
  return `${days.toLocaleString('en-GB')} ${kind}${days === 1 ? '' : 's'}`;
}
