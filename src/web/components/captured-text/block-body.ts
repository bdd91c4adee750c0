// What is left of a block's Markdown once its own marks are gone: hashes and underlines of headings, list markers,
// pipes of table rows, quote signs. Pages draw these things themselves.

import type { Block } from '#domain/block.ts';

export interface BlockBody {
  readonly markdown: string;
  /** Number of an ordered list item. */
  readonly ordinal?: number;
  readonly isOrdered?: boolean;
  readonly isQuoted?: boolean;
  readonly isCode?: boolean;
}

/** The inline Markdown of a heading, paragraph or list item. */
export function blockBody(block: Pick<Block, 'kind' | 'markdown'>): BlockBody {
  const isQuoted = /^ {0,3}>/.test(block.markdown);
  const markdown = isQuoted ? block.markdown.replace(/^ {0,3}(?:> ?)+/gm, '') : block.markdown;
  const quoted = isQuoted ? { isQuoted } : {};
  if (block.kind === 'heading') return { markdown: headingWords(markdown), ...quoted };
  if (block.kind === 'list-item') return { ...listItem(markdown), ...quoted };
  const code = /^(`{3,}|~{3,})[^\n]*\n([\s\S]*?)\n?\1\s*$/.exec(markdown);
  if (code) return { markdown: code[2] ?? '', isCode: true, ...quoted };
  return { markdown, ...quoted };
}

function headingWords(markdown: string): string {
  const hashes = /^\s{0,3}#{1,6}(?:\s+|$)/.exec(markdown);
  if (hashes) return markdown.slice(hashes[0].length).replace(/\s+#+\s*$/, '');
  return markdown.replace(/\n\s{0,3}(?:=+|-+)\s*$/, '');
}

function listItem(markdown: string): BlockBody {
  const marker = /^\s*(?:([*+-])|(\d{1,9})[.)])(?:\s+|$)/.exec(markdown);
  if (!marker) return { markdown };
  const rest = markdown.slice(marker[0].length);
  return marker[2] === undefined ? { markdown: rest } : { markdown: rest, isOrdered: true, ordinal: Number(marker[2]) };
}

/** Whether a row is the line of dashes under a table's head. */
export function isRule(markdown: string): boolean {
  return /^[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*$/.test(markdown);
}

/** The cells of a table row; a pipe after a backslash is a pipe. */
export function tableCells(markdown: string): string[] {
  const cells: string[] = [];
  const row = markdown.replace(/^[\s>]*\|?/, '').replace(/(?<!\\)\|\s*$/, '');
  let cell = '';
  for (let at = 0; at < row.length; at += 1) {
    const character = row[at] ?? '';
    if (character === '\\' && row[at + 1] !== undefined) {
      cell += row[at + 1] === '|' ? '|' : character + row[at + 1];
      at += 1;
    } else if (character === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  cells.push(cell.trim());
  return cells;
}
