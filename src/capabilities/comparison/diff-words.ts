// Which words changed between two texts, for people to read: whole words, and no confetti of single letters, blanks
// or commas that happen to stand in both.

import type { WordEdit } from '#domain/redline.ts';
import { commonSubsequence } from './common-subsequence.ts';

export type { WordEdit } from '#domain/redline.ts';

/** Texts of more words and signs than this on both sides together are given as removed and added whole. */
const mostTokens = 400_000;

/**
 * The edits that lead from one text to the other, in order. All `same` and `removed` texts together are the old
 * text, all `same` and `added` ones the new text. Costs near n log n, whatever the texts.
 */
export function diffWords(oldText: string, newText: string): WordEdit[] {
  if (oldText === newText) return compact([{ op: 'same', text: oldText }]);
  const [old, next] = [tokensOf(oldText), tokensOf(newText)];
  if (old.length + next.length > mostTokens) return wholly(oldText, newText);
  const ids = new Map<string, number>();
  const [oldIds, newIds] = [numberTokens(old, ids), numberTokens(next, ids)];
  const islands: Island[] = [];
  commonSubsequence(oldIds, newIds, ids.size, (oldStart, newStart, length) => {
    const last = islands.at(-1);
    if (last && last.oldStart + last.length === oldStart && last.newStart + last.length === newStart) {
      last.length += length;
    } else islands.push({ oldStart, newStart, length });
  });
  return editsBetween(old, next, withoutConfetti(old, next, islands));
}

interface Island {
  oldStart: number;
  newStart: number;
  length: number;
}

// Words with inner apostrophes, numbers with their points and commas, single signs of scripts without spaces, white
// space, any other sign.
const token =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}]+)*|\s+|./gsu;

function tokensOf(text: string): string[] {
  return text.match(token) ?? [];
}

function numberTokens(tokens: readonly string[], ids: Map<string, number>): Int32Array {
  return Int32Array.from(tokens, (text) => {
    const id = ids.get(text) ?? ids.size;
    if (id === ids.size) ids.set(text, id);
    return id;
  });
}

/** Drops what is the same by chance between two changes: signs and blanks, or a short word amid long changes. */
function withoutConfetti(old: readonly string[], next: readonly string[], islands: readonly Island[]): Island[] {
  const kept: Island[] = [];
  let [oldEnd, newEnd] = [0, 0];
  islands.forEach((island, index) => {
    const following = islands[index + 1];
    const before = changedLetters(old, oldEnd, island.oldStart) + changedLetters(next, newEnd, island.newStart);
    const [oldAfter, newAfter] = [island.oldStart + island.length, island.newStart + island.length];
    const after =
      changedLetters(old, oldAfter, following?.oldStart ?? old.length) +
      changedLetters(next, newAfter, following?.newStart ?? next.length);
    const letters = changedLetters(old, island.oldStart, oldAfter);
    const isBetween = before > 0 && after > 0;
    if (isBetween && (letters === 0 || letters * 6 <= Math.min(before, after))) return;
    kept.push(island);
    [oldEnd, newEnd] = [oldAfter, newAfter];
  });
  return kept;
}

/** Letters and digits of the tokens; counting stops where more would decide nothing. */
function changedLetters(tokens: readonly string[], start: number, end: number): number {
  let letters = 0;
  for (let index = start; index < end && letters < 400; index++) {
    const text = tokens[index] ?? '';
    if (/[\p{L}\p{N}]/u.test(text)) letters += text.length;
  }
  return letters;
}

function editsBetween(old: readonly string[], next: readonly string[], islands: readonly Island[]): WordEdit[] {
  const edits: WordEdit[] = [];
  let [oldAt, newAt] = [0, 0];
  const end = { oldStart: old.length, newStart: next.length, length: 0 };
  for (const { oldStart, newStart, length } of [...islands, end]) {
    edits.push({ op: 'removed', text: old.slice(oldAt, oldStart).join('') });
    edits.push({ op: 'added', text: next.slice(newAt, newStart).join('') });
    edits.push({ op: 'same', text: old.slice(oldStart, oldStart + length).join('') });
    [oldAt, newAt] = [oldStart + length, newStart + length];
  }
  return compact(edits);
}

function wholly(oldText: string, newText: string): WordEdit[] {
  return compact([
    { op: 'removed', text: oldText },
    { op: 'added', text: newText },
  ]);
}

function compact(edits: readonly WordEdit[]): WordEdit[] {
  return edits.filter((edit) => edit.text !== '');
}
