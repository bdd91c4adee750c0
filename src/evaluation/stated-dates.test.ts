import { expect, it } from 'vitest';
import { type DatedVersion, scoreStatedDates } from './stated-dates.ts';

const version = (statements: DatedVersion['statements']): DatedVersion => ({
  branch: 'invented',
  path: 'Harbour/Terms of Service.md',
  commit: 'c0ffee',
  blob: 'b10b',
  statements,
});

it('counts a statement once a version, and names what is wrong and what was missed', () => {
  const labels = [
    version([
      { kind: 'effective', date: '2026-05-01', start: 0, end: 9 },
      { kind: 'effective', date: '2026-05-01', start: 90, end: 99 },
      { kind: 'last-updated', date: '2026-04', start: 20, end: 29 },
    ]),
    version([]),
  ];
  const scores = scoreStatedDates(labels, [['effective 2026-05-01', 'effective 2026-05-01'], ['effective 2020-01-01']]);
  expect(scores.find(({ kind }) => kind === 'effective')).toMatchObject({
    right: 1,
    wrong: ['invented/Harbour/Terms of Service.md: effective 2020-01-01'],
    missed: [],
  });
  expect(scores.find(({ kind }) => kind === 'last-updated')).toMatchObject({
    right: 0,
    missed: ['invented/Harbour/Terms of Service.md: last-updated 2026-04'],
  });
});
