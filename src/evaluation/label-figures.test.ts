import { describe, expect, it } from 'vitest';
import { addCounts, calibrationError, countLabel, f1Of, noCounts, reliability } from './label-figures.ts';

describe('figures for labels', () => {
  it('count what was given rightly, wrongly and not at all', () => {
    let counts = noCounts;
    counts = countLabel(counts, true, true);
    counts = countLabel(counts, true, false);
    counts = countLabel(counts, false, true);
    counts = countLabel(counts, false, false);
    expect(counts).toEqual({ right: 1, wrong: 1, missed: 1 });
    expect(f1Of(counts)).toBe(0.5);
    expect(f1Of(addCounts([counts, noCounts]))).toBe(0.5);
    expect(f1Of(noCounts)).toBe(0);
  });

  it('find no error where every stated chance comes true as often as stated', () => {
    const stated = Array.from({ length: 10 }, (_, at) => ({ chance: 0.3, isTrue: at < 3 }));
    expect(calibrationError(reliability(stated))).toBeCloseTo(0);
  });

  it('weigh the distance of a band by its cases', () => {
    const stated = [
      ...Array.from({ length: 30 }, () => ({ chance: 1, isTrue: true })),
      ...Array.from({ length: 10 }, () => ({ chance: 0.5, isTrue: false })),
    ];
    expect(calibrationError(reliability(stated))).toBeCloseTo(0.125);
  });
});
