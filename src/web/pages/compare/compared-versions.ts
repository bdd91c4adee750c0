// Which versions a reader asks to compare: `document=CA-D-00028&from=3&to=9`, `from=CA-D-00028:3&to=CA-D-00028:9`, or
// by days: `document=CA-D-00028&since=2025-01-01`, with `until` where it is not the latest version.

import { parsePublicId } from '#domain/ids.ts';
import { parseDay } from '#queries/version-on-date.ts';

export interface ComparedQuestion {
  readonly document: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly since: Date | null;
  readonly until: Date | null;
}

/** Reads the question; a problem is one sentence for the reader. */
export function readComparedVersions(query: URLSearchParams): ComparedQuestion | { readonly problem: string } {
  const from = readReference(query.get('from'));
  const to = readReference(query.get('to'));
  const named = query.get('document');
  const documents = [...(named === null ? [] : [named]), ...[from, to].flatMap((each) => each.document ?? [])];
  const numbers = new Set(documents.map((id) => parsePublicId('document', id)));
  const [document] = numbers;
  if (numbers.size > 1) return { problem: 'Versions of different documents are not compared with each other.' };
  if (!document) return { problem: 'Say which document, for instance by starting from its page.' };
  const days = [query.get('since'), query.get('until')].map((text) => (text ? parseDay(text) : undefined));
  if (days.includes(null)) return { problem: 'That is no day. A day is written like 2021-07-01.' };
  const [since, until] = days;
  return { document, from: from.number, to: to.number, since: since ?? null, until: until ?? null };
}

/** `CA-D-00028:3`, or a bare version number. Zero stands for what is no number, and names no version. */
function readReference(text: string | null): { readonly document: string | null; readonly number: number | null } {
  if (!text) return { document: null, number: null };
  const [first = '', second] = text.split(':', 2);
  const number = second ?? first;
  return {
    document: second === undefined ? null : first,
    number: /^[1-9]\d{0,8}$/.test(number) ? Number(number) : 0,
  };
}
