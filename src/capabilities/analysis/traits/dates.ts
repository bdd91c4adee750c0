// Dates in a passage, in digits or with the month's name, of the eight languages the program reads. A date of which
// nobody can say whether the day or the month comes first is left out.

import type { FoundValue } from './found-value.ts';

const months = [
  'january jan januar jänner janvier gennaio enero stycznia styczeń janeiro januari',
  'february feb februar février febbraio febrero lutego luty fevereiro februari',
  'march mar märz mars marzo marca marzec março maart',
  'april apr avril aprile abril kwietnia kwiecień',
  'may mai maggio mayo maja maj maio mei',
  'june jun juni juin giugno junio czerwca czerwiec junho',
  'july jul juli juillet luglio julio lipca lipiec julho',
  'august aug août agosto sierpnia sierpień augustus',
  'september sep sept septembre settembre septiembre września wrzesień setembro',
  'october oct oktober octobre ottobre octubre października październik outubro',
  'november nov novembre noviembre listopada listopad novembro',
  'december dec dezember décembre dicembre diciembre grudnia grudzień dezembro',
];
const monthNumbers = new Map(
  months.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
const names = [...monthNumbers.keys()].sort((a, b) => b.length - a.length).join('|');
const pattern = new RegExp(
  [
    '(?<![\\p{L}\\p{N}.])(?:(\\d{4})-(\\d{2})-(\\d{2})',
    `(${names})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`,
    `(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s+(?:de\\s+|of\\s+)?(${names})\\.?,?\\s+(?:de\\s+)?(\\d{4})`,
    '(\\d{1,2})[./](\\d{1,2})[./](\\d{4}))(?![\\p{L}\\p{N}])',
  ].join('|'),
  'giu',
);

/** Every date, as `2026-05-01`. */
export function findDates(plain: string): FoundValue[] {
  const found: FoundValue[] = [];
  for (const match of plain.matchAll(pattern)) {
    const parts = partsOf(match);
    if (parts === null || parts.month < 1 || parts.month > 12 || parts.day < 1 || parts.day > 31) continue;
    const value = `${parts.year}-${String(parts.month).padStart(2, '0')}-${String(parts.day).padStart(2, '0')}`;
    if (Number.isNaN(Date.parse(value))) continue;
    found.push({ value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(match: RegExpMatchArray): DateParts | null {
  const at = (group: number): number => Number(match[group]);
  const month = (group: number): number => monthNumbers.get((match[group] ?? '').toLowerCase()) ?? 0;
  if (match[1] !== undefined) return { year: at(1), month: at(2), day: at(3) };
  if (match[4] !== undefined) return { year: at(6), month: month(4), day: at(5) };
  if (match[8] !== undefined) return { year: at(9), month: month(8), day: at(7) };
  const [first, second] = [at(10), at(11)];
  // With dots the day comes first; with strokes only a number above 12 tells.
  if (match[0].includes('.') || first > 12) return { year: at(12), month: second, day: first };
  return second > 12 ? { year: at(12), month: first, day: second } : null;
}
