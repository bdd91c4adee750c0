import { expect, test } from 'vitest';
import type { ChangeClass } from '#domain/change.ts';
import { labelFigures } from './change-label-figures.ts';
import type { JudgedLabel } from './change-labels.ts';

function judged(count: number, stratum: ChangeClass, label: ChangeClass, found: JudgedLabel['found']): JudgedLabel[] {
  const weight = { cosmetic: 10, editorial: 20, substantive: 100 }[stratum];
  return Array.from({ length: count }, (_, index) => ({
    label: {
      id: `${stratum} ${label} ${found} ${index}`,
      branch: 'beach',
      path: 'Pebble Post/Terms of Service.md',
      oldBlob: 'a',
      newBlob: 'b',
      old: [0, 1],
      new: [0, 1],
      half: 'check',
      stratum,
      weight,
      label,
    },
    found,
    rule: null,
    language: 'en',
  }));
}

const sample = [
  ...judged(90, 'substantive', 'substantive', 'substantive'),
  ...judged(10, 'substantive', 'editorial', 'substantive'),
  ...judged(5, 'editorial', 'substantive', 'editorial'),
  ...judged(95, 'editorial', 'editorial', 'editorial'),
  ...judged(100, 'cosmetic', 'cosmetic', 'cosmetic'),
];

test('each label counts for as many differences as it stands for', () => {
  const { precision, recall, agreement } = labelFigures(sample);
  expect(precision.value).toBeCloseTo(0.9);
  expect(recall.value).toBeCloseTo(9000 / 9100);
  expect(agreement.value).toBeCloseTo((9000 + 1900 + 1000) / 13_000);
});

test('an interval holds the figure, is narrower for more labels, and the same in every run', () => {
  const { precision } = labelFigures(sample);
  expect(precision.low).toBeGreaterThan(0.8);
  expect(precision.low).toBeLessThan(precision.value);
  expect(precision.high).toBeGreaterThan(precision.value);
  const more = labelFigures([...sample, ...sample, ...sample]).precision;
  expect(more.high - more.low).toBeLessThan(precision.high - precision.low);
  expect(labelFigures(sample)).toEqual(labelFigures(sample));
});

test('a sample without a missed difference does not prove that none is missed', () => {
  const { recall } = labelFigures([
    ...judged(50, 'substantive', 'substantive', 'substantive'),
    ...judged(50, 'cosmetic', 'cosmetic', 'cosmetic'),
  ]);
  expect(recall.value).toBe(1);
  expect(recall.low).toBeLessThan(1);
  expect(recall.low).toBeGreaterThan(0.98);
});

test('what readers and program say is counted label by label', () => {
  const { confusion } = labelFigures([...sample, ...judged(1, 'cosmetic', 'editorial', 'none')]);
  expect(confusion.substantive).toEqual({ none: 0, cosmetic: 0, editorial: 5, substantive: 90 });
  expect(confusion.editorial).toEqual({ none: 1, cosmetic: 0, editorial: 95, substantive: 10 });
});
