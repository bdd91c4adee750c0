// Paragraphs as Markdown: headings by the size and weight of their type, list items by their marks, bold words.

import { escapeText } from '../html/escape-text.ts';
import { hasCells, hasSpaceBefore, type TextLine } from './build-lines.ts';
import { type ListMark, listMark, type Paragraph } from './build-paragraphs.ts';
import { type Hyphens, learnHyphens } from './mend-hyphens.ts';

/** The document's text, as archives write Markdown: underlined first headings, `*   ` bullets. */
export function writeParagraphs(paragraphs: readonly Paragraph[]): string {
  const hyphens = learnHyphens(paragraphs.flatMap(({ lines }) => lines.map((line) => line.text)));
  const looks = learnLooks(paragraphs);
  const levels = headingLevels(paragraphs, looks);
  const parts: string[] = [];
  let list: ListPlace[] = [];
  let wasListed = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    const level = levels[index] ?? null;
    const mark = level === null ? markOf(paragraph) : null;
    list = mark ? placeInList(list, paragraph) : [];
    const text = level === null ? textOf(paragraph, hyphens, looks) : plainOf(paragraph, hyphens);
    if (text === '') continue;
    const written = level === null ? writeItem(text, mark, list.length - 1) : writeHeading(text, level);
    const isListed = mark !== null && isListItem(mark);
    if (parts.length > 0) parts.push(isListed && wasListed ? '\n' : '\n\n');
    parts.push(written);
    wasListed = isListed;
  }
  return parts.length > 0 ? `${parts.join('')}\n` : '';
}

interface Looks {
  readonly bodySize: number;
  /** Sizes of headings, the largest first. */
  readonly headingSizes: readonly number[];
  /** False where most of the text is bold, so that weight says nothing. */
  readonly boldStandsOut: boolean;
}

const muchLarger = 1.12;

function learnLooks(paragraphs: readonly Paragraph[]): Looks {
  const lengths = new Map<number, number>();
  let [all, bold] = [0, 0];
  for (const { lines } of paragraphs) {
    for (const { runs } of lines) {
      for (const run of runs) {
        const size = Math.round(run.size * 4) / 4;
        lengths.set(size, (lengths.get(size) ?? 0) + run.text.length);
        all += run.text.length;
        if (run.isBold) bold += run.text.length;
      }
    }
  }
  const [bodySize = 10] = [...lengths].sort(([, one], [, other]) => other - one)[0] ?? [];
  const larger = paragraphs
    .filter((paragraph) => sizeOf(paragraph) >= muchLarger * bodySize && isShort(paragraph))
    .map(sizeOf)
    .sort((one, other) => other - one);
  const headingSizes = larger.filter((size, index) => index === 0 || size < 0.94 * (larger[index - 1] ?? size));
  return { bodySize, headingSizes, boldStandsOut: bold < 0.4 * all };
}

function sizeOf({ lines }: Paragraph): number {
  return Math.max(...lines.map((line) => line.size));
}

const longestHeading = 200;

function isShort({ lines }: Paragraph): boolean {
  const length = lines.reduce((sum, line) => sum + line.text.length, 0);
  const isText = lines.some((line) => /\p{L}/u.test(line.text)) && !lines.some(hasCells);
  return lines.length <= 4 && length <= longestHeading && isText;
}

/** The level of every paragraph that is a heading; levels in between are not left out. */
function headingLevels(paragraphs: readonly Paragraph[], looks: Looks): (number | null)[] {
  const ranks = paragraphs.map((paragraph) => headingRank(paragraph, looks));
  const used = [...new Set(ranks.filter((rank) => rank !== null))].sort((one, other) => one - other);
  // Headings that differ from the text by weight alone are no titles of documents.
  const first = (used[0] ?? 0) < looks.headingSizes.length ? 1 : 2;
  return ranks.map((rank) => (rank === null ? null : Math.min(6, used.indexOf(rank) + first)));
}

/** How far down among the headings a paragraph's look puts it, or null where it is none. */
function headingRank(paragraph: Paragraph, looks: Looks): number | null {
  if (!isShort(paragraph)) return null;
  const size = sizeOf(paragraph);
  const { length } = looks.headingSizes;
  if (size >= muchLarger * looks.bodySize) {
    const rank = looks.headingSizes.findIndex((each) => size >= 0.97 * each);
    return rank < 0 ? length - 1 : rank;
  }
  const text = paragraph.lines.map((line) => line.text).join(' ');
  if (text.length > 120 || /[.;,:]$/.test(text) || paragraph.lines.length > 2) return null;
  if (markOf(paragraph)?.kind === 'bullet') return null;
  const hasCapitals = isCapitals(text, markOf(paragraph) ? 3 : 6);
  if (looks.boldStandsOut && isBoldAfterMark(paragraph) && size >= 0.95 * looks.bodySize) {
    return hasCapitals ? length : length + 1;
  }
  return hasCapitals && paragraph.lines.length === 1 ? length + 2 : null;
}

function isCapitals(text: string, fewest: number): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const isCapital = letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  return isCapital && letters.length >= fewest && letters.length <= 70 && !/[.!?]$/.test(text);
}

/** Numbers of headings are often set in the weight of the text. */
function isBoldAfterMark({ lines }: Paragraph): boolean {
  const [first] = lines;
  if (!first) return false;
  const mark = listMark(first)?.mark ?? '';
  const runs = lines.flatMap((line) => line.runs).filter((run) => /[\p{L}\p{N}]/u.test(run.text));
  const rest = runs.filter((run) => run.text.trim() !== mark);
  return rest.length > 0 && rest.every((run) => run.isBold);
}

function writeHeading(text: string, level: number): string {
  const title = escapeText(text);
  if (level > 2) return `${'#'.repeat(level)} ${title}`;
  return `${title}\n${(level === 1 ? '=' : '-').repeat(Math.max(3, title.length))}`;
}

function markOf({ lines }: Paragraph): ListMark | null {
  return lines[0] ? listMark(lines[0]) : null;
}

/** Where a list began and at which place its marks stand. */
interface ListPlace {
  readonly left: number;
}

function placeInList(list: readonly ListPlace[], { lines }: Paragraph): ListPlace[] {
  const left = lines[0]?.left ?? 0;
  const near = 0.5 * (lines[0]?.size ?? 10);
  return [...list.filter((place) => place.left < left - near), { left }];
}

/** Marks that Markdown knows as list marks; others, such as `(a)` and `4.2`, are written as they stand. */
function isListItem({ kind, mark }: ListMark): boolean {
  return kind === 'bullet' || /^\d{1,9}[.)]$/.test(mark);
}

const deepestIndent = 6;

function writeItem(text: string, mark: ListMark | null, depth: number): string {
  if (!mark || !isListItem(mark)) return text;
  const indent = ' '.repeat(4 * Math.min(deepestIndent, Math.max(0, depth)));
  return `${indent}${mark.kind === 'bullet' ? '*   ' : `${mark.mark}  `}${text}`;
}

function plainOf({ lines }: Paragraph, hyphens: Hyphens): string {
  return lines
    .reduce((text, line) => hyphens.join(text, line.text), '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The paragraph's Markdown, without the mark of a list item. */
function textOf(paragraph: Paragraph, hyphens: Hyphens, looks: Looks): string {
  const mark = markOf(paragraph);
  const marked = mark && isListItem(mark) ? mark.mark : '';
  const lines = paragraph.lines.map((line) => (looks.boldStandsOut ? boldMarked(line) : line.text));
  const whole = lines
    .reduce((text, line) => hyphens.join(text, line), '')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
  const first = whole.replaceAll(boldEdge, '').startsWith(marked) ? afterMark(whole, marked) : whole;
  return strong(first);
}

/** Stands for the beginning and end of bold words until the text is escaped; no document holds it. */
const boldEdge = '\ue0ff';

function boldMarked(line: TextLine): string {
  let text = '';
  let isBold = false;
  line.runs.forEach((run, index) => {
    const written = run.text.replaceAll(boldEdge, '');
    if (run.isBold !== isBold) {
      text += boldEdge;
      isBold = run.isBold;
    }
    text += hasSpaceBefore(line.runs, index) ? ` ${written.trimStart()}` : written;
  });
  return (isBold ? text + boldEdge : text).trim();
}

function afterMark(text: string, mark: string): string {
  let [index, taken] = [0, 0];
  while (taken < mark.length && index < text.length) {
    if (text[index] !== boldEdge) taken += 1;
    index += 1;
  }
  const edges = text.slice(0, index).split(boldEdge).length - 1;
  return `${edges % 2 === 1 ? boldEdge : ''}${text.slice(index).trimStart()}`;
}

/** Escapes the text and sets stars around its bold words, unless a star would stand inside a word. */
function strong(text: string): string {
  const parts = text.replace(new RegExp(`${boldEdge}(\\s*)${boldEdge}`, 'g'), '$1').split(boldEdge);
  let written = '';
  parts.forEach((part, index) => {
    const core = part.trim();
    const before = /^\s*/.exec(part)?.[0] ?? '';
    const after = part.trimEnd().length < part.length ? ' ' : '';
    const isBold = index % 2 === 1 && /[\p{L}\p{N}]/u.test(core);
    const cutsWord = /[\p{L}\p{N}]$/u.test(written) && before === '';
    const cutsNext = after === '' && /^[\p{L}\p{N}]/u.test(parts[index + 1] ?? '');
    const escaped = escapeText(core);
    const isMarked = isBold && !cutsWord && !cutsNext;
    written += `${core === '' ? '' : before}${isMarked ? `**${escaped}**` : escaped}${after || (core === '' ? before : '')}`;
  });
  return written.trim();
}
