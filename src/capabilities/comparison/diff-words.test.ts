import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WordEdit } from '#domain/redline.ts';
import { diffWords } from './diff-words.ts';

function sideOf(edits: readonly WordEdit[], left: 'removed' | 'added'): string {
  return edits
    .filter(({ op }) => op === 'same' || op === left)
    .map(({ text }) => text)
    .join('');
}

const show = (edits: readonly WordEdit[]) =>
  edits.map(({ op, text }) => (op === 'same' ? text : op === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('');

test('same and removed words give the old text, same and added words the new text', () => {
  const text = fc.array(fc.constantFrom('we', 'may', ' ', ' ', '  ', '\n', ',', '.', '30', 'days', 'à', '😀', '条'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [old, next] = [left.join(''), right.join('')];
      const edits = diffWords(old, next);
      expect(sideOf(edits, 'removed')).toBe(old);
      expect(sideOf(edits, 'added')).toBe(next);
      expect(edits.every((edit) => edit.text !== '')).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a changed number is one whole word', () => {
  expect(show(diffWords('You pay $1,000.50 within 30 days.', 'You pay $1,200.50 within 45 days.'))).toBe(
    'You pay [-$1,000.50-]{+$1,200.50+} within [-30-]{+45+} days.',
  );
});

test('blanks between two changed words belong to the change', () => {
  expect(show(diffWords('We delete old drafts today.', 'We archive new drafts today.'))).toBe(
    'We [-delete old-]{+archive new+} drafts today.',
  );
});

test('a short word amid long changes is no island', () => {
  const edits = diffWords(
    'Meridian Cloud terminates accounts of abusive visitors',
    'Subscribers receive notifications of forthcoming suspensions',
  );
  expect(edits.map(({ op }) => op)).toEqual(['removed', 'added']);
});

test('an added word leaves its neighbours alone', () => {
  expect(show(diffWords('You may share drafts.', 'You may not share drafts.'))).toBe('You may {+not +}share drafts.');
});

test('long texts without a common word are answered without quadratic work', () => {
  const old = Array.from({ length: 50_000 }, (_, index) => `old${index}`).join(' ');
  const next = Array.from({ length: 50_000 }, (_, index) => `new${index}`).join(' ');
  const started = performance.now();
  expect(diffWords(old, next).map(({ op }) => op)).toEqual(['removed', 'added']);
  expect(performance.now() - started).toBeLessThan(20_000);
});
