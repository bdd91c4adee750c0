import { describe, expect, it } from 'vitest';
import { exponential } from './exponential.ts';

describe('exponential', () => {
  it('agrees with the mathematical function to nine digits', () => {
    for (const x of [-30, -5.5, -1, -0.1, 0, 0.3, 1, 7.7]) {
      expect(exponential(x) / Math.exp(x)).toBeCloseTo(1, 9);
    }
  });

  it('is nothing for what is next to nothing', () => {
    expect(exponential(-100)).toBe(0);
  });
});
