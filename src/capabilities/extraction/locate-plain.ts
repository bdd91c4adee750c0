// From a place in a block's plain words back to its place in the Markdown. The answer is checked: the Markdown in
// the range reads as exactly these words, or there is no answer.

import type { Block, TextRange } from '#domain/block.ts';
import { plainInline } from './plain-inline.ts';

const longestBlock = 50_000;
const mostPlaces = 64;

/** The range of `block.markdown` that a reader sees as this range of `block.plain`, or null. */
export function locatePlain(block: Block, range: TextRange): TextRange | null {
  const words = block.plain.slice(range.start, range.end);
  if (block.plain === block.markdown) return range;
  if (words.trim() === '' || block.markdown.length > longestBlock) return null;
  const place = placesOf(block.plain, words).indexOf(range.start);
  const found = placesThatRead(block.markdown, words.trim());
  // Link targets may repeat the words a reader sees; only a sure one is given then.
  return place >= 0 && found.length === placesOf(block.plain, words).length ? (found[place] ?? null) : null;
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && places.length < mostPlaces; at = text.indexOf(words, at + 1)) {
    places.push(at);
  }
  return places;
}

function placesThatRead(markdown: string, words: string): TextRange[] {
  const first = /^\S[\p{L}\p{N}]*/u.exec(words)?.[0] ?? words;
  const last = /[\p{L}\p{N}]*\S$/u.exec(words)?.[0] ?? words;
  const ends = placesOf(markdown, last).map((at) => at + last.length);
  const found: TextRange[] = [];
  for (const start of placesOf(markdown, first)) {
    if (isInTarget(markdown, start)) continue;
    const end = ends.find((at) => at >= start + words.length && readsAs(markdown.slice(start, at), words));
    if (end !== undefined) found.push({ start, end });
  }
  return found;
}

function readsAs(markdown: string, words: string): boolean {
  return plainInline(markdown) === words || plainInline(markdown.replace(lineStart, ' ')) === words;
}

/** Marks of quotes at the beginning of a line are no words. */
const lineStart = /\n[\s>]*/g;

function isInTarget(markdown: string, position: number): boolean {
  const open = markdown.lastIndexOf('](', position);
  return open >= 0 && !/[\s)]/.test(markdown.slice(open, position));
}
