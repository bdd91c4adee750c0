import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLayout, encodeLayout } from './text-layout.ts';

test('a layout gives back every separator exactly', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('', '\n\n', '\n', '  \n', '\r\n', '\n\n\n\t'), { minLength: 1 }),
      (separators) => {
        expect(decodeLayout(encodeLayout(separators), separators.length - 1)).toEqual(separators);
      },
    ),
  );
});

test('a layout stays short when separators repeat', () => {
  expect(encodeLayout(['', ...Array<string>(5000).fill('\n\n'), '\n']).length).toBeLessThan(50);
});

test('a layout that does not fit its blocks is refused', () => {
  expect(() => decodeLayout(encodeLayout(['', '\n\n', '']), 3)).toThrow('3 separators for 3 blocks');
});
