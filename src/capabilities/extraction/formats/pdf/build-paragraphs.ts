// Lines become paragraphs: joined while they flow, parted by what typesetters part them with — space, indentation,
// a short last line, a list mark, a change of size or weight.

import { hasCells, type TextLine, type TextRegion } from './build-lines.ts';

export interface Paragraph {
  readonly lines: readonly TextLine[];
  /** Left edge of the region it stands in, from which it may be indented. */
  readonly regionLeft: number;
}

/** The paragraphs of the document in reading order, joined across columns and pages. */
export function buildParagraphs(regions: readonly TextRegion[]): Paragraph[] {
  const leading = usualLeading(regions);
  const paragraphs: Paragraph[] = [];
  let before: TextRegion | null = null;
  for (const region of regions) {
    const parts = splitRegion(region, leading);
    const last = paragraphs[paragraphs.length - 1];
    const first = parts[0];
    if (before && last && first && continues(last, first, before)) {
      paragraphs[paragraphs.length - 1] = { ...last, lines: [...last.lines, ...first.lines] };
      parts.shift();
    }
    paragraphs.push(...parts);
    before = region;
  }
  return paragraphs;
}

/** The usual distance of baselines, by the size of the type. */
function usualLeading(regions: readonly TextRegion[]): number {
  const ratios: number[] = [];
  for (const { lines } of regions) {
    for (let index = 1; index < lines.length; index += 1) {
      const [above, line] = [lines[index - 1], lines[index]];
      if (!above || !line || !isSameSize(above, line)) continue;
      const ratio = (line.top - above.top) / line.size;
      if (ratio > 0.8 && ratio < 4) ratios.push(ratio);
    }
  }
  ratios.sort((one, other) => one - other);
  // Lines inside a paragraph are closer than those between two: the lower third is safely inside.
  return ratios[Math.floor(ratios.length * 0.35)] ?? 1.3;
}

function splitRegion(region: TextRegion, leading: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let lines: TextLine[] = [];
  const end = () => {
    if (lines.length > 0) paragraphs.push({ lines, regionLeft: region.left });
  };
  for (const line of region.lines) {
    if (lines.length > 0 && begins(line, { lines, region, leading })) {
      end();
      lines = [];
    }
    lines.push(line);
  }
  end();
  return paragraphs;
}

interface Flow {
  readonly lines: readonly TextLine[];
  readonly region: TextRegion;
  readonly leading: number;
}

/** Whether a line begins a new paragraph after the lines before it. */
function begins(line: TextLine, flow: Flow): boolean {
  const above = flow.lines[flow.lines.length - 1];
  if (!above) return true;
  if (!isSameSize(above, line) || hasCells(line) || hasCells(above)) return true;
  const isFull = fillsLine(above, line, flow.region);
  const isOpen = !endsSentence(above.text);
  // Files made from several others have more than one spacing: a sentence that plainly goes on outweighs it.
  const widest = /^\p{Ll}/u.test(line.text) ? widestLeading : wideLeading;
  const goesOn = isFull && isOpen && line.top - above.top < widest * line.size;
  if (gapParts(line, above, flow) && !goesOn) return true;
  if (above.isBold !== line.isBold && (!isFull || !isOpen || flow.lines.every((each) => each.isBold))) return true;
  if (listMark(line) !== null && (!isFull || !isOpen || isIndented(line, above))) return true;
  if (isFull) return !isOpen && startsIndented(line, flow);
  // A line that left room for the next word ends a paragraph, unless its sentence plainly goes on.
  if (isHalfEmpty(above, flow.region)) return true;
  return !(isOpen && /^\p{Ll}/u.test(line.text)) || startsIndented(line, flow);
}

function isSameSize(one: TextLine, other: TextLine): boolean {
  return Math.abs(one.size - other.size) <= 0.08 * Math.max(one.size, other.size);
}

const widestLeading = 2.8;
const wideLeading = 1.75;

/** White space between the lines beyond what parts the lines of this paragraph. */
function gapParts(line: TextLine, above: TextLine, { lines, leading }: Flow): boolean {
  const gap = line.top - above.top;
  if (gap < 0) return true;
  const second = lines[lines.length - 2];
  const usual = second ? above.top - second.top : leading * line.size;
  return gap > usual * 1.22 + 0.5;
}

/** Whether the next line's first word would not have fitted into what the line left free. */
function fillsLine(line: TextLine, next: TextLine, region: TextRegion): boolean {
  const word = /^\S+/.exec(next.text)?.[0] ?? '';
  const letter = next.text.length > 0 ? (next.right - next.left) / next.text.length : next.size / 2;
  return line.right + (word.length + 1) * letter > region.right - 0.4 * line.size;
}

/** No setter leaves so much of a line free in the middle of a paragraph. */
function isHalfEmpty(line: TextLine, region: TextRegion): boolean {
  return region.right - line.right > 0.45 * (region.right - region.left) && !/[-\u00ad\u2010]$/.test(line.text);
}

function endsSentence(text: string): boolean {
  return /[.!?:;。！？：；][)\]”"'’»]*$/u.test(text);
}

function isIndented(line: TextLine, above: TextLine): boolean {
  return Math.abs(line.left - above.left) > 0.6 * line.size;
}

/** Indented against the lines before it, which are no list item whose text hangs. */
function startsIndented(line: TextLine, { lines }: Flow): boolean {
  const first = lines[0];
  if (!first) return false;
  const body = lines.length > 1 ? Math.min(...lines.slice(1).map((each) => each.left)) : first.left;
  const isHanging = listMark(first) !== null && lines.length === 1;
  if (line.left > body + 0.8 * line.size) return !isHanging;
  return lines.length > 1 && line.left < body - 0.8 * line.size;
}

/** Whether a column's first paragraph goes on with the last one of the column before. */
function continues(last: Paragraph, first: Paragraph, region: TextRegion): boolean {
  const [above, line] = [last.lines[last.lines.length - 1], first.lines[0]];
  if (!above || !line || !isSameSize(above, line) || above.isBold !== line.isBold) return false;
  if (endsSentence(above.text)) return false;
  if (/^\p{Ll}/u.test(line.text)) return true;
  return listMark(line) === null && fillsLine(above, line, region) && !above.isBold;
}

export interface ListMark {
  readonly kind: 'bullet' | 'number' | 'letter';
  /** As it stands, such as `1.`, `(a)`, `4.2` or a bullet. */
  readonly mark: string;
}

const bulletMark = /^(?:[•◦▪▫●○■□‣⁃∙➢➤✓✔❖\uf0a7\uf0b7\uf0d8\uf0fc]|[-–—*·o](?=\s))(?=\s|\p{L}|$)/u;
const numberMark = /^(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\(\d{1,3}\))(?=\s)/;
const letterMark = /^(?:\((?:[a-z]{1,2}|[ivxl]{1,6})\)|(?:[a-z]|[ivxl]{1,5})[.)]|[A-Z][.)])(?=\s)/;

/** The mark by which a line begins a list item or a numbered clause; null for none. */
export function listMark(line: TextLine): ListMark | null {
  const [first, second] = line.runs;
  if (first?.isSymbol && second && first.text.trim().length === 1) return { kind: 'bullet', mark: first.text.trim() };
  const bullet = bulletMark.exec(line.text)?.[0];
  if (bullet) return { kind: 'bullet', mark: bullet };
  const number = numberMark.exec(line.text)?.[0];
  // A bare number without a mark is a year or an amount.
  if (number && /[.()]/.test(number)) return { kind: 'number', mark: number };
  const letter = letterMark.exec(line.text)?.[0];
  return letter ? { kind: 'letter', mark: letter } : null;
}
