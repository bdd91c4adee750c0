// Tables as people read them, on a terminal and in a document.

import { expect, test } from 'vitest';
import { alignedTable, judge, markdownTable, showNumber, showRatio } from './show-table.ts';

const table = {
  title: 'Harbours',
  columns: ['harbour', 'time', 'aim'],
  rows: [
    ['Old | Quay', '7 ms', '≤ 30 ms met'],
    ['Lighthouse', '1,200 ms', ''],
  ],
  remarks: ['Measured at low tide.'],
};

test('columns stand under each other, figures to the right', () => {
  expect(alignedTable(table)).toBe(
    [
      'Harbours',
      'harbour         time          aim',
      '──────────  ────────  ───────────',
      'Old | Quay      7 ms  ≤ 30 ms met',
      'Lighthouse  1,200 ms',
      '· Measured at low tide.',
      '',
    ].join('\n'),
  );
});

test('the same table in Markdown keeps a bar inside a cell', () => {
  expect(markdownTable(table)).toBe(
    [
      '### Harbours',
      '',
      '| harbour | time | aim |',
      '|---|--:|--:|',
      '| Old \\| Quay | 7 ms | ≤ 30 ms met |',
      '| Lighthouse | 1,200 ms |  |',
      '',
      '- Measured at low tide.',
      '',
    ].join('\n'),
  );
});

test('numbers show three digits that mean something', () => {
  expect([0, 0.1234, 7.163, 49.52, 380.4, 27_418.6].map(showNumber)).toEqual([
    '0',
    '0.12',
    '7.16',
    '49.5',
    '380',
    '27,419',
  ]);
  expect(showNumber(Number.NaN)).toBe('–');
  expect(showRatio(30, 20)).toBe('1.50 ×');
});

test('an aim says whether it is kept; at the limit it is', () => {
  expect(judge(30, 30, 'ms')).toBe('≤ 30 ms met');
  expect(judge(30.01, 30, 'ms')).toBe('≤ 30 ms MISSED');
});
