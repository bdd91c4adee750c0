// A comparison as rows to read: the new text in order, with what was changed, removed, added and moved in its place.
// One list serves the inline view and the side-by-side table.

import type { Block, BlockedText } from '#domain/block.ts';
import type { Hunk } from '#domain/change.ts';
import type { ModifiedRow, MoveGroup, RedlineRow } from '#domain/redline.ts';
import { foldSpace } from './block-forms.ts';
import type { Comparison } from './compare-versions.ts';
import { diffCells, diffPassages, joinCells } from './diff-passages.ts';
import { linkTargets } from './link-targets.ts';
import { type PlacedEdit, placeEdits } from './place-edits.ts';
import type { Stretch } from './stretches.ts';
import { type Edit, traceEdits } from './trace-edits.ts';

/**
 * The rows of a redline in reading order. Where a comparison is given, its classes and reasons stand, for a published
 * change keeps its class when the rules get better.
 */
export function buildRedline(old: BlockedText, next: BlockedText, comparison?: Comparison): RedlineRow[] {
  const trace = traceEdits(old, next);
  const edits = comparison ? withPublished(placeEdits(old, next, trace.edits), comparison.hunks) : trace.edits;
  const drawing: Drawing = { old, next, ...indexEdits(edits), rows: [] };
  let [oldAt, newAt] = [0, 0];
  for (const stretch of trace.alignment.inOrder) {
    drawGap(drawing, { oldStart: oldAt, oldEnd: stretch.oldStart, newStart: newAt, newEnd: stretch.newStart });
    if (stretch.isSame) drawSame(drawing, stretch);
    else drawModified(drawing, stretch);
    [oldAt, newAt] = [stretch.oldEnd, stretch.newEnd];
  }
  drawGap(drawing, { oldStart: oldAt, oldEnd: old.blocks.length, newStart: newAt, newEnd: next.blocks.length });
  return drawing.rows;
}

interface Drawing {
  readonly old: BlockedText;
  readonly next: BlockedText;
  /** Edits by the blocks they hold on either side. */
  readonly byOld: ReadonlyMap<number, Edit>;
  readonly byNew: ReadonlyMap<number, Edit>;
  readonly rows: RedlineRow[];
}

/** The edits with the class and the reason that were published for their places. */
function withPublished(edits: readonly PlacedEdit[], hunks: readonly Hunk[]): Edit[] {
  const published = new Map(hunks.map((hunk) => [placeKey(hunk), hunk]));
  return edits.map((edit) => {
    const known = published.get(placeKey(edit));
    return known ? { ...edit, class: known.class, reason: known.reason, rule: known.rule } : edit;
  });
}

function placeKey({ old, new: next }: Pick<PlacedEdit, 'old' | 'new'>): string {
  return `${old?.start}-${old?.end} ${next?.start}-${next?.end}`;
}

/** Edits by the blocks they hold; a moved run stands under each of its blocks, others under their first. */
function indexEdits(edits: readonly Edit[]): Pick<Drawing, 'byOld' | 'byNew'> {
  const [byOld, byNew] = [new Map<number, Edit>(), new Map<number, Edit>()];
  for (const edit of edits) {
    const { oldStart, oldEnd, newStart, newEnd } = edit.blocks;
    const isRun = edit.op === 'moved';
    for (let index = oldStart; index < (isRun ? oldEnd : Math.min(oldEnd, oldStart + 1)); index++)
      byOld.set(index, edit);
    for (let index = newStart; index < (isRun ? newEnd : Math.min(newEnd, newStart + 1)); index++)
      byNew.set(index, edit);
  }
  return { byOld, byNew };
}

function drawSame({ next, rows }: Drawing, { newStart, newEnd }: Stretch): void {
  const last = rows.at(-1);
  const blocks = next.blocks.slice(newStart, newEnd);
  if (last?.kind === 'same') rows[rows.length - 1] = { ...last, blocks: [...last.blocks, ...blocks] };
  else if (blocks.length > 0) rows.push({ id: `n${newStart}`, kind: 'same', blocks });
}

function drawModified(drawing: Drawing, blocks: Stretch): void {
  const edit = drawing.byNew.get(blocks.newStart);
  if (edit) drawing.rows.push(modifiedRow(drawing, edit));
}

function drawGap(drawing: Drawing, gap: Stretch): void {
  for (let index = gap.oldStart; index < gap.oldEnd; index++) {
    const [edit, block] = [drawing.byOld.get(index), drawing.old.blocks[index]];
    if (!edit || !block) continue;
    const row = { id: `o${index}`, class: edit.class, reason: edit.reason, rule: edit.rule, block };
    const to = edit.blocks.newStart + index - edit.blocks.oldStart;
    if (edit.op === 'removed') drawing.rows.push({ ...row, kind: 'removed' });
    else drawing.rows.push({ ...row, kind: 'moved', to: `n${to}`, ...groupOf(edit, to) });
  }
  for (let index = gap.newStart; index < gap.newEnd; index++) {
    const [edit, block] = [drawing.byNew.get(index), drawing.next.blocks[index]];
    if (!edit || !block) continue;
    const row = { id: `n${index}`, class: edit.class, reason: edit.reason, rule: edit.rule, block };
    const came = { from: `o${edit.blocks.oldStart + index - edit.blocks.newStart}`, ...groupOf(edit, index) };
    if (edit.op === 'added') drawing.rows.push({ ...row, kind: 'added' });
    else if (edit.op === 'moved') drawing.rows.push({ ...row, kind: 'moved', ...came });
    else drawing.rows.push({ ...modifiedRow(drawing, edit), ...came });
  }
}

function groupOf({ run }: Edit, newIndex: number): { readonly group?: MoveGroup } {
  if (!run) return {};
  return { group: { id: `n${run.newStart}`, size: run.newEnd - run.newStart, at: newIndex - run.newStart } };
}

function modifiedRow({ old, next }: Drawing, edit: Edit): ModifiedRow {
  const { blocks, class: changeClass, reason, rule, sentences } = edit;
  const oldBlocks = old.blocks.slice(blocks.oldStart, blocks.oldEnd);
  const newBlocks = next.blocks.slice(blocks.newStart, blocks.newEnd);
  const [oldText, newText] = [seenText(oldBlocks), seenText(newBlocks)];
  const cells = isRow(oldBlocks) && isRow(newBlocks) ? diffCells(oldText, newText) : null;
  const words = cells ? joinCells(cells) : diffPassages(oldText, newText);
  const [oldTargets, newTargets] = [targetsOf(oldBlocks), targetsOf(newBlocks)];
  const targets = { old: lessThese(oldTargets, newTargets), new: lessThese(newTargets, oldTargets) };
  return {
    id: `n${blocks.newStart}`,
    kind: 'modified',
    class: changeClass,
    reason,
    rule,
    old: oldBlocks,
    new: newBlocks,
    words,
    ...(targets.old.length + targets.new.length > 0 && { targets }),
    ...(sentences && sentences.length > 0 && { sentences }),
    ...(cells && { cells }),
  };
}

function isRow(blocks: readonly Block[]): boolean {
  return blocks.length === 1 && blocks[0]?.kind === 'table-row';
}

function seenText(blocks: readonly Block[]): string {
  return foldSpace(blocks.map(({ plain }) => plain).join(' '));
}

function targetsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ markdown }) => linkTargets(markdown));
}

function lessThese(targets: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return [...new Set(targets)].filter((target) => !known.has(target));
}
