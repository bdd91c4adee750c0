// Cuts Markdown into blocks, exactly: joining the blocks gives the same string again, whatever the string is.
// Where a block ends is decided from its own lines only, so that equal passages of many versions are one block.

import type { Block, BlockedText } from '#domain/block.ts';
import { isSpace, newline, shapeOfLine } from './line-shape.ts';
import { readBlock } from './read-block.ts';

/** Blocks by their exact Markdown. Texts split with one pool share the objects of equal blocks (`===`). */
export type BlockPool = Map<string, Block>;

const space = 32;
const backslash = 92;

/**
 * The blocks of a Markdown text and the white space between them. A block begins at the start of a line, with its
 * indentation, and never ends in white space.
 */
export function splitBlocks(markdown: string, pool: BlockPool = new Map()): BlockedText {
  const blocks: Block[] = [];
  const separators: string[] = [];
  let end = 0;
  let start = nextTextLine(markdown, 0);
  while (start >= 0) {
    separators.push(separatorBetween(markdown, end, start));
    const after = endOfBlock(markdown, start);
    end = endOfText(markdown, after);
    blocks.push(pooledBlock(markdown.slice(start, end), pool));
    start = nextTextLine(markdown, after + 1);
  }
  separators.push(separatorBetween(markdown, end, markdown.length));
  return { blocks, separators };
}

function pooledBlock(slice: string, pool: BlockPool): Block {
  const known = pool.get(slice);
  if (known) return known;
  const block = readBlock(detached(slice));
  pool.set(block.markdown, block);
  return block;
}

/** A copy with memory of its own: a slice would keep the text of the whole version alive. */
function detached(slice: string): string {
  const encoding = beyondLatin1.test(slice) ? 'utf16le' : 'latin1';
  return Buffer.from(slice, encoding).toString(encoding);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of Latin-1.
const beyondLatin1 = /[^\u0000-\u00ff]/;

function separatorBetween(markdown: string, start: number, end: number): string {
  const length = end - start;
  if (length === 0) return '';
  if (length === 1 && markdown.charCodeAt(start) === newline) return '\n';
  if (length === 2 && markdown.charCodeAt(start) === newline && markdown.charCodeAt(start + 1) === newline) {
    return '\n\n';
  }
  const slice = markdown.slice(start, end);
  // V8 copies slices shorter than 13 characters and points into the parent for longer ones.
  return length < 13 ? slice : detached(slice);
}

/** Start of the first line from `from` (a start of a line) on that is not blank, or -1. */
function nextTextLine(markdown: string, from: number): number {
  let lineStart = from;
  for (let index = from; index < markdown.length; index++) {
    const code = markdown.charCodeAt(index);
    if (code === newline) lineStart = index + 1;
    else if (!isSpace(code)) return lineStart;
  }
  return -1;
}

/** Position after the last character of `markdown` before `end` that is not white space. */
function endOfText(markdown: string, end: number): number {
  let last = end;
  while (isSpace(markdown.charCodeAt(last - 1))) last--;
  return last;
}

function endOfLine(markdown: string, start: number): number {
  const end = markdown.indexOf('\n', start);
  return end < 0 ? markdown.length : end;
}

/** End of the last line of the block whose first line starts at `start`. */
function endOfBlock(markdown: string, start: number): number {
  let end = endOfLine(markdown, start);
  const first = shapeOfLine(markdown, start, end);
  if (first === 'atx' || first === 'row' || first === 'rule') return end;
  while (end < markdown.length && !endsInHardBreak(markdown, start, end)) {
    const nextEnd = endOfLine(markdown, end + 1);
    const shape = shapeOfLine(markdown, end + 1, nextEnd);
    if (shape === 'underline' || (shape === 'rule' && isDashes(markdown, end + 1, nextEnd))) return nextEnd;
    if (shape !== 'text') return end;
    end = nextEnd;
  }
  return end;
}

/** A line of nothing but dashes ends a heading when it follows text, and is a separator elsewhere. */
function isDashes(markdown: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const code = markdown.charCodeAt(index);
    if (code !== 45 && code !== 62 && !isSpace(code)) return false;
    if (code === 45 && isSpace(markdown.charCodeAt(index + 1)) && endOfText(markdown, end) > index + 1) return false;
  }
  return true;
}

function endsInHardBreak(markdown: string, start: number, end: number): boolean {
  const last = markdown.charCodeAt(end - 1);
  if (last === space) return markdown.charCodeAt(end - 2) === space;
  let marks = 0;
  while (end - marks > start && markdown.charCodeAt(end - 1 - marks) === backslash) marks++;
  return marks % 2 === 1;
}
