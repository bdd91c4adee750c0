// The words of a phrase that are worth waiting for: a phrase is tried only in passages that hold them.

import type { Phrase, PhrasePart } from '#domain/phrase.ts';
import type { LexiconWord } from './lexicon.ts';

/** Words that stand in most legal passages, so waiting for them saves nothing. */
const everydayWords = new Set(
  (
    'a about account accounts additional against agree agreement all also an and any apply applicable are as at ' +
    'available be been before between business but by can change changes collect company conditions contact content ' +
    'cookies customer customers data date do each either email expressly following for from have how if in including ' +
    'information into is it its law laws legal make may more must no not notice obligations of on one only or other ' +
    'otherwise our out own party parties payment permitted personal platform policy post privacy product products ' +
    'provide provided purposes reasonable receive related request require required right rights section service ' +
    'services set shall share site sites some subject such t terms than that the their them then there these they ' +
    'third this those through time to under up us use used user users using via we website websites what when where ' +
    'which who will with within without would written you your yours'
  ).split(' '),
);

/**
 * Groups of words of which each must be met wherever the phrase is, the least ordinary group first. A phrase is tried
 * only where all its groups are.
 */
export function requiredWords(phrase: Phrase): readonly (readonly LexiconWord[])[] {
  return phrase
    .flatMap((part) => candidateOf(part) ?? [])
    .sort((a, b) => b.worth - a.worth)
    .map(({ words }) => words);
}

interface Candidate {
  readonly words: readonly LexiconWord[];
  readonly worth: number;
}

function bestOf(phrase: Phrase): Candidate | null {
  let best: Candidate | null = null;
  for (const part of phrase) {
    const candidate = candidateOf(part);
    if (candidate !== null && (best === null || candidate.worth > best.worth)) best = candidate;
  }
  return best;
}

function candidateOf(part: PhrasePart): Candidate | null {
  if (part.kind === 'gap') return null;
  if (part.kind === 'word') {
    const worth = everydayWords.has(part.word) ? 0 : part.word.length;
    return { words: [{ word: part.word, anyEnding: part.anyEnding }], worth };
  }
  if (part.optional) return null;
  const options = part.options.map(bestOf);
  const words: LexiconWord[] = [];
  let worth = Number.POSITIVE_INFINITY;
  for (const option of options) {
    if (option === null) return null;
    words.push(...option.words);
    worth = Math.min(worth, option.worth);
  }
  return { words, worth };
}
