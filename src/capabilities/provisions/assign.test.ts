import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign, type Edge } from './assign.ts';

const edge = (old: number, next: number, score: number): Edge => ({ old, next, score });
const total = (edges: readonly Edge[]) => edges.reduce((sum, { score }) => sum + score ** 3, 0);

it('gives up a slightly better pair where that lets two others be found', () => {
  expect(assign([edge(0, 0, 0.9), edge(0, 1, 0.89), edge(1, 0, 0.88)])).toEqual([edge(0, 1, 0.89), edge(1, 0, 0.88)]);
});

it('does not give up a good pair for two poor ones', () => {
  expect(assign([edge(0, 0, 0.95), edge(0, 1, 0.5), edge(1, 0, 0.5)])).toEqual([edge(0, 0, 0.95)]);
});

it('takes each passage once, and no way to pair them is better', () => {
  const edges = fc.uniqueArray(
    fc.record({ old: fc.nat(4), next: fc.nat(4), score: fc.integer({ min: 1, max: 100 }) }),
    {
      selector: ({ old, next }) => `${old} ${next}`,
      maxLength: 12,
    },
  );
  const best = (rest: readonly Edge[]): number => {
    const [first, ...others] = rest;
    if (!first) return 0;
    const free = others.filter(({ old, next }) => old !== first.old && next !== first.next);
    return Math.max(best(others), total([first]) + best(free));
  };
  fc.assert(
    fc.property(edges, (given) => {
      const scaled = given.map((one) => ({ ...one, score: one.score / 100 }));
      const chosen = assign(scaled);
      expect(new Set(chosen.map(({ old }) => old)).size).toBe(chosen.length);
      expect(new Set(chosen.map(({ next }) => next)).size).toBe(chosen.length);
      expect(total(chosen)).toBeCloseTo(best(scaled), 9);
    }),
  );
});

it('stays fast where a thousand passages compete', () => {
  const many = Array.from({ length: 12_000 }, (_, at) => edge(at % 1000, (at * 7) % 1009, 0.3 + (at % 97) / 200));
  const startedAt = performance.now();
  expect(assign(many).length).toBeGreaterThan(900);
  expect(performance.now() - startedAt).toBeLessThan(20_000);
});
