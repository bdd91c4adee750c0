import { describe, expect, it } from 'vitest';
import { shingleLikeness, wordingShingles } from './wording-shingles.ts';
import { wordingSketch } from './wording-sketch.ts';

const clause =
  'Brightloom may suspend an account at any time where it has reason to believe that the rules on this page were broken, and will say so by mail within 5 days.';
const shingles = wordingShingles([clause]);

/** A text of words drawn by a fixed rule, with every `step`-th word replaced. */
function invented(seed: number, step = 0): string {
  const words = Array.from({ length: 80 }, (_, at) => {
    const drawn = Math.imul(seed * 1009 + at, 2654435761) >>> 0;
    return step > 0 && at % step === 0 ? `other${at}` : `w${drawn % 5000}`;
  });
  return words.join(' ');
}

describe('a wording as triples of words', () => {
  it('is the same under another name', () => {
    const other = wordingShingles([clause.replaceAll('Brightloom', 'Harbourlight Holdings')]);
    expect(shingleLikeness(shingles, other)).toBe(1);
  });

  it('tells other words and other numbers', () => {
    const other = wordingShingles([clause.replace('5 days', '30 days')]);
    expect(shingleLikeness(shingles, other)).toBeLessThan(1);
    expect(shingleLikeness(shingles, other)).toBeGreaterThan(0.8);
    const quite = wordingShingles([
      'Anybody who sends parcels by sea has to pay for the harbour, for the crane and for the people who load them.',
    ]);
    expect(shingleLikeness(shingles, quite)).toBe(0);
  });

  it('reads what is written in capitals throughout', () => {
    expect(wordingShingles([clause.toUpperCase()]).length).toBeGreaterThan(10);
  });

  it('is empty where the wording is too short to be boilerplate', () => {
    expect(wordingShingles(['You must be 18 years old.'])).toHaveLength(0);
    expect(wordingSketch(wordingShingles(['You must be 18 years old.']))).toEqual([]);
  });
});

describe('the sketch of a wording', () => {
  it('has the same numbers on every machine', () => {
    expect(wordingSketch(Uint32Array.of(1, 2, 3)).slice(0, 3)).toEqual([975202016, -651936093, -1014403272]);
  });

  it('shares a number with every wording that shares four fifths of the triples, and with few that share little', () => {
    let near = 0;
    let far = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const one = wordingShingles([invented(seed)]);
      const other = wordingShingles([invented(seed, 40)]);
      expect(shingleLikeness(one, other)).toBeGreaterThan(0.8);
      const isNear = (text: string) => {
        const bands = new Set(wordingSketch(wordingShingles([text])));
        return wordingSketch(one).some((band) => bands.has(band));
      };
      near += Number(isNear(invented(seed, 40)));
      far += Number(isNear(invented(seed + 5000)));
    }
    expect(near).toBe(300);
    expect(far).toBeLessThan(5);
  });
});
