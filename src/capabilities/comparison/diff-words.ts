// Which words changed between two texts, for people to read: whole words, and no confetti of single letters, blanks
// or commas that happen to stand in both.

import type { WordEdit } from '#domain/redline.ts';
import { commonSubsequence } from './common-subsequence.ts';
import { type Island, joinPhrases, slideToBorders } from './word-phrases.ts';
import { type WordToken, wordTokens } from './word-tokens.ts';

/** Texts of more words and signs than this on both sides together are given as removed and added whole. */
const mostTokens = 400_000;

/**
 * The edits that lead from one text to the other, in order. All `same` and `removed` texts together are the old
 * text, all `same` and `added` ones the new text. Costs near n log n, whatever the texts.
 */
export function diffWords(oldText: string, newText: string): WordEdit[] {
  if (oldText === newText) return compact([{ op: 'same', text: oldText }]);
  const [old, next] = [wordTokens(oldText), wordTokens(newText)];
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
  slideToBorders(old, next, islands);
  return editsBetween(old, next, joinPhrases(old, next, islands));
}

function numberTokens(tokens: readonly WordToken[], ids: Map<string, number>): Int32Array {
  return Int32Array.from(tokens, ({ core }) => {
    const id = ids.get(core) ?? ids.size;
    if (id === ids.size) ids.set(core, id);
    return id;
  });
}

/** Collects edits so that each change is one removal and one addition, with the blanks both end in outside. */
class EditList {
  readonly edits: WordEdit[] = [];
  #same = '';
  #removed = '';
  #added = '';

  change(removed: string, added: string): void {
    this.#removed += removed;
    this.#added += added;
  }

  keep(text: string): void {
    if (text === '') return;
    if (this.#removed !== '' || this.#added !== '') this.#closeChange();
    this.#same += text;
  }

  close(): WordEdit[] {
    if (this.#removed !== '' || this.#added !== '') this.#closeChange();
    this.#push('same', this.#same);
    return this.edits;
  }

  #closeChange(): void {
    let [removed, added] = [this.#removed, this.#added];
    const tail = removed !== '' && added !== '' ? sharedBlank(removed, added) : '';
    if (tail !== '') {
      removed = removed.slice(0, -tail.length);
      added = added.slice(0, -tail.length);
    }
    this.#push('same', this.#same);
    this.#push('removed', removed);
    this.#push('added', added);
    this.#same = tail;
    this.#removed = '';
    this.#added = '';
  }

  #push(op: WordEdit['op'], text: string): void {
    if (text !== '') this.edits.push({ op, text });
  }
}

function sharedBlank(left: string, right: string): string {
  const [leftBlank, rightBlank] = [/\s*$/.exec(left.slice(-8))![0], /\s*$/.exec(right.slice(-8))![0]];
  return leftBlank === rightBlank ? leftBlank : '';
}

function editsBetween(old: readonly WordToken[], next: readonly WordToken[], islands: readonly Island[]): WordEdit[] {
  const list = new EditList();
  let [oldAt, newAt] = [0, 0];
  const end = { oldStart: old.length, newStart: next.length, length: 0 };
  for (const { oldStart, newStart, length } of [...islands, end]) {
    list.change(textOf(old, oldAt, oldStart), textOf(next, newAt, newStart));
    for (let step = 0; step < length; step++) {
      const [left, right] = [old[oldStart + step]!, next[newStart + step]!];
      list.keep(left.core);
      if (left.space === right.space) list.keep(left.space);
      else list.change(left.space, right.space);
    }
    [oldAt, newAt] = [oldStart + length, newStart + length];
  }
  return list.close();
}

function textOf(tokens: readonly WordToken[], start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index++) text += tokens[index]!.core + tokens[index]!.space;
  return text;
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
