// A short list of numbers by which wordings that are nearly the same are found among very many without comparing each
// with each (MinHash in bands). Two wordings that share a number are then compared by their shingles.

import type { WordingShingles } from './wording-shingles.ts';

/** Raised when the same wording gets another sketch, or other wordings get one, so that all are made anew. */
export const sketchRules = 1;

// Of wordings that share four fifths of their triples, 8 bands of 3 find all but three in a thousand; of closer ones all.
const bands = 8;
const rows = 3;

/** The numbers of a wording, one a band; none for a wording without shingles. The same on every machine. */
export function wordingSketch(shingles: WordingShingles): readonly number[] {
  if (shingles.length === 0) return [];
  return Array.from({ length: bands }, (_, band) => {
    let number = band + 1;
    for (let row = 0; row < rows; row++) {
      number = scramble(number ^ leastHash(shingles, seedOf(band * rows + row)));
    }
    // PostgreSQL's integers have a sign.
    return number | 0;
  });
}

function leastHash(shingles: WordingShingles, seed: number): number {
  let least = 0xffffffff;
  for (const shingle of shingles) {
    const hash = scramble(shingle ^ seed);
    if (hash < least) least = hash;
  }
  return least;
}

function seedOf(index: number): number {
  return scramble(Math.imul(index + 1, 0x9e3779b1));
}

function scramble(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
