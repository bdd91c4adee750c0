// The words of wordings, ready to be compared. A block never changes, so what is made of a wording is good for ever; it
// is kept per database, and forgotten as a whole before it takes much memory.

import { type WordingShingles, wordingShingles } from '#capabilities/provisions/wording-shingles.ts';
import type { Queryable } from '#storage/database.ts';
import { plainOf } from './provision-title.ts';
import { blocksById } from './stored-text.ts';

export interface WordingWords {
  /** Numbers of its distinct words in the dictionary of the database; short words are left out. */
  readonly words: readonly number[];
  readonly shingles: WordingShingles;
}

export interface KnownWordings {
  /** By the blocks of the wording, joined with commas. */
  readonly of: ReadonlyMap<string, WordingWords>;
  /** How many words the dictionary has. */
  readonly dictionarySize: number;
  /** The number of a word; undefined for one that no wording has. */
  readonly numberOf: (word: string) => number | undefined;
}

interface Kept {
  readonly wordings: Map<string, WordingWords>;
  readonly dictionary: Map<string, number>;
}

const keptByDatabase = new WeakMap<Queryable, Kept>();
const mostWordings = 20_000;

/** The words of these wordings, each given by its blocks; only those not known yet are read. */
export async function wordsOfWordings(
  database: Queryable,
  wordings: readonly (readonly number[])[],
): Promise<KnownWordings> {
  let kept = keptByDatabase.get(database);
  if (!kept || kept.wordings.size > mostWordings) {
    kept = { wordings: new Map(), dictionary: new Map() };
    keptByDatabase.set(database, kept);
  }
  const { wordings: known, dictionary } = kept;
  const missing = wordings.filter((ids) => !known.has(ids.join()));
  const blocks = await blocksById(database, missing.flat());
  for (const ids of missing) {
    const plains = ids.map((id) => plainOf(blocks.get(id)?.markdown ?? ''));
    const words = new Set(weighableWords(plains.join(' ')));
    known.set(ids.join(), { words: [...words].map(numbered), shingles: wordingShingles(plains) });
  }
  return { of: known, dictionarySize: dictionary.size, numberOf: (word) => dictionary.get(word) };

  function numbered(word: string): number {
    const number = dictionary.get(word) ?? dictionary.size;
    dictionary.set(word, number);
    return number;
  }
}

/** Words by their beginning, so that "violates" is "violating". */
const beginning = 6;

/** The words that say something of what a clause is about: not the short ones. */
export function weighableWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).map((word) => word.slice(0, beginning));
}
