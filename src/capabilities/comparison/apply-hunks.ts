// Makes the new text from the old one and the hunks of their comparison: the proof that a comparison leaves nothing
// out. Invariant: the old text without its hunks' ranges equals the new text without its hunks' ranges. So what lies
// between the new ranges is the old remainder, in order, whatever was moved across whatever else.

import type { Hunk } from '#domain/change.ts';

/** The text that the hunks of a comparison make of its old text, byte for byte. */
export function applyHunks(oldMarkdown: string, hunks: readonly Hunk[]): string {
  const kept = withoutRanges(oldMarkdown, hunks);
  const written = hunks.flatMap((hunk) => (hunk.new ? [hunk.new] : [])).sort(byStart);
  const parts: string[] = [];
  let [position, taken] = [0, 0];
  for (const { start, end, text } of written) {
    parts.push(kept.slice(taken, taken + start - position), text);
    taken += start - position;
    position = end;
  }
  parts.push(kept.slice(taken));
  return parts.join('');
}

function withoutRanges(oldMarkdown: string, hunks: readonly Hunk[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { start, end } of hunks.flatMap((hunk) => (hunk.old ? [hunk.old] : [])).sort(byStart)) {
    parts.push(oldMarkdown.slice(position, start));
    position = end;
  }
  parts.push(oldMarkdown.slice(position));
  return parts.join('');
}

function byStart(left: { start: number; end: number }, right: { start: number; end: number }): number {
  return left.start - right.start || left.end - right.end;
}
