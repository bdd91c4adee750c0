import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeNumbers, encodeNumbers } from './number-list.ts';

test('a coded list gives back every number', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), (numbers) => {
      expect(decodeNumbers(encodeNumbers(numbers))).toEqual(numbers);
    }),
  );
});

test('stretches of numbers that follow each other give back every number', () => {
  const stretch = fc.record({
    start: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    step: fc.constantFrom(0, 1, 1, -1, 300),
    length: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(fc.array(stretch), (stretches) => {
      const numbers = stretches.flatMap(({ start, step, length }) =>
        Array.from({ length }, (_, index) => (start + step * index) | 0),
      );
      expect(decodeNumbers(encodeNumbers(numbers))).toEqual(numbers);
    }),
  );
});

test('numbers that follow each other take no bytes of their own', () => {
  const numbers = Array.from({ length: 1000 }, (_, index) => 100_000 + index);
  expect(encodeNumbers(numbers).length).toBeLessThan(10);
});

test('a list coded before repeats were counted is read', () => {
  expect(decodeNumbers(Uint8Array.of(20, 2, 2, 2, 2, 2, 2, 0, 3))).toEqual([10, 11, 12, 13, 14, 15, 16, 16, 14]);
});

test('a list that says it has more numbers than any text is refused', () => {
  expect(() => decodeNumbers(Uint8Array.of(2, 128, 0, 255, 255, 255, 127))).toThrow('too many');
});

test('a list that was cut off is refused', () => {
  const bytes = encodeNumbers([70_000]);
  expect(() => decodeNumbers(bytes.subarray(0, bytes.length - 1))).toThrow('ends in the middle');
});
