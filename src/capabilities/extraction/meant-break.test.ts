import { expect, it } from 'vitest';
import { splitBlocks } from './split-blocks.ts';

const blocksOf = (text: string) => splitBlocks(text).blocks.map((block) => block.markdown);

it('keeps the lines of a wrapped paragraph together', () => {
  const wrapped =
    'You pay for every night in the harbour, in advance and in full, unless the\nharbour master says otherwise in writing.';
  expect(blocksOf(wrapped)).toEqual([wrapped]);
  const quoted = '> You pay for every night.\n> Boats moor at the quay.';
  expect(blocksOf(quoted)).toEqual([quoted]);
});

it('takes lines of plain text that end a heading, a sentence or a part of a list as they are', () => {
  const lines = [
    'Mooring',
    'You pay for every night in the harbour, in advance and in full.',
    '2.1 You may not:',
    'moor two boats at one berth; or',
    '(b) sell your berth.',
    '• feed the swans.',
    'Harbour Office',
    '12 Quay Street',
  ];
  expect(blocksOf(lines.join('\n'))).toEqual(lines);
});

it('takes the end of a very long line as meant', () => {
  const long = `You pay ${'for this and for that and '.repeat(9)}for the rest`;
  expect(blocksOf(`${long}\nBoats moor here`)).toEqual([long, 'Boats moor here']);
});
