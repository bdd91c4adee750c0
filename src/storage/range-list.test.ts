import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeNumbers } from './number-list.ts';
import { decodeRanges, encodeRanges } from './range-list.ts';

const steps = fc.array(fc.tuple(fc.oneof(fc.constantFrom(0, 2), fc.nat(400)), fc.nat(3_000_000)), { maxLength: 60 });

function boundsOf(pairs: readonly (readonly [gap: number, length: number])[]): number[] {
  let end = 0;
  return pairs.flatMap(([gap, length]) => {
    const start = end + gap;
    end = start + length;
    return [start, end];
  });
}

test('coded ranges give back every start and end, also those that an earlier release coded', () => {
  fc.assert(
    fc.property(steps, (pairs) => {
      const bounds = boundsOf(pairs);
      expect(decodeRanges(encodeRanges(bounds))).toEqual(bounds);
      expect(decodeRanges(encodeNumbers(bounds))).toEqual(bounds);
    }),
  );
});

test('ranges that follow each other take a byte or two each', () => {
  const bounds = boundsOf(Array.from({ length: 1000 }, (_, index) => [2, 30 + (index % 30)] as const));
  expect(encodeRanges(bounds).length).toBeLessThan(1010);
});

test('ranges that overlap are refused, and a list that was cut off too', () => {
  expect(() => encodeRanges([0, 10, 9, 20])).toThrow('overlap');
  const bytes = encodeRanges([0, 70_000]);
  expect(() => decodeRanges(bytes.subarray(0, bytes.length - 1))).toThrow('ends in the middle');
});
