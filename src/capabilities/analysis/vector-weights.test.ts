import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostVectorNumbers, packVectorWeights, sumVector } from './vector-weights.ts';

it('sums the same whole numbers as adding them one by one', () => {
  const weight = fc.oneof(fc.constantFrom(-128, 127), fc.integer({ min: -128, max: 127 }));
  const value = fc.oneof(fc.constantFrom(-127, 127), fc.integer({ min: -127, max: 127 }));
  const shapes = fc.record({ labels: fc.integer({ min: 1, max: 7 }), numbers: fc.integer({ min: 0, max: 13 }) });
  const cases = shapes.chain(({ labels, numbers }) =>
    fc.record({
      rows: fc.array(fc.array(weight, { minLength: labels, maxLength: labels }), {
        minLength: numbers,
        maxLength: numbers,
      }),
      vector: fc.array(value, { maxLength: 16 }),
      labels: fc.constant(labels),
    }),
  );
  fc.assert(
    fc.property(cases, ({ rows, vector, labels }) => {
      const weights = packVectorWeights(rows.length, labels, (number, row) => row.set(rows[number] ?? []));
      const into = new Int32Array(labels + 2).fill(99);
      sumVector(weights, Int8Array.from(vector), into, 1);
      const sums = Array.from({ length: labels }, (_, label) =>
        rows.reduce((sum, row, number) => sum + (row[label] ?? 0) * (vector[number] ?? 0), 0),
      );
      expect([...into]).toEqual([99, ...sums, 99]);
    }),
  );
});

it('is exact for the largest vector with the largest weights', () => {
  for (const [low, high] of [
    [-128, 127],
    [127, -128],
    [-128, -128],
  ] as const) {
    const weights = packVectorWeights(mostVectorNumbers, 2, (_, row) => row.set([low, high]));
    const into = new Int32Array(2);
    sumVector(weights, new Int8Array(mostVectorNumbers).fill(-127), into, 0);
    expect([...into]).toEqual([low * -127 * mostVectorNumbers, high * -127 * mostVectorNumbers]);
  }
});
