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

it('takes lines set in alike as points of a list whose marks were lost, but not lines of one length', () => {
  const points = [
    '    moor two boats at one berth',
    '    sell your berth to somebody who has been told to leave the harbour for good or for a while',
    '    feed the swans, and',
    '    wake the harbour master',
  ];
  expect(blocksOf(points.join('\n'))).toEqual(points);
  const wrapped =
    '    you pay for every night in the harbour, in advance and in full,\n    unless the harbour master says otherwise in writing on the quay';
  expect(blocksOf(wrapped)).toEqual([wrapped]);
});

it('takes a short line with a letter before it as the heading of what follows', () => {
  expect(blocksOf('a. Who may moor\nYou may moor here if you own a boat.')).toEqual([
    'a. Who may moor',
    'You may moor here if you own a boat.',
  ]);
});
