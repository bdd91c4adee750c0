// Reads one block's Markdown: its kind, its level and what a reader sees. Runs once per distinct block.

import type { Block, BlockKind } from '#domain/block.ts';
import { isSpace, markerLength, shapeOfLine, textStart } from './line-shape.ts';
import { plainInline } from './plain-inline.ts';

/** The block that stands for this Markdown, which must be one block as `splitBlocks` cuts it. */
export function readBlock(markdown: string): Block {
  const firstEnd = endOfFirstLine(markdown);
  const shape = shapeOfLine(markdown, 0, firstEnd);
  const start = textStart(markdown, 0, firstEnd);
  const underline = underlineStart(markdown);
  if (underline >= 0) {
    const level = markdown.endsWith('=') ? 1 : 2;
    return block('heading', level, markdown, plainText(markdown, afterMarker(markdown, start, firstEnd), underline));
  }
  switch (shape) {
    case 'atx':
      return readAtxHeading(markdown, start);
    case 'item':
      return block(
        'list-item',
        depthOf(markdown, start),
        markdown,
        plainText(markdown, afterMarker(markdown, start, firstEnd)),
      );
    case 'row':
      return block('table-row', 0, markdown, plainRow(markdown.slice(start)));
    case 'rule':
      return block('separator', 0, markdown, '');
    default:
      return block('paragraph', 0, markdown, plainText(markdown, start));
  }
}

function block(kind: BlockKind, level: number, markdown: string, plain: string): Block {
  return { kind, level, markdown, plain: plain === markdown ? markdown : plain };
}

function endOfFirstLine(markdown: string): number {
  const end = markdown.indexOf('\n');
  return end < 0 ? markdown.length : end;
}

/** Start of the heading underline that closes the block, or -1. */
function underlineStart(markdown: string): number {
  const lineStart = markdown.lastIndexOf('\n') + 1;
  if (lineStart === 0) return -1;
  const from = textStart(markdown, lineStart, markdown.length);
  const mark = markdown.charCodeAt(from);
  if (mark !== 45 && mark !== 61) return -1;
  for (let index = from; index < markdown.length; index++) if (markdown.charCodeAt(index) !== mark) return -1;
  // A bare quote mark alone cannot be the title that is underlined.
  return textStart(markdown, 0, lineStart) < lineStart ? lineStart : -1;
}

function readAtxHeading(markdown: string, start: number): Block {
  let level = 0;
  while (markdown.charCodeAt(start + level) === 35) level++;
  let end = markdown.length;
  while (markdown.charCodeAt(end - 1) === 35) end--;
  const isClosed = end > start + level && isSpace(markdown.charCodeAt(end - 1));
  return block('heading', level, markdown, plainText(markdown, start + level, isClosed ? end : markdown.length));
}

function afterMarker(markdown: string, start: number, lineEnd: number): number {
  return start + markerLength(markdown, start, lineEnd);
}

/** Depth from the indentation alone: four columns a level, as Turndown writes nested lists. */
function depthOf(markdown: string, start: number): number {
  let columns = 0;
  for (let index = 0; index < start; index++) {
    const code = markdown.charCodeAt(index);
    // A quote mark and the space after it are not indentation.
    if (code === 62) columns = -1;
    else columns += code === 9 ? 4 : 1;
  }
  return 1 + Math.min(Math.floor((columns + 2) / 4), 30);
}

function plainText(markdown: string, start: number, end = markdown.length): string {
  const body = start === 0 && end === markdown.length ? markdown : markdown.slice(start, end);
  const isQuoted = body.includes('\n') && quoteMark.test(body);
  return plainInline(isQuoted ? body.replace(quoteMarks, '\n') : body);
}

const quoteMark = /\n[^\S\n]{0,8}>/;
const quoteMarks = /\n[^\S\n]{0,8}>[> ]*/g;

/** Cells that say something, with a bar between them. Rows of dashes and empty cells say nothing. */
function plainRow(row: string): string {
  let plain = '';
  let from = 0;
  while (from < row.length) {
    const end = endOfCell(row, from);
    const cell = row.slice(from, end);
    const seen = end === from || delimiterCell.test(cell) ? '' : plainInline(cell);
    if (seen !== '') plain += plain === '' ? seen : ` | ${seen}`;
    from = end + 1;
  }
  return plain;
}

/** The next bar that is not escaped, or the end of the row. */
function endOfCell(row: string, from: number): number {
  for (let index = from; index < row.length; index++) {
    const code = row.charCodeAt(index);
    if (code === 92) index++;
    else if (code === 124) return index;
  }
  return row.length;
}

const delimiterCell = /^ ?:?-+:? ?$/;
