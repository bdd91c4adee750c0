// How readable redlines are, beside those of other programs on the same texts: how many words they mark, in how many
// pieces, and what they know to have moved. Every redline is first checked to tell the truth.

import { loadRedlinePeers } from '#bench/redline-peers.ts';
import type { Table } from '#bench/report.ts';
import { showNumber } from '#bench/show-table.ts';
import { buildRedline } from '#capabilities/comparison/redline.ts';
import type { BlockedText } from '#domain/block.ts';
import type { RedlineRow, WordEdit } from '#domain/redline.ts';

export interface QualityPair {
  readonly name: string;
  readonly old: BlockedText;
  readonly next: BlockedText;
}

export interface RedlineMarks {
  /** Words marked as removed or added; a word of which a part is marked counts whole. Moved words are not among them. */
  readonly changedWords: number;
  /** Unbroken runs of removed or of added text; each end of a move is one. */
  readonly fragments: number;
  readonly movedBlocks: number;
  readonly movedWords: number;
  /** Whether what it keeps and adds are the words of the new text, and what it keeps and removes those of the old. */
  readonly isTrue: boolean;
}

export interface ProgramQuality extends Omit<RedlineMarks, 'isTrue'> {
  readonly program: string;
  readonly untrue: number;
  /** Pairs on which the program gave up; they count for no program. */
  readonly gaveUp: number;
}

export interface RedlineQuality {
  readonly pairs: number;
  /** Pairs that every program answered: the figures are sums over them. */
  readonly answered: number;
  readonly programs: readonly ProgramQuality[];
  readonly table: Table;
}

/** Measures redlines of pairs of texts. All programs are given the words as read, blocks parted by blank lines. */
export async function measureRedlineQuality(pairs: readonly QualityPair[]): Promise<RedlineQuality> {
  const peers = await loadRedlinePeers();
  const names = ['this program', ...peers.map(({ name }) => name)];
  const answers: (RedlineMarks | null)[][] = [];
  for (const { old, next } of pairs) {
    const [oldText, newText] = [textOf(old), textOf(next)];
    const marks: (RedlineMarks | null)[] = [marksOfRows(buildRedline(old, next), oldText, newText)];
    for (const peer of peers) {
      const edits = await peer.diff(oldText, newText);
      marks.push(edits && marksOfEdits(edits, oldText, newText));
    }
    answers.push(marks);
  }
  const answered = answers.filter((marks) => marks.every((one) => one !== null));
  const programs = names.map((program, at) => ({
    ...sumOf(answered.map((marks) => marks[at]!)),
    program,
    gaveUp: answers.filter((marks) => marks[at] === null).length,
  }));
  const counts = { pairs: pairs.length, answered: answered.length, programs };
  return { ...counts, table: tableOf(counts) };
}

function textOf({ blocks }: BlockedText): string {
  return `${blocks.map(({ plain }) => plain.replace(/\s+/g, ' ')).join('\n\n')}\n`;
}

function sumOf(marks: readonly RedlineMarks[]): Omit<ProgramQuality, 'program' | 'gaveUp'> {
  const sum = (value: (one: RedlineMarks) => number) => marks.reduce((total, one) => total + value(one), 0);
  return {
    changedWords: sum((one) => one.changedWords),
    fragments: sum((one) => one.fragments),
    movedBlocks: sum((one) => one.movedBlocks),
    movedWords: sum((one) => one.movedWords),
    untrue: sum((one) => (one.isTrue ? 0 : 1)),
  };
}

type Mark = 'same' | 'added' | 'removed' | 'moved-away' | 'moved-here';

interface Piece {
  readonly mark: Mark;
  readonly text: string;
  /** Text of a modified row that moved stands in the new text only: where it stood before is a row of its own. */
  readonly isNewOnly?: boolean;
}

/** What rows mark. A run of rows of one kind is one fragment, as it is in a program that knows no blocks. */
export function marksOfRows(rows: readonly RedlineRow[], oldText: string, newText: string): RedlineMarks {
  const pieces: Piece[] = [];
  let movedBlocks = 0;
  for (const row of rows) {
    if (row.kind === 'same') pieces.push(...row.blocks.map(({ plain }) => ({ mark: 'same' as const, text: plain })));
    else if (row.kind === 'added' || row.kind === 'removed') pieces.push({ mark: row.kind, text: row.block.plain });
    else if (row.kind === 'modified') pieces.push(...piecesOfWords(row.words, row.from !== undefined));
    else if (row.kind === 'moved') pieces.push({ mark: row.to ? 'moved-away' : 'moved-here', text: row.block.plain });
    if ((row.kind === 'moved' || row.kind === 'modified') && row.from) movedBlocks++;
    // White space between blocks belongs to what stands before it, so that a run of like rows stays unbroken.
    const last = pieces.at(-1);
    if (last) pieces.push({ ...last, text: '\n\n' });
  }
  return marksOfPieces(pieces, { oldText, newText, movedBlocks });
}

function piecesOfWords(words: readonly WordEdit[], isNewOnly: boolean): Piece[] {
  return words.map(({ op, text, move }) => {
    const mark = move ? (op === 'removed' ? 'moved-away' : 'moved-here') : op;
    return { mark, text, isNewOnly };
  });
}

/** What a flat list of edits marks. */
export function marksOfEdits(edits: readonly WordEdit[], oldText: string, newText: string): RedlineMarks {
  return marksOfPieces(piecesOfWords(edits, false), { oldText, newText, movedBlocks: 0 });
}

function marksOfPieces(
  pieces: readonly Piece[],
  { oldText, newText, movedBlocks }: { oldText: string; newText: string; movedBlocks: number },
): RedlineMarks {
  const old = readSide(pieces.filter(({ mark, isNewOnly }) => !isNewOnly && mark !== 'added' && mark !== 'moved-here'));
  const next = readSide(pieces.filter(({ mark }) => mark !== 'removed' && mark !== 'moved-away'));
  const reworded = readSide(pieces.filter(({ mark, isNewOnly }) => isNewOnly && mark === 'removed'));
  return {
    changedWords: old.changed + next.changed + reworded.changed,
    fragments: countFragments(pieces),
    movedBlocks,
    movedWords: next.moved,
    isTrue: old.words === wordsIn(oldText) && next.words === wordsIn(newText),
  };
}

/** The words of one side in order, and how many of them are marked. */
function readSide(pieces: readonly Piece[]): { words: string; changed: number; moved: number } {
  const text = pieces.map((piece) => piece.text).join('');
  const [changed, moved] = [new Uint8Array(text.length), new Uint8Array(text.length)];
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    if (piece.mark === 'added' || piece.mark === 'removed') changed.fill(1, at, end);
    else if (piece.mark !== 'same') moved.fill(1, at, end);
    at = end;
  }
  const counts = { changed: 0, moved: 0 };
  for (const found of text.matchAll(word)) {
    const [start, end] = [found.index, found.index + found[0].length];
    if (changed.subarray(start, end).includes(1)) counts.changed++;
    else if (moved.subarray(start, end).includes(1)) counts.moved++;
  }
  return { words: wordsIn(text), ...counts };
}

const word = /[\p{L}\p{M}\p{N}]+/gu;

/** Letters and digits alone: where words are parted is for the programs to say, what they read is not. */
function wordsIn(text: string): string {
  return (text.match(word) ?? []).join('');
}

function countFragments(pieces: readonly Piece[]): number {
  let [fragments, last]: [number, Mark] = [0, 'same'];
  for (const { mark, text } of pieces) {
    if (text.trim() === '') continue;
    if (mark !== 'same' && mark !== last) fragments++;
    last = mark;
  }
  return fragments;
}

function tableOf({ pairs, answered, programs }: Omit<RedlineQuality, 'table'>): Table {
  return {
    title: `Redlines of ${pairs} pairs of versions`,
    columns: ['program', 'words marked', 'pieces', 'blocks shown as moved', 'words moved', 'untrue', 'gave up'],
    rows: programs.map((one) => [
      one.program,
      ...[one.changedWords, one.fragments, one.movedBlocks, one.movedWords, one.untrue, one.gaveUp].map(showNumber),
    ]),
    remarks: [
      `Sums over the ${answered} pairs that every program answered. A word is marked if any part of it is; moved words ` +
        'are counted apart, and each end of a move is a piece.',
      'Untrue: what the redline keeps and adds are not the words of the new text, or what it keeps and removes not ' +
        'those of the old one.',
    ],
  };
}
