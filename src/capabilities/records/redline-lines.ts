// The rows of a redline as lines of an exhibit: words with their marks, long unchanged stretches folded.

import type { Block } from '#domain/block.ts';
import type { ModifiedRow, RedlineRow, WordEdit } from '#domain/redline.ts';
import { type ExhibitLine, type ExhibitRun, plainExhibitLine } from './exhibit-sheet.ts';
import { rowsWithWords } from './redline-sheet.ts';

/** How the marks are read, for a legend above them. */
export const redlineLegend =
  'Added words are underlined (green), removed words are struck through (red); [moved] marks text that stands elsewhere in the other version. Long unchanged stretches are left out where it says so.';

/** Unchanged passages shown before and after a change. */
const around = 2;

/** The lines of all rows in the order of the new text. */
export function redlineLines(rows: readonly RedlineRow[]): readonly ExhibitLine[] {
  const shown = rowsWithWords(rows);
  return shown.flatMap((row, at) => {
    if (row.kind !== 'same') return changedLines(row);
    return unchangedLines(row.blocks, { isFirst: at === 0, isLast: at === shown.length - 1 });
  });
}

function unchangedLines(all: readonly Block[], place: { isFirst: boolean; isLast: boolean }): readonly ExhibitLine[] {
  const blocks = all.filter(({ plain }) => plain !== '');
  const before = place.isFirst ? 0 : around;
  const after = place.isLast ? 0 : around;
  if (blocks.length <= before + after + 1) return blocks.map(plainExhibitLine);
  const left = blocks.length - before - after;
  return [
    ...blocks.slice(0, before).map(plainExhibitLine),
    remark(`… ${left} unchanged ${left === 1 ? 'passage' : 'passages'} left out …`),
    ...(after === 0 ? [] : blocks.slice(-after).map(plainExhibitLine)),
  ];
}

function changedLines(row: Exclude<RedlineRow, { kind: 'same' }>): readonly ExhibitLine[] {
  if (row.kind === 'modified') return modifiedLines(row);
  const { kind, level, plain } = row.block;
  if (row.kind !== 'moved') return [{ kind, level, runs: [{ text: plain, mark: row.kind }] }];
  const where = row.to === undefined ? '[moved here] ' : '[moved from here] ';
  const runs: ExhibitRun[] = [
    { text: where, mark: 'move' },
    { text: plain, mark: row.to === undefined ? 'same' : 'removed' },
  ];
  return [{ kind, level, runs }];
}

function modifiedLines(row: ModifiedRow): readonly ExhibitLine[] {
  const { kind, level } = row.new[0] ?? row.old[0] ?? { kind: 'paragraph', level: 0 };
  const cells = row.cells ?? [row.words];
  const runs = cells.flatMap((cell, at) => [...(at > 0 ? [same(' | ')] : []), ...cell.map(runOf)]);
  const moved: ExhibitRun[] = row.from === undefined ? [] : [{ text: '[moved here] ', mark: 'move' }];
  const links: ExhibitRun[] = [
    ...(row.targets?.old ?? []).map((text): ExhibitRun => ({ text: ` ${text}`, mark: 'removed' })),
    ...(row.targets?.new ?? []).map((text): ExhibitRun => ({ text: ` ${text}`, mark: 'added' })),
  ];
  return [
    { kind, level, runs: [...moved, ...runs] },
    ...(links.length > 0 ? [{ kind: 'paragraph', level: 0, runs: [same('Links:'), ...links] } as const] : []),
  ];
}

function runOf({ op, text }: WordEdit): ExhibitRun {
  return { text, mark: op };
}

function same(text: string): ExhibitRun {
  return { text, mark: 'same' };
}

function remark(text: string): ExhibitLine {
  return { kind: 'paragraph', level: 0, runs: [{ text, mark: 'move' }] };
}
