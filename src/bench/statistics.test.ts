// Quantiles by nearest rank, as the tables show them.

import { expect, test } from 'vitest';
import { median, quantile, spreadOf, timed } from './statistics.ts';

test('a quantile is one of the values, whatever their order', () => {
  const values = [9, 1, 5, 3, 7];
  expect([0, 0.2, 0.21, 0.5, 0.95, 1].map((share) => quantile(values, share))).toEqual([1, 1, 3, 5, 9, 9]);
  expect(values).toEqual([9, 1, 5, 3, 7]);
});

test('numbers are ordered by size, not as words', () => {
  expect(median([10, 9, 100])).toBe(10);
});

test('of a hundred values the 95th is the 95th percentile', () => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(spreadOf(values)).toEqual({ count: 100, p50: 50, p95: 95, max: 100 });
});

test('nothing measured has no median', () => {
  expect(median([])).toBeNaN();
});

test('timed work gives its outcome and the time until it was there', async () => {
  const { milliseconds, outcome } = await timed(() => new Promise((resolve) => setTimeout(resolve, 30, 'done')));
  expect(outcome).toBe('done');
  expect(milliseconds).toBeGreaterThan(25);
});
