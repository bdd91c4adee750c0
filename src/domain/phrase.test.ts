import { describe, expect, it } from 'vitest';
import { readPhrase } from './phrase.ts';

describe('the language of phrases', () => {
  it('reads words, endings, gaps and choices', () => {
    expect(readPhrase('Waiv* …12 (class|trial by) (a)? jury')).toEqual({
      phrase: [
        { kind: 'word', word: 'waiv', anyEnding: true },
        { kind: 'gap', upTo: 12 },
        {
          kind: 'choice',
          optional: false,
          options: [
            [{ kind: 'word', word: 'class', anyEnding: false }],
            [
              { kind: 'word', word: 'trial', anyEnding: false },
              { kind: 'word', word: 'by', anyEnding: false },
            ],
          ],
        },
        { kind: 'choice', optional: true, options: [[{ kind: 'word', word: 'a', anyEnding: false }]] },
        { kind: 'word', word: 'jury', anyEnding: false },
      ],
    });
  });

  it('takes hyphens and apostrophes as spaces', () => {
    expect(readPhrase("non-refundable don't")).toEqual(readPhrase('non refundable don t'));
  });

  it.each([
    ['… jury', 'must begin and end'],
    ['waive (a)?', 'must begin and end'],
    ['', 'must begin and end'],
    ['waive (a|b jury', 'never closed'],
    ['waive a) jury', 'never opened'],
    ['waive (a|) jury', 'empty option'],
    ['waive …99 jury', '1 to 30 words'],
    ['waive, jury', 'means nothing'],
  ])('refuses %j and says why', (text, reason) => {
    expect(readPhrase(text)).toEqual({ problem: expect.stringContaining(reason) });
  });
});
