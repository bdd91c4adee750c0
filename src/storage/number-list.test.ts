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

test('numbers that follow each other take one byte', () => {
  const numbers = Array.from({ length: 1000 }, (_, index) => 100_000 + index);
  expect(encodeNumbers(numbers).length).toBeLessThan(1003);
});

test('a list that was cut off is refused', () => {
  const bytes = encodeNumbers([70_000]);
  expect(() => decodeNumbers(bytes.subarray(0, bytes.length - 1))).toThrow('ends in the middle');
});
