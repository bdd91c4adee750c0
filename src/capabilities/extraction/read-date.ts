// Reads calendar dates as documents write them: "May 1, 2026", "1. Mai 2026", "1er mai 2026", "2026-05-01", "May 2026".
// 05/04/2026 has two readings, and only what stands around it can tell which one is meant.

import { dateLanguages } from './date-words/index.ts';

export interface ReadDate {
  readonly start: number;
  readonly end: number;
  /** `2026-05-01`; `2026-05` where no day is named; null where both orders of day and month are possible. */
  readonly iso: string | null;
  /** Where `iso` is null: the date read with the day first, and with the month first. */
  readonly readings?: DateReadings;
}

export interface DateReadings {
  readonly dayFirst: string;
  readonly monthFirst: string;
}

/** The first date that begins in `text` between `from` and `until`, or null. */
export function dateAt(text: string, from: number, until: number): ReadDate | null {
  const window = text.slice(from, until + longestDate);
  let first: ReadDate | null = null;
  for (const { pattern, read } of shapes) {
    const match = pattern.exec(window);
    if (!match || match.index > until - from) continue;
    const reading = read(match);
    const start = from + match.index;
    if (reading && (!first || start < first.start)) first = { start, end: start + match[0].length, ...reading };
  }
  return first;
}

/** Which order the numbers of a text's own dates can only have: 25/04/2026 tells; null without such dates, or with both. */
export function orderOfNumbers(texts: Iterable<string>): 'day-first' | 'month-first' | null {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    for (const [, one, , other] of text.matchAll(slashedEverywhere)) {
      if (Number(one) > 12 && Number(one) <= 31 && Number(other) <= 12) dayFirst += 1;
      if (Number(other) > 12 && Number(other) <= 31 && Number(one) <= 12) monthFirst += 1;
    }
  }
  if (dayFirst > 0 === monthFirst > 0) return null;
  return dayFirst > 0 ? 'day-first' : 'month-first';
}

/** A piece of a regular expression for the name of a month in any language. */
export const monthName = `(?:${monthNames().join('|')})`;

const longestDate = 40;

function monthNames(): string[] {
  return dateLanguages.flatMap(({ months }) => months.flat()).sort((a, b) => b.length - a.length);
}

const monthOf = new Map(
  dateLanguages.flatMap(({ months }) =>
    months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
  ),
);
const month = `(${monthName})`;
// Marks of emphasis, escapes and abbreviation may stand between the parts: `**1\\. Mai** 2026`, `01-Jan-2026`.
const gap = '[\\s*_\\\\.,，/\\-]{0,6}';
const year = '((?:19|20)\\d\\d)(?!\\d)';
const ordinal = '(?:st|nd|rd|th|er|º|ª|°|\\.)?';

type Reading = Pick<ReadDate, 'iso' | 'readings'> | null;

interface DateShape {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Reading;
}

const shapes: readonly DateShape[] = [
  {
    pattern: new RegExp(
      `(?<!\\p{L})${month}(?!\\p{L})${gap}(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?${gap}(?<!\\d)${year}`,
      'iu',
    ),
    read: ([, name, day, of]) => certain(of, nameToMonth(name), day),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.])(\\d{1,2})${ordinal}${gap}(?:day )?(?:of |de |di |d['’] ?|do )?${month}(?!\\p{L})${gap}(?:de |del |do )?(?<!\\d)${year}`,
      'iu',
    ),
    read: ([, day, name, of]) => certain(of, nameToMonth(name), day),
  },
  {
    pattern: /(?<![\d.])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?Z?)?(?!\d)/,
    read: ([, of, , number, day]) => certain(of, Number(number), day),
  },
  {
    pattern: /((?:19|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/,
    read: ([, of, number, day]) => certain(of, Number(number), day),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\\?\. ?(\d{1,2})\\?\. ?((?:19|20)\d\d)(?!\d)/,
    read: ([, day, number, of]) => certain(of, Number(number), day),
  },
  {
    pattern: /(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/,
    read: ([, one, , other, of]) => numbers(of, one, other),
  },
  {
    // "May 2026", "May, 2026", "maggio del 2026": no day is named.
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<!\\d[\\s.,*_\\\\-])${month}(?!\\p{L})[\\s*_.,]{1,4}(?:de |del |do |of )?${year}`,
      'iu',
    ),
    read: ([, name, of]) => monthOnly(of, nameToMonth(name)),
  },
  {
    pattern: /((?:19|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월](?! ?\d)/,
    read: ([, of, number]) => monthOnly(of, Number(number)),
  },
];

const slashedEverywhere = /(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?!\d)/g;

function nameToMonth(name: string | undefined): number {
  return monthOf.get(name?.toLowerCase() ?? '') ?? 0;
}

function numbers(of: string | undefined, one: string | undefined, other: string | undefined): Reading {
  const dayFirst = isoDate(of, Number(other), one);
  const monthFirst = isoDate(of, Number(one), other);
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return { iso: null, readings: { dayFirst, monthFirst } };
  const only = dayFirst ?? monthFirst;
  return only ? { iso: only } : null;
}

function certain(of: string | undefined, monthNumber: number, day: string | undefined): Reading {
  const iso = isoDate(of, monthNumber, day);
  return iso ? { iso } : null;
}

function monthOnly(of: string | undefined, monthNumber: number): Reading {
  const iso = isoDate(of, monthNumber, '1');
  return iso ? { iso: iso.slice(0, 7) } : null;
}

/** Null when the calendar has no such day, or the year cannot be one of a document on the web. */
function isoDate(of: string | undefined, monthNumber: number, day: string | undefined): string | null {
  const iso = `${of}-${String(monthNumber).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return isReal && Number(of) >= 1985 && Number(of) <= 2100 ? iso : null;
}
