// Cuts Markdown into blocks, exactly: joining the blocks gives the same string again, whatever the string is.
// Where a block ends is decided from its own lines only, so that equal passages of many versions are one block.

import type { Block, BlockedText } from '#domain/block.ts';
import { type FormerText, formerText, sameFirstBlocks, sameLastBlocks } from './former-text.ts';
import { isSpace, newline, shapeOfLine } from './line-shape.ts';
import { isMeantBreak } from './meant-break.ts';
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
  const former = formerTexts.get(pool);
  const cut = cutBlocks(markdown, pool, former);
  formerTexts.set(pool, formerText(markdown, cut.blocks, cut.separators));
  return cut;
}

/** The text that each pool was used for last. */
const formerTexts = new WeakMap<BlockPool, FormerText>();

function cutBlocks(markdown: string, pool: BlockPool, former: FormerText | undefined): BlockedText {
  const successors = successorsIn(pool);
  const kept = former ? sameFirstBlocks(former, markdown) : 0;
  const sameFrom = former ? sameLastBlocks(former, markdown) : noneSame;
  const blocks: Block[] = former?.blocks.slice(0, kept) ?? [];
  const separators: string[] = former?.separators.slice(0, kept) ?? [];
  // The first text of a pool is kept whole anyway, so that its blocks may point into it.
  const own = former ? detached : itself;
  let last: Block | undefined = blocks.at(-1);
  let end = former && last ? former.starts[kept - 1]! + last.markdown.length : 0;
  let start = nextTextLine(markdown, former && last ? former.starts[kept]! : 0);
  while (start >= 0) {
    const same = sameFrom(start);
    separators.push(separatorBetween(markdown, end, start));
    if (former && same >= 0) {
      for (let index = same; index < former.blocks.length; index++) blocks.push(former.blocks[index]!);
      for (let index = same + 1; index < former.separators.length; index++) separators.push(former.separators[index]!);
      return { blocks, separators };
    }
    const expected = last && successors.get(last);
    let after = expected ? endOfExpected(markdown, start, expected) : -1;
    let block = expected;
    if (!block || after < 0) {
      after = endOfBlock(markdown, start);
      block = pooledBlock(markdown.slice(start, endOfText(markdown, after)), pool, own);
      if (last) successors.set(last, block);
    }
    blocks.push(block);
    end = start + block.markdown.length;
    last = block;
    start = nextTextLine(markdown, after + 1);
  }
  separators.push(separatorBetween(markdown, end, markdown.length));
  return { blocks, separators };
}

const noneSame = (): number => -1;
const itself = (slice: string): string => slice;

// Versions of one document repeat the same blocks in the same order. Comparing the text with the block that came
// next the last time is several times faster than cutting the block out and hashing it.
const successorsOfPool = new WeakMap<BlockPool, Map<Block, Block>>();

function successorsIn(pool: BlockPool): Map<Block, Block> {
  const known = successorsOfPool.get(pool);
  if (known) return known;
  const successors = new Map<Block, Block>();
  successorsOfPool.set(pool, successors);
  return successors;
}

/** End of the last line of the block at `start` if it is the expected one, else -1. */
function endOfExpected(markdown: string, start: number, expected: Block): number {
  const textEnd = start + expected.markdown.length;
  // Comparing a slice is four times as fast as `startsWith` in V8.
  if (markdown.slice(start, textEnd) !== expected.markdown) return -1;
  let end = textEnd;
  while (end < markdown.length && markdown.charCodeAt(end) !== newline) {
    if (!isSpace(markdown.charCodeAt(end))) return -1;
    end++;
  }
  const isOneLine = expected.kind === 'heading' || expected.kind === 'table-row' || expected.kind === 'separator';
  return isOneLine || !continues(markdown, Math.max(start, markdown.lastIndexOf('\n', end - 1) + 1), end) ? end : -1;
}

/** The block that stands for this Markdown, which must be one block; made once per pool. */
export function pooledBlock(slice: string, pool: BlockPool, own: (slice: string) => string = detached): Block {
  const known = pool.get(slice);
  if (known) return known;
  const block = readBlock(own(slice));
  pool.set(block.markdown, block);
  return block;
}

/** A copy with memory of its own: a slice would keep the text of the whole version alive. */
function detached(slice: string): string {
  const encoding = beyondLatin1.test(slice) ? 'utf16le' : 'latin1';
  return Buffer.from(slice, encoding).toString(encoding);
}

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
  let lineStart = start;
  while (continues(markdown, lineStart, end)) {
    lineStart = end + 1;
    end = endOfLine(markdown, lineStart);
    if (shapeOfLine(markdown, lineStart, end) !== 'text') return end;
  }
  return end;
}

/** Whether the line after the one from `start` to `end` belongs to the same block: more text, or an underline. */
function continues(markdown: string, start: number, end: number): boolean {
  if (end >= markdown.length) return false;
  const first = markdown.charCodeAt(end + 1);
  if (first === newline) return false;
  const nextEnd = endOfLine(markdown, end + 1);
  const shape = shapeOfLine(markdown, end + 1, nextEnd);
  if (shape === 'text') return !endsInHardBreak(markdown, start, end) && !isMeantBreak(markdown, start, end);
  return shape === 'underline' || (shape === 'rule' && isDashes(markdown, end + 1, nextEnd));
}

/** A line of dashes without gaps underlines a heading when it follows text, and is a separator elsewhere. */
function isDashes(markdown: string, start: number, end: number): boolean {
  return dashes.test(markdown.slice(start, end));
}

const dashes = /^[\s>]*-+\s*$/;

function endsInHardBreak(markdown: string, start: number, end: number): boolean {
  const last = markdown.charCodeAt(end - 1);
  if (last === space) return markdown.charCodeAt(end - 2) === space;
  let marks = 0;
  while (end - marks > start && markdown.charCodeAt(end - 1 - marks) === backslash) marks++;
  return marks % 2 === 1;
}
