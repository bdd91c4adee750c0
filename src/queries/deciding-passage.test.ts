import { expect, it } from 'vitest';
import { passageFrom } from './deciding-passage.ts';

const clause = 'Write to us first. If that fails, disputes go to arbitration in Northport. Costs are shared.';

it('begins with the sentence in which the deciding words stand', () => {
  expect(passageFrom(clause, clause.indexOf('arbitration'))).toBe(
    'If that fails, disputes go to arbitration in Northport. Costs are shared.',
  );
});

it('is the whole clause where they stand in its first sentence, or nowhere', () => {
  expect(passageFrom(clause, 3)).toBe(clause);
  expect(passageFrom(clause, -1)).toBe(clause);
});
