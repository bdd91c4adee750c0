// Which rows of a redline are shown and which are folded: what did not change, and cosmetic edits while there are
// weightier ones, stay in their place but closed, with their count.

import type { Block } from '#domain/block.ts';
import type { RedlineRow } from '#domain/redline.ts';

type ChangedRow = Exclude<RedlineRow, { kind: 'same' }>;

export interface Fold {
  readonly kind: 'fold';
  readonly rows: readonly RedlineRow[];
  readonly sameCount: number;
  readonly cosmeticCount: number;
}

export interface Context {
  readonly kind: 'context';
  readonly id: string;
  readonly blocks: readonly Block[];
}

export interface Shown {
  readonly kind: 'shown';
  readonly row: ChangedRow;
}

export type RedlinePart = Fold | Context | Shown;

/** Blocks without change left open beside a change. */
const contextBlocks = 1;

/** A run this short is not worth folding. */
const worthFolding = 3;

/** A redline as parts to show. Cosmetic edits are shown where nothing weightier is there, or when asked for. */
export function foldRows(rows: readonly RedlineRow[], isCosmeticShown: boolean): RedlinePart[] {
  const isQuiet = (row: RedlineRow) => row.kind === 'same' || (!isCosmeticShown && row.class === 'cosmetic');
  const parts: RedlinePart[] = [];
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] as RedlineRow;
    if (row.kind !== 'same' && !isQuiet(row)) {
      parts.push({ kind: 'shown', row });
      at += 1;
      continue;
    }
    let end = at;
    while (end < rows.length && isQuiet(rows[end] as RedlineRow)) end += 1;
    parts.push(...quietRun(rows.slice(at, end), { isFirst: at === 0, isLast: end === rows.length }));
    at = end;
  }
  return parts;
}

/** The beginning and the end of a quiet run stay open where a change is next to them. */
function quietRun(
  run: readonly RedlineRow[],
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): RedlinePart[] {
  const rows = [...run];
  const count = rows.reduce((sum, row) => sum + (row.kind === 'same' ? row.blocks.length : 1), 0);
  const isWhole = isFirst && isLast;
  if (rows.every((row) => row.kind === 'same') && count < worthFolding && !isWhole) return rows.flatMap(contextOf);
  const before = isFirst ? [] : takeContext(rows, 'start');
  const after = isLast ? [] : takeContext(rows, 'end');
  const fold: Fold = {
    kind: 'fold',
    rows,
    sameCount: rows.reduce((sum, row) => sum + (row.kind === 'same' ? row.blocks.length : 0), 0),
    cosmeticCount: rows.filter((row) => row.kind !== 'same').length,
  };
  return [...before, ...(rows.length > 0 ? [fold] : []), ...after];
}

function contextOf(row: RedlineRow): Context[] {
  return row.kind === 'same' ? [{ kind: 'context', id: row.id, blocks: row.blocks }] : [];
}

/** Takes a block or so from one end of the run, if it did not change there. */
function takeContext(rows: RedlineRow[], end: 'start' | 'end'): Context[] {
  const index = end === 'start' ? 0 : rows.length - 1;
  const row = rows[index];
  if (row?.kind !== 'same') return [];
  const cut = end === 'start' ? contextBlocks : Math.max(0, row.blocks.length - contextBlocks);
  const [head, tail] = [row.blocks.slice(0, cut), row.blocks.slice(cut)];
  const [taken, left] = end === 'start' ? [head, tail] : [tail, head];
  // Rows are named after their first block, so what is cut off the front is named after its own.
  const idAfter = `n${Number(row.id.slice(1)) + head.length}`;
  const takenId = end === 'start' ? row.id : idAfter;
  const leftId = end === 'start' ? idAfter : row.id;
  if (left.length === 0) rows.splice(index, 1);
  else rows[index] = { ...row, id: leftId, blocks: left };
  return taken.length === 0 ? [] : [{ kind: 'context', id: takenId, blocks: taken }];
}
