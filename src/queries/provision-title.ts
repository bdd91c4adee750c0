// What a provision is called where only its stored parts are at hand, and how long texts are cut to a line.

import { readBlock } from '#capabilities/extraction/read-block.ts';
import { provisionTitle } from '#capabilities/provisions/provision-title.ts';
import type { RecordedBlock } from '#domain/record.ts';

/** The words a reader sees of a block. */
export function plainOf(markdown: string): string {
  return readBlock(markdown).plain;
}

/** A text cut at a word where it is longer than allowed. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.(\ud800-\udbff]+$/, '')}…`;
}

/** The title of a provision from its headings, outermost first, and its own blocks. */
export function titleOfBlocks(headings: readonly RecordedBlock[], own: readonly RecordedBlock[]): string {
  const blocks = [...headings, ...own.slice(0, 1)].map((block) => readBlock(block.markdown));
  const separators = Array.from({ length: blocks.length + 1 }, () => '\n\n');
  const title = provisionTitle(
    { blocks, separators },
    { start: 0, end: 0, firstBlock: headings.length, lastBlock: headings.length, headings: [...headings.keys()] },
    blocks[headings.length],
  );
  return title || 'Untitled provision';
}
