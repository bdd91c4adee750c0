// What stands in a text beside the place where it differs: a typing error mostly stands nowhere else, and an entry of the
// contents is some heading again. Looked for only when a rule asks.

import type { BlockedText } from '#domain/block.ts';
import { hashWords, keyForm, wordHashes } from './block-forms.ts';

/** Answers for words in lower case; each is looked for once. A word of the place itself counts on either side. */
export function wordKnower(texts: readonly BlockedText[]): (word: string) => boolean {
  const answers = new Map<string, boolean>();
  return (word) => {
    let answer = answers.get(word);
    if (answer === undefined) {
      answer = stands(word, texts);
      answers.set(word, answer);
    }
    return answer;
  };
}

/** Answers whether a heading of the text says these words. */
export function headingKnower({ blocks }: BlockedText): (key: string) => boolean {
  let keys: ReadonlySet<string> | null = null;
  return (key) => {
    keys ??= new Set(blocks.filter(({ kind }) => kind === 'heading').map(keyForm));
    return keys.has(key);
  };
}

/** Twice in one place on both sides, and once more. */
const fewest = 3;

function stands(word: string, texts: readonly BlockedText[]): boolean {
  const hash = hashWords(word)[0];
  if (hash === undefined) return false;
  let count = 0;
  for (const { blocks } of texts) {
    for (const block of blocks) {
      if (holds(wordHashes(block), hash)) count++;
      if (count >= fewest) return true;
    }
  }
  return false;
}

function holds(sorted: Int32Array, hash: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < hash) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === hash;
}
