// Runs become lines in the order in which they are read: what stands on one baseline belongs together, columns are
// read one after the other.

import type { TextRun } from './read-pages.ts';

export interface TextLine {
  /** From left to right, or from right to left in scripts that run so. */
  readonly runs: readonly TextRun[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly size: number;
  readonly isBold: boolean;
}

/** Lines that flow: one column of one page, or a stretch of it that nothing interrupts. */
export interface TextRegion {
  readonly lines: readonly TextLine[];
  readonly left: number;
  readonly right: number;
}

/** The lines of one page, from the top, as if there were no columns. */
export function buildLines(runs: readonly TextRun[]): TextLine[] {
  return linesOf(segmentsOf(runs));
}

/** The columns of one page in reading order. */
export function buildRegions(runs: readonly TextRun[]): TextRegion[] {
  return splitColumns(segmentsOf(runs), 0).map((segments) => {
    const lines = linesOf(segments);
    const left = Math.min(...lines.map((line) => line.left));
    return { lines, left, right: Math.max(...lines.map((line) => line.right)) };
  });
}

/** Runs that follow each other on one baseline without a gap that could part two columns. */
type Segment = TextLine;

const columnGap = 1.1;

function segmentsOf(runs: readonly TextRun[]): Segment[] {
  const segments: Segment[] = [];
  let current: TextRun[] = [];
  for (const run of runs) {
    const last = current[current.length - 1];
    if (last && isOverprint(last, run)) continue;
    if (last && follows(last, run)) current.push(run);
    else {
      if (current.length > 0) segments.push(lineOf(current));
      current = [run];
    }
  }
  if (current.length > 0) segments.push(lineOf(current));
  return segments;
}

/** The same words drawn twice, to look heavier. */
function isOverprint(last: TextRun, run: TextRun): boolean {
  const near = 0.25 * run.size;
  return last.text === run.text && Math.abs(last.left - run.left) < near && Math.abs(last.top - run.top) < near;
}

function follows(last: TextRun, run: TextRun): boolean {
  const size = Math.max(last.size, run.size);
  const gap = run.isRightToLeft && last.isRightToLeft ? last.left - run.right : run.left - last.right;
  return onOneBaseline(last, run) && gap < columnGap * size && gap > -0.6 * size;
}

/** Raised and lowered signs stand a little off the baseline. */
function onOneBaseline(one: { top: number; size: number }, other: { top: number; size: number }): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  const reach = small.size < 0.8 * large.size ? 0.55 : 0.35;
  return Math.abs(one.top - other.top) < reach * large.size;
}

function linesOf(segments: readonly Segment[]): TextLine[] {
  const sorted = [...segments].sort((one, other) => one.top - other.top || one.left - other.left);
  const lines: TextRun[][] = [];
  let base: Segment | null = null;
  for (const segment of sorted) {
    const line = lines[lines.length - 1];
    if (line && base && onOneBaseline(base, segment)) line.push(...segment.runs);
    else lines.push([...segment.runs]);
    if (!line || !base || !onOneBaseline(base, segment) || segment.size > base.size) base = segment;
  }
  return lines.map(lineOf);
}

function lineOf(unordered: readonly TextRun[]): TextLine {
  const rightToLeft = lengthOf(unordered.filter((run) => run.isRightToLeft)) * 2 > lengthOf(unordered);
  const runs = [...unordered].sort((one, other) => (rightToLeft ? other.right - one.right : one.left - other.left));
  const largest = mainRun(runs);
  return {
    runs,
    text: joinRuns(runs),
    left: Math.min(...runs.map((run) => run.left)),
    right: Math.max(...runs.map((run) => run.right)),
    top: largest.top,
    size: largest.size,
    isBold: runs.every((run) => run.isBold || !/[\p{L}\p{N}]/u.test(run.text)) && runs.some((run) => run.isBold),
  };
}

function lengthOf(runs: readonly TextRun[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

/** The run in whose size most of the line is set. */
function mainRun(runs: readonly TextRun[]): TextRun {
  return runs.reduce((main, run) => (run.text.length > main.text.length ? run : main));
}

function joinRuns(runs: readonly TextRun[]): string {
  let text = '';
  runs.forEach((run, index) => {
    text += hasSpaceBefore(runs, index) ? ` ${run.text.trimStart()}` : run.text;
  });
  return text.trim();
}

/** Whether white space parts a run of a line from the one before. */
export function hasSpaceBefore(runs: readonly TextRun[], index: number): boolean {
  const run = runs[index];
  const before = runs[index - 1];
  if (!run || !before) return false;
  if (/^\s/.test(run.text) || /\s$/.test(before.text) || run.isSpaced) return true;
  const gap = run.isRightToLeft && before.isRightToLeft ? before.left - run.right : run.left - before.right;
  return gap > 0.18 * Math.min(run.size, before.size);
}

const cellGap = 2;

/** Whether a line is a row of a table: words set far apart, with no list mark before them. */
export function hasCells({ runs }: TextLine): boolean {
  return runs.some((run, index) => {
    const before = runs[index - 1];
    if (!before || (index === 1 && before.text.trim().length <= 5)) return false;
    return run.left - before.right > cellGap * run.size;
  });
}

const deepestSplit = 3;
const fewestColumnLines = 4;
/** Of the text's width; narrower ones are tables or marks in the margin. */
const leastColumnWidth = 0.2;

/** Stretches of segments in reading order, split where a column begins. */
function splitColumns(segments: readonly Segment[], depth: number): Segment[][] {
  const gutter = depth < deepestSplit ? findGutter(segments) : null;
  if (gutter === null) return segments.length > 0 ? [[...segments]] : [];
  const stretches: Segment[][] = [];
  let whole: Segment[] = [];
  let left: Segment[] = [];
  let right: Segment[] = [];
  const endColumns = () => {
    stretches.push(...splitColumns(left, depth + 1), ...splitColumns(right, depth + 1));
    left = [];
    right = [];
  };
  const endWhole = () => {
    if (whole.length > 0) stretches.push(whole);
    whole = [];
  };
  for (const segment of [...segments].sort((one, other) => one.top - other.top)) {
    const isBeside = segment.right <= gutter || segment.left >= gutter;
    if (!isBeside) {
      endColumns();
      whole.push(segment);
      continue;
    }
    endWhole();
    (segment.left >= gutter ? right : left).push(segment);
  }
  endColumns();
  endWhole();
  return stretches;
}

/** Where the second column begins. It shows in many lines that begin at the same place, with others ending before it. */
function findGutter(segments: readonly Segment[]): number | null {
  if (segments.length < 2 * fewestColumnLines) return null;
  const left = Math.min(...segments.map((segment) => segment.left));
  const width = Math.max(...segments.map((segment) => segment.right)) - left;
  const starts = new Map<number, Segment[]>();
  for (const segment of segments) {
    if (segment.left < left + leastColumnWidth * width) continue;
    const place = Math.round(segment.left / 3);
    for (const near of [place, place + 1]) starts.set(near, [...(starts.get(near) ?? []), segment]);
  }
  const candidates = [...starts.values()].filter((each) => each.length >= fewestColumnLines);
  for (const column of candidates.sort((one, other) => other.length - one.length).slice(0, 4)) {
    const gutter = gutterBefore(column, segments, width);
    if (gutter !== null) return gutter;
  }
  return null;
}

function gutterBefore(column: readonly Segment[], segments: readonly Segment[], width: number): number | null {
  const from = Math.min(...column.map((segment) => segment.left)) - 1;
  const tops = column.map((segment) => segment.top);
  const [top, bottom] = [Math.min(...tops), Math.max(...tops)];
  const beside = segments.filter((segment) => segment.top >= top - 1 && segment.top <= bottom + 1);
  const before = beside.filter((segment) => segment.right <= from);
  const after = beside.filter((segment) => segment.left >= from);
  const crossing = beside.length - before.length - after.length;
  const isProse = (group: readonly Segment[]) =>
    group.length >= fewestColumnLines && widthOf(group) >= leastColumnWidth * width;
  if (!isProse(before) || !isProse(after) || crossing > 0.15 * beside.length) return null;
  return from;
}

/** The width that most lines of a group reach. */
function widthOf(group: readonly Segment[]): number {
  const widths = group.map((segment) => segment.right - segment.left).sort((one, other) => one - other);
  return widths[Math.floor(0.6 * (widths.length - 1))] ?? 0;
}
