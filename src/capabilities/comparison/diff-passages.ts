// The words that changed between two passages, sentence by sentence: what belongs to different sentences is never
// laid side by side, and a sentence that only moved is told as moved.

import type { WordEdit } from '#domain/redline.ts';
import { alignSentences, type SentencePair } from './align-sentences.ts';
import { diffWords } from './diff-words.ts';
import { heaviestRising } from './heaviest-rising.ts';
import type { SentencePlace } from './sentence-side.ts';

/**
 * The edits that lead from one passage to the other. All `same` and `removed` texts together are the old passage, all
 * `same` and `added` ones the new one; the two ends of a sentence that moved have the same `move`.
 */
export function diffPassages(oldText: string, newText: string): WordEdit[] {
  const pairs = oldText === newText ? [] : alignSentences(oldText, newText);
  const whole = diffWords(oldText, newText);
  if (pairs.length < 2) return whole;
  const bySentence = diffBySentence(oldText, newText, pairs);
  return readingCost(bySentence) <= readingCost(whole) ? bySentence : whole;
}

/** What a reader spends on edits: a word for each word that is marked, and as much for each mark. Moves are known words. */
function readingCost(edits: readonly WordEdit[]): number {
  let cost = 0;
  for (const { op, text, move } of edits) {
    if (op !== 'same') cost += 1 + (move ? 0 : (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0));
  }
  return cost;
}

function diffBySentence(oldText: string, newText: string, pairs: readonly SentencePair[]): WordEdit[] {
  const anchors = anchorsOf(pairs);
  const isAnchor = new Set<SentencePair>(anchors);
  const moved = pairs.filter((pair) => isBoth(pair) && pair.op === 'moved' && !isAnchor.has(pair)).filter(isBoth);
  const edits: WordEdit[] = [];
  let [oldAt, newAt] = [0, 0];
  const end = { start: oldText.length, end: oldText.length, text: '' };
  const newEnd = { start: newText.length, end: newText.length, text: '' };
  for (const { old, new: next } of [...anchors, { old: end, new: newEnd }]) {
    edits.push(
      ...diffBetween(
        { text: oldText, start: oldAt, end: old.start, moves: moved.map((pair) => pair.old) },
        { text: newText, start: newAt, end: next.start, moves: moved.map((pair) => pair.new) },
      ),
      ...diffWords(old.text, next.text),
    );
    [oldAt, newAt] = [old.end, next.end];
  }
  return joined(edits);
}

type FullPair = SentencePair & { readonly old: SentencePlace; readonly new: SentencePlace };

function isBoth(pair: SentencePair): pair is FullPair {
  return pair.old !== undefined && pair.new !== undefined;
}

/** The pairs that keep their order, and hold the most text. */
function anchorsOf(pairs: readonly SentencePair[]): FullPair[] {
  const both = pairs.filter(isBoth).sort((left, right) => left.old.start - right.old.start);
  return heaviestRising(both.map((pair) => ({ pair, place: pair.new.start, weight: pair.old.text.length })));
}

interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Places of all sentences that moved; the n-th of one side answers the n-th of the other. */
  readonly moves: readonly SentencePlace[];
}

/** What lies between two pairs of sentences that answer each other. */
function diffBetween(old: Part, next: Part): WordEdit[] {
  const blank = sharedStart(old, next);
  const start: WordEdit[] = blank === '' ? [] : [{ op: 'same', text: blank }];
  const removed = partsOf({ ...old, start: old.start + blank.length }, 'removed');
  const added = partsOf({ ...next, start: next.start + blank.length }, 'added');
  if ([...removed, ...added].some(({ move }) => move)) return [...start, ...removed, ...added];
  return diffWords(old.text.slice(old.start, old.end), next.text.slice(next.start, next.end));
}

/** The white space that both parts begin with. */
function sharedStart(old: Part, next: Part): string {
  const [left, right] = [old, next].map(({ text, start, end }) => /^\s*/.exec(text.slice(start, end))![0]);
  return left === right ? left! : '';
}

/** A part of one side, cut where a moved sentence begins and ends. */
function partsOf({ text, start, end, moves }: Part, op: 'removed' | 'added'): WordEdit[] {
  const edits: WordEdit[] = [];
  let at = start;
  const inside = moves
    .map((place, index) => ({ place, move: index + 1 }))
    .filter(({ place }) => place.start >= start && place.end <= end)
    .sort((left, right) => left.place.start - right.place.start);
  for (const { place, move } of inside) {
    const blank = /^\s*/.exec(text.slice(place.end, end))![0];
    const before = text.slice(at, place.start);
    const own = before.trim() === '' ? before + place.text : place.text;
    edits.push({ op, text: before.trim() === '' ? '' : before }, { op, text: own + blank, move });
    at = place.end + blank.length;
  }
  edits.push({ op, text: text.slice(at, end) });
  return edits.filter((edit) => edit.text !== '');
}

/** Edits of one kind that follow each other as one; moved ones stay by themselves. */
function joined(edits: readonly WordEdit[]): WordEdit[] {
  const list: WordEdit[] = [];
  for (const edit of edits) {
    const last = list.at(-1);
    if (last?.op === edit.op && !last.move && !edit.move) {
      list[list.length - 1] = { op: edit.op, text: last.text + edit.text };
    } else list.push(edit);
  }
  return list;
}

/** The same for table rows as read, cell by cell; null where the rows have not as many cells. */
export function diffCells(oldRow: string, newRow: string): WordEdit[][] | null {
  const [old, next] = [oldRow.split(bar), newRow.split(bar)];
  if (old.length < 2 || old.length !== next.length) return null;
  return old.map((cell, index) => diffPassages(cell, next[index]!));
}

/** What stands between the cells of a row as read. */
const bar = ' | ';

/** The edits of cells as those of the row. */
export function joinCells(cells: readonly (readonly WordEdit[])[]): WordEdit[] {
  return joined(
    cells.flatMap((cell, index): WordEdit[] => (index === 0 ? [...cell] : [{ op: 'same', text: bar }, ...cell])),
  );
}
