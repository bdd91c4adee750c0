import { expect, test } from 'vitest';
import { readersKappa } from './change-label-figures.ts';
import { collectAnswers } from './changes-answers.ts';

const place = {
  branch: 'beach',
  path: 'Pebble Post/Terms of Service.md',
  oldBlob: 'a',
  newBlob: 'b',
  old: [0, 4],
  new: null,
  half: 'check',
  stratum: 'editorial',
  weight: 2.5,
};
const key = ['one', 'two', 'three', 'four'].map((id) => JSON.stringify({ id, ...place })).join('\n');

test('an answer has a class, and may say paraphrase and a note', () => {
  const { labels } = collectAnswers(key, ['1 s p\n2 substantive p lead-in\n3 e furniture\n\n# a remark\n4 cosmetic']);
  expect(labels.map(({ label, paraphrase, note }) => ({ label, paraphrase, note }))).toEqual([
    { label: 'substantive', paraphrase: true, note: undefined },
    { label: 'substantive', paraphrase: true, note: 'lead-in' },
    { label: 'editorial', paraphrase: undefined, note: 'furniture' },
    { label: 'cosmetic', paraphrase: undefined, note: undefined },
  ]);
});

test('of several readers the majority counts, else what was settled, else the weightier class', () => {
  const readers = ['1 s\n2 e\n3 c\n4 c', '1 e\n2 e\n3 e\n4 s', '1 s'];
  const { labels, unsettled } = collectAnswers(key, readers, '4 e');
  expect(labels.map(({ label }) => label)).toEqual(['substantive', 'editorial', 'editorial', 'editorial']);
  expect(unsettled).toEqual([3]);
  expect(labels[0]?.readers).toEqual(['substantive', 'editorial', 'substantive']);
});

test('what nobody read is no label', () => {
  const { labels, unread } = collectAnswers(key, ['2 e\n4 s']);
  expect(labels.map(({ id }) => id)).toEqual(['two', 'four']);
  expect(unread).toEqual([1, 3]);
});

test('a line that is no answer is refused with its number', () => {
  expect(() => collectAnswers(key, ['1 s\n2 perhaps'])).toThrow('line 2 is no answer: "2 perhaps"');
});

test('two readers who agree only by chance have a kappa of zero, and of one where they always agree', () => {
  const kappa = (one: string, other: string) =>
    readersKappa(collectAnswers(key, [one, other]).labels.map((label) => ({ label })));
  expect(kappa('1 s\n2 s\n3 e\n4 e', '1 s\n2 e\n3 s\n4 e')).toEqual({ n: 4, kappa: 0 });
  expect(kappa('1 s\n2 e\n3 c\n4 s', '1 s\n2 e\n3 c\n4 s')).toEqual({ n: 4, kappa: 1 });
  expect(kappa('1 s', '2 e')).toBeNull();
});
