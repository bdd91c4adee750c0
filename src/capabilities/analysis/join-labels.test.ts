import { expect, test } from 'vitest';
import type { ClauseLabel } from '#domain/analysis.ts';
import { joinLabels } from './join-labels.ts';

const label = (confidence: number, traits: Record<string, number>): ClauseLabel => ({
  clauseType: 'late-fees',
  rule: 'late-fees/1',
  confidence,
  basis: 'explicit',
  evidence: [],
  traits: Object.fromEntries(
    Object.entries(traits).map(([id, value]) => [id, { value, text: String(value), start: 0, end: 1 }]),
  ),
});

test('the surest label counts with its own traits first; what it lacks comes from the others in reading order', () => {
  const blocks = [[label(0.7, { grace: 3, fee: 5 })], [label(0.6, { extra: 8, fee: 6 })], [label(0.9, { fee: 7 })]];
  expect(joinLabels(blocks)).toMatchObject([
    {
      best: { confidence: 0.9 },
      traits: { fee: { value: 7, block: 2 }, grace: { value: 3, block: 0 }, extra: { value: 8, block: 1 } },
    },
  ]);
});

test('of labels equally sure the first counts, and none come of none', () => {
  expect(joinLabels([[label(0.8, { fee: 1 })], [label(0.8, { fee: 2 })]])[0]?.traits.fee?.value).toBe(1);
  expect(joinLabels([[], []])).toEqual([]);
});
