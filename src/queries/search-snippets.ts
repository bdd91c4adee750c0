// The words of a passage with its matches marked, cut to a few lines around the densest of them. The database says
// what matches, since it knows the forms of words; where to cut is decided here.

import type { Queryable } from '#storage/database.ts';

export interface SnippetPart {
  readonly text: string;
  readonly isMatch: boolean;
}

// Private-use characters stand for the ends of a match: they are taken out of the text before, and what is between
// them is still text, so a captured page cannot make markup of them.
const opening = '\uE000';
const closing = '\uE001';
const marks = /[\uE000\uE001]/g;
const loneSurrogates = /\p{Cs}/gu;

/** Text beyond this is not searched for matches. */
const longestSource = 20_000;

/** Longer passages are cut to about this. */
const longestSnippet = 380;

/** Shown before the first match of a cut passage. */
const before = 90;

/** Passages by id, each with the matches of the words marked. */
export async function markedSnippets(
  database: Queryable,
  words: string,
  passages: readonly { readonly id: number; readonly text: string }[],
): Promise<Map<number, SnippetPart[]>> {
  const rows = await database.query<{ id: number; marked: string }>(
    `SELECT id, ts_headline('english', text, websearch_to_tsquery('english', $1), $4) AS marked
       FROM unnest($2::int[], $3::text[]) AS passage(id, text)`,
    [
      words,
      passages.map(({ id }) => id),
      passages.map(({ text }) => readable(text)),
      `StartSel=${opening}, StopSel=${closing}, HighlightAll=true`,
    ],
  );
  return new Map(rows.map((row) => [row.id, cutAround(snippetParts(row.marked))]));
}

function readable(text: string): string {
  return text.replace(marks, '').slice(0, longestSource).replace(loneSurrogates, '').replace(/\s+/g, ' ').trim();
}

/** Cuts a text at the marks of its matches. */
export function snippetParts(marked: string): SnippetPart[] {
  return marked
    .split(opening)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, isMatch: false }];
      const [match = '', rest = ''] = piece.split(closing);
      return [
        { text: match, isMatch: true },
        { text: rest, isMatch: false },
      ];
    })
    .filter((part) => part.text !== '');
}

/** The stretch of a passage that holds most matches, cut at words; a short passage as it is. */
export function cutAround(parts: readonly SnippetPart[]): SnippetPart[] {
  const length = parts.reduce((sum, part) => sum + part.text.length, 0);
  if (length <= longestSnippet + before) return [...parts];
  const start = Math.max(0, densestStart(parts) - before);
  const end = Math.min(length, start + longestSnippet);
  return clip(parts, start, end, length);
}

function densestStart(parts: readonly SnippetPart[]): number {
  const starts: number[] = [];
  let position = 0;
  for (const part of parts) {
    if (part.isMatch) starts.push(position);
    position += part.text.length;
  }
  const inReach = (start: number) => starts.filter((at) => at >= start && at < start + longestSnippet - before).length;
  return starts.reduce((best, start) => (inReach(start) > inReach(best) ? start : best), starts[0] ?? 0);
}

function clip(parts: readonly SnippetPart[], start: number, end: number, length: number): SnippetPart[] {
  const clipped: SnippetPart[] = [];
  let position = 0;
  for (const part of parts) {
    const from = Math.max(start - position, 0);
    const to = Math.min(end - position, part.text.length);
    if (from < to) clipped.push({ text: part.text.slice(from, to), isMatch: part.isMatch });
    position += part.text.length;
  }
  const first = clipped[0];
  if (start > 0 && first && !first.isMatch)
    clipped[0] = { ...first, text: `… ${first.text.replace(/^\S{0,40}\s/, '')}` };
  const last = clipped.at(-1);
  if (end < length && last && !last.isMatch) {
    clipped[clipped.length - 1] = { ...last, text: `${last.text.replace(/\s\S{0,40}$/, '')} …` };
  } else if (end < length) clipped.push({ text: ' …', isMatch: false });
  return clipped;
}
