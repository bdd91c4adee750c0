// What a provision is called where only its stored parts are at hand: its innermost heading, else its clause type,
// else its first words.

import { plainInline } from '#capabilities/extraction/plain-inline.ts';
import { readBlock } from '#capabilities/extraction/read-block.ts';

/** Longer titles are cut at a word. */
const longestTitle = 90;

/** The words a reader sees of a block. */
export function plainOf(markdown: string): string {
  return readBlock(markdown).plain;
}

/** A text cut at a word where it is longer than allowed. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.(]+$/, '')}…`;
}

/** The title of a provision, from its headings (outermost first), its clause type, or its first words. */
export function titleOf(parts: {
  readonly headings: readonly string[];
  readonly clauseTypeName?: string | undefined;
  readonly text: string;
}): string {
  const heading = parts.headings.map(plainInline).findLast((words) => /\p{L}/u.test(words));
  return shorten(heading || parts.clauseTypeName || parts.text || 'Untitled provision', longestTitle);
}
