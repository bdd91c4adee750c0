// One side of a comparison of sentences: a passage cut into sentences, with what is asked of them again and again.

import type { TextRange } from '#domain/block.ts';
import { splitSentences } from '#domain/sentences.ts';
import { foldSpace, hashWords } from './block-forms.ts';

export type SentencePlace = TextRange & { readonly text: string };

export interface SentenceSide {
  readonly text: string;
  readonly ranges: readonly TextRange[];
  /** The sentences with white space folded. */
  readonly folded: readonly string[];
  readonly words: (Int32Array | undefined)[];
}

/** Cuts a passage as read. */
export function sideOf(text: string): SentenceSide {
  const ranges = splitSentences(text);
  return {
    text,
    ranges,
    folded: ranges.map(({ start, end }) => foldSpace(text.slice(start, end))),
    words: new Array(ranges.length),
  };
}

/** Hashes of the words of consecutive sentences, in ascending order. */
export function wordsOf(side: SentenceSide, start: number, end: number): Int32Array {
  if (end - start === 1) {
    side.words[start] ??= hashWords(side.folded[start]!);
    return side.words[start];
  }
  const lists: Int32Array[] = [];
  for (let index = start; index < end; index++) lists.push(wordsOf(side, index, index + 1));
  const joined = new Int32Array(lists.reduce((length, list) => length + list.length, 0));
  let at = 0;
  for (const list of lists) {
    joined.set(list, at);
    at += list.length;
  }
  return joined.sort();
}

/** Where consecutive sentences stand, as one range. */
export function placeOf({ text, ranges }: SentenceSide, first: number, end: number): SentencePlace {
  const [start, last] = [ranges[first]!.start, ranges[end - 1]!.end];
  return { start, end: last, text: text.slice(start, last) };
}
