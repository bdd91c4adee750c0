import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibrate.ts';
import { chooseThreshold } from './choose-threshold.ts';

describe('calibrationOf', () => {
  it('gives rising chances near what was seen', () => {
    const judged = Array.from({ length: 400 }, (_, at) => ({ score: at / 400, isTrue: at % 10 < (at / 400) * 10 }));
    const points = calibrationOf(judged);
    points.forEach(([score, chance], at) => {
      expect(Math.abs(chance - score)).toBeLessThan(0.2);
      expect(chance).toBeGreaterThanOrEqual(points[at - 1]?.[1] ?? 0);
    });
  });

  it('never states certainty', () => {
    const points = calibrationOf(Array.from({ length: 40 }, (_, at) => ({ score: at, isTrue: at >= 20 })));
    expect(points[0]?.[1]).toBeGreaterThan(0);
    expect(points[points.length - 1]?.[1]).toBeLessThan(1);
  });
});

describe('chooseThreshold', () => {
  it('stands between the passages that have the label and those that do not', () => {
    const judged = [3, 2.5, 1, 0.5].map((score) => ({ score, isTrue: score > 2 }));
    expect(chooseThreshold(judged)).toBeGreaterThan(1);
    expect(chooseThreshold(judged)).toBeLessThan(2.5);
  });

  it('is out of reach when no passage has the label', () => {
    expect(chooseThreshold([{ score: 5, isTrue: false }])).toBe(1000);
  });
});
