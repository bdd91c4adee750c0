import { describe, expect, it } from 'vitest';
import { prevalenceWord } from './prevalence.ts';

describe('how common a clause type is', () => {
  it.each([
    [1, 325, 'unique'],
    [6, 325, 'rare'],
    [7, 325, 'uncommon'],
    [32, 325, 'uncommon'],
    [33, 325, 'common'],
    [292, 325, 'common'],
    [293, 325, 'near universal'],
    [2, 2, 'near universal'],
  ] as const)('%i of %i platforms is %s', (withIt, platforms, word) => {
    expect(prevalenceWord(withIt, platforms)).toBe(word);
  });
});
