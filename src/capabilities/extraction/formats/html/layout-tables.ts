// Tells tables that only arrange a page, as sites were built for years, from tables that hold facts: the former are
// boxes like any other, the latter stay whole.

import { type Element, isTag, isText, type ParentNode } from 'domhandler';
import { headingLevel } from './element-kinds.ts';
import { type PageNode, walk } from './page-tree.ts';

/** A cell with so many paragraphs, or with a heading over some, is a page's column and no fact. */
const blocksOfColumn = 5;
const charactersOfColumn = 600;
/** Share of a table's text that its largest cell has where the others are furniture. */
const shareOfColumn = 0.6;

interface Cell {
  characters: number;
  blocks: number;
  headings: number;
}

/**
 * True for a table that arranges: declared as presentation, with another table inside, with one cell only, or with
 * one cell that holds a text with headings or many paragraphs. What has heads of its own or a caption is none.
 */
export function isLayoutTable(table: Element, leftOut: ReadonlySet<PageNode>): boolean {
  const { role } = table.attribs;
  if (role === 'presentation' || role === 'none') return true;
  const cells: Element[] = [];
  let holdsTable = false;
  let hasHeads = false;
  walk(table, (node) => {
    if (holdsTable || leftOut.has(node) || !isTag(node)) return false;
    if (node.name === 'table') holdsTable = true;
    if (node.name === 'th' || node.name === 'thead' || node.name === 'caption') hasHeads = true;
    if (node.name === 'td') cells.push(node);
    return true;
  });
  if (holdsTable) return true;
  if (hasHeads) return false;
  if (cells.length <= 1) return true;
  const measured = cells.map((cell) => measureCell(cell, leftOut));
  const all = measured.reduce((sum, { characters }) => sum + characters, 0);
  return measured.some(
    ({ characters, blocks, headings }) =>
      characters >= charactersOfColumn &&
      characters >= all * shareOfColumn &&
      (blocks >= blocksOfColumn || (headings > 0 && blocks > headings)),
  );
}

/** Elements of a table other than captions. */
export const tableParts: ReadonlySet<string> = new Set(['tbody', 'thead', 'tfoot', 'tr', 'td', 'th']);

const paragraphs = new Set(['p', 'ul', 'ol', 'dl', 'blockquote', 'pre']);

function measureCell(cell: ParentNode, leftOut: ReadonlySet<PageNode>): Cell {
  const measured: Cell = { characters: 0, blocks: 0, headings: 0 };
  walk(cell, (node) => {
    if (leftOut.has(node)) return false;
    if (isText(node)) measured.characters += node.data.trim().length;
    if (!isTag(node)) return false;
    if (node.name === 'script' || node.name === 'style') return false;
    if (headingLevel(node) !== null) {
      measured.headings += 1;
      measured.blocks += 1;
    } else if (paragraphs.has(node.name)) measured.blocks += 1;
    return true;
  });
  return measured;
}
