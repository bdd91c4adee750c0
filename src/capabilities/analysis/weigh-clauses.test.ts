import { expect, test } from 'vitest';
import { liftChances, weighClauses } from './weigh-clauses.ts';

const sureness = {
  surest: [
    [0, 0.2],
    [1, 1],
  ] as [number, number][],
  others: [
    [0, 0],
    [1, 0.9],
  ] as [number, number][],
};
const noRules = new Map<string, number>();

test('a rule that found a type puts it before one that the model alone thinks a little likelier', () => {
  const chances = [
    ['arbitration', 0.45],
    ['class-action-waiver', 0.4],
  ] as const;
  expect(liftChances(chances, noRules)[0]?.[0]).toBe('arbitration');
  expect(liftChances(chances, new Map([['class-action-waiver', 0.9]]))[0]?.[0]).toBe('class-action-waiver');
});

test('the surest type has a curve of its own, and no other type is surer', () => {
  const confidences = weighClauses(
    [
      ['arbitration', 0.5],
      ['appeal', 0.5],
      ['suspension', 0.1],
    ],
    noRules,
    sureness,
  );
  expect([...confidences.entries()]).toEqual([
    ['arbitration', 0.6],
    ['appeal', 0.45],
    ['suspension', 0.09],
  ]);
  const steep = { ...sureness, others: [[0, 0.95] as [number, number]] };
  const capped = weighClauses([['arbitration', 0.5] as const, ['appeal', 0.4] as const], noRules, steep);
  expect(capped.get('appeal')).toBe(0.6);
});

test('a type that only rules know comes before a mere guess of the model, and after what a rule found as well', () => {
  const told = new Map([['injunctive-relief', 0.8]]);
  expect(weighClauses([['arbitration', 0]], told, sureness).get('injunctive-relief')).toBe(0.8);
  expect(weighClauses([['arbitration', 0.5]], told, sureness).get('injunctive-relief')).toBe(0.601);
  const both = new Map([...told, ['arbitration', 0.7]]);
  expect(weighClauses([['arbitration', 0.5]], both, sureness).get('injunctive-relief')).toBe(0.599);
  expect(weighClauses([['arbitration', 0.9]], both, sureness).get('injunctive-relief')).toBe(0.8);
});
