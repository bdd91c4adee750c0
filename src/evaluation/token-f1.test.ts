// The measure of likeness: words alone, their order aside.

import { describe, expect, it } from 'vitest';
import { scoreTokens, tokensOf } from './token-f1.ts';

describe('tokens', () => {
  it('are lower-case words without link targets, entities and marks', () => {
    const markdown = '## **Your** [Rights](https://example.org/a_(b) "title") &amp; ![Logo](x.png) snake_case';
    expect(tokensOf(markdown)).toEqual(['your', 'rights', 'logo', 'snake', 'case']);
  });

  it('are found in every script', () => {
    expect(tokensOf('Wir löschen Daten – нет 隐私')).toEqual(['wir', 'löschen', 'daten', 'нет', '隐私']);
  });
});

describe('token F1', () => {
  it('counts each occurrence once', () => {
    const score = scoreTokens(['a', 'a', 'b', 'c'], ['a', 'b', 'b', 'd']);
    expect(score).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  });

  it('is 1 for equal texts, 0 for nothing found, and 1 where nothing was to be found', () => {
    expect(scoreTokens(['x', 'y'], ['y', 'x']).f1).toBe(1);
    expect(scoreTokens(['x'], []).f1).toBe(0);
    expect(scoreTokens([], []).f1).toBe(1);
  });
});
