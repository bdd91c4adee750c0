import { expect, test } from 'vitest';
import { alignSentences } from './align-sentences.ts';

const show = (old: string, next: string) =>
  alignSentences(old, next).map(({ op, old: from, new: to }) => `${op}: ${from?.text ?? ''} → ${to?.text ?? ''}`);

test('a reworded sentence answers its former wording', () => {
  expect(
    show(
      'We keep logs. You may ask for them. Write to us.',
      'We keep logs. You may ask for them in writing. Write to us.',
    ),
  ).toEqual([
    'same: We keep logs. → We keep logs.',
    'modified: You may ask for them. → You may ask for them in writing.',
    'same: Write to us. → Write to us.',
  ]);
});

test('a sentence that was split answers both parts', () => {
  const [whole, first, second] = [
    'You may store drafts for a year and you may share them.',
    'You may store drafts for a year.',
    'You may share them.',
  ];
  expect(show(whole, `${first} ${second}`)).toEqual([`modified: ${whole} → ${first} ${second}`]);
});

test('a sentence that stands elsewhere has moved', () => {
  const [fees, courts, notices] = [
    'Fees are due at the end of each month.',
    'The courts of Lindenberg decide.',
    'Notices reach you by e-mail only.',
  ];
  expect(show(`${fees} ${courts} ${notices}`, `${courts} ${notices} ${fees}`)).toContain(`moved: ${fees} → ${fees}`);
});

test('unlike sentences are removed and added', () => {
  expect(show('Fees are due monthly.', 'Badgers live in woods.')).toEqual([
    'removed: Fees are due monthly. → ',
    'added:  → Badgers live in woods.',
  ]);
});
