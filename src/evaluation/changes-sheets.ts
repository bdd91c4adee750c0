// Blind sheets: drawn differences written out for people to read and label, in an order that tells nothing of the
// program's opinion. The key that leads from a number on a sheet back to the difference is kept apart.

import { diffWords } from '#capabilities/comparison/diff-words.ts';
import type { DrawnHunk, Neighbour } from './changes-draw.ts';

export interface Sheet {
  readonly name: string;
  readonly text: string;
}

const mostCharacters = 2_000;
const shownAround = 120;
const shownOfContext = 130;
const longestWord = 60;

/** Sheets of so many differences each, numbered through; shuffled over the classes, since ids are hashes. */
export function writeSheets(hunks: readonly DrawnHunk[], perSheet: number): Sheet[] {
  const shuffled = inSheetOrder(hunks);
  const sheets: Sheet[] = [];
  for (let start = 0; start < shuffled.length; start += perSheet) {
    const part = shuffled.slice(start, start + perSheet);
    const name = `sheet-${String(sheets.length + 1).padStart(2, '0')}.txt`;
    sheets.push({ name, text: part.map((hunk, index) => showHunk(hunk, start + index + 1)).join('\n') });
  }
  return sheets;
}

/** The order of the sheets: the number of a difference is its place here, counted from 1. */
export function inSheetOrder(hunks: readonly DrawnHunk[]): DrawnHunk[] {
  return [...hunks].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function showHunk(hunk: DrawnHunk, number: number): string {
  const { oldText, newText } = hunk;
  const lines = [`=== ${number} | ${hunk.branch} | ${hunk.path} | ${hunk.op}`];
  lines.push(`  under${showNeighbour(hunk.heading)}`, `  before${showNeighbour(hunk.before)}`);
  if (oldText !== '' && newText !== '' && hunk.op !== 'moved') lines.push(showEdits(oldText, newText));
  else {
    if (oldText !== '') lines.push(`- ${cut(visible(oldText), mostCharacters)}`);
    if (newText !== '') lines.push(`+ ${cut(visible(newText), mostCharacters)}`);
  }
  lines.push(`  after${showNeighbour(hunk.after)}`);
  return `${lines.join('\n')}\n`;
}

/** With `*` where the other text lacks it: an added heading over text that is new, too, is part of an added rule. */
function showNeighbour({ text, isKept }: Neighbour): string {
  return `${isKept ? ':' : '*'} ${cut(text)}`;
}

/** Words taken out as `[-…-]`, put in as `{+…+}`, with what stands around them. */
function showEdits(oldText: string, newText: string): string {
  const edits = diffWords(oldText, newText);
  const shown = edits.map(({ op, text }, index) => {
    if (op === 'removed') return `[-${visible(text)}-]`;
    if (op === 'added') return `{+${visible(text)}+}`;
    if (text.length <= 2.5 * shownAround) return visible(text);
    const start = index === 0 ? '' : text.slice(0, shownAround);
    const end = index === edits.length - 1 ? '' : text.slice(-shownAround);
    return `${visible(start)} ⟨… ${text.length - start.length - end.length} …⟩ ${visible(end)}`;
  });
  return `± ${cut(shown.join(''), mostCharacters)}`;
}

function cut(text: string, most: number = shownOfContext): string {
  const line = visible(text);
  if (line.length <= most) return line;
  const half = Math.floor(most / 2);
  return `${line.slice(0, half)} ⟨… ${line.length - 2 * half} …⟩ ${line.slice(-half)}`;
}

/** One line in which white space and signs that nobody sees can be told apart; addresses are cut in their middle. */
function visible(text: string): string {
  return text
    .replace(/\S{61,}/g, (word) => `${word.slice(0, longestWord / 2)}…${word.slice(-longestWord / 4)}`)
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥')
    .replace(/[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u2064\ufeff]|\ufe0f/g, (sign) => {
      return `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
    });
}
