// Quotes that find their place again: a range of a text as its exact words with a little of what stands before and
// after (the W3C Text Quote Selector), and the way back. A quote that is not there byte for byte has no place.

import type { TextRange } from '#domain/block.ts';

export interface QuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

const contextLength = 32;

/** The selector of a range of `text`. Context ends at whole characters, never inside a surrogate pair. */
export function quoteSelector(text: string, range: TextRange): QuoteSelector {
  const before = text.slice(Math.max(0, range.start - contextLength), range.start);
  const after = text.slice(range.end, range.end + contextLength);
  return {
    exact: text.slice(range.start, range.end),
    prefix: isLowSurrogate(before.charCodeAt(0)) ? before.slice(1) : before,
    suffix: isHighSurrogate(after.charCodeAt(after.length - 1)) ? after.slice(0, -1) : after,
  };
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/**
 * Where the quote stands in `text`: its only occurrence, or the only one whose surroundings fit best. Null when the
 * words are not there exactly, or when the context does not decide between several places.
 */
export function locateQuote(text: string, selector: QuoteSelector): TextRange | null {
  const { exact } = selector;
  if (exact === '') return null;
  let best = -1;
  let bestFit = -1;
  let isTied = false;
  let seen = 0;
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    // A quote that occurs this often is no quote; the limit keeps hostile texts from costing more.
    if (++seen > maxOccurrences) return null;
    const fit = commonEnd(text, start, selector.prefix) + commonStart(text, start + exact.length, selector.suffix);
    isTied = fit === bestFit || (isTied && fit < bestFit);
    if (fit > bestFit) {
      best = start;
      bestFit = fit;
    }
  }
  return best < 0 || isTied ? null : { start: best, end: best + exact.length };
}

const maxOccurrences = 10_000;

/** How many characters of `prefix`, from its end, stand before `position`. */
function commonEnd(text: string, position: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && text[position - 1 - count] === prefix[prefix.length - 1 - count]) count++;
  return count;
}

function commonStart(text: string, position: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && text[position + count] === suffix[count]) count++;
  return count;
}
