// What a citation style is, and the words that several of them share.

import type { CitedRecord } from '#domain/citation.ts';

export interface CitationStyle {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly fileExtension: string;
  readonly format: (record: CitedRecord) => string;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `{ year: 2026, month: 4, day: 27, monthName: 'April' }`, in UTC. */
export function dateParts(instant: Date): { year: number; month: number; day: number; monthName: string } {
  const month = instant.getUTCMonth();
  return {
    year: instant.getUTCFullYear(),
    month: month + 1,
    day: instant.getUTCDate(),
    monthName: months[month] ?? '',
  };
}

/** `2026-04-27`, in UTC. */
export function isoDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** `2026-04-27 10:50:37 UTC`. */
export function isoMoment(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** One line without control or direction marks, so that a hostile title cannot start a new field of a format. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** What is cited, in words: a provision by its title, a change by its sentence, a document by its name. */
export function citedTitle(record: CitedRecord): string {
  return oneLine(record.title);
}

/** `Archived capture of 2026-04-27 10:50:37 UTC, version 3`. */
export function captureNote(record: CitedRecord): string {
  return `Archived capture of ${isoMoment(record.capturedAt)}, version ${record.versionNumber}`;
}
