// The rows and cells of a table that holds facts. Tables that only arrange a page are none.

import { type Element, isTag } from 'domhandler';
import { isLayoutTable } from './layout-tables.ts';
import { type PageNode, walk } from './page-tree.ts';

export interface PageTable {
  readonly captions: readonly Element[];
  readonly hasHead: boolean;
  /** Null stands for a cell that another one covers. */
  readonly rows: readonly (readonly (Element | null)[])[];
}

const maxSpan = 50;
const maxColumns = 100;

/** Null for a table that arranges, and for one with more columns than a reader could follow. */
export function readTable(element: Element, leftOut: ReadonlySet<PageNode>): PageTable | null {
  if (isLayoutTable(element, leftOut)) return null;
  const captions: Element[] = [];
  const rows: Element[] = [];
  walk(element, (node) => {
    if (leftOut.has(node) || !isTag(node)) return false;
    if (node.name === 'tr') rows.push(node);
    if (node.name === 'caption') captions.push(node);
    return node.name !== 'caption';
  });
  const cells = rows.map((row) => cellsOf(row, leftOut));
  if (cells.every((row) => row.length <= 1) && cells.length <= 1) return null;
  if (cells.some((row) => row.length > maxColumns)) return null;
  const first = rows[0];
  const isHead = first?.parent && isTag(first.parent) && first.parent.name === 'thead';
  return {
    captions,
    hasHead: isHead || (cells[0]?.every((cell) => cell === null || cell.name === 'th') ?? false),
    rows: cells,
  };
}

function cellsOf(row: Element, leftOut: ReadonlySet<PageNode>): (Element | null)[] {
  const cells: (Element | null)[] = [];
  for (const cell of row.children) {
    if (!isTag(cell) || (cell.name !== 'td' && cell.name !== 'th') || leftOut.has(cell)) continue;
    const span = Math.min(maxSpan, Number.parseInt(cell.attribs.colspan ?? '1', 10) || 1);
    cells.push(cell, ...Array<null>(Math.max(0, span - 1)).fill(null));
  }
  return cells;
}
