import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { applyHunks } from '#capabilities/comparison/apply-hunks.ts';
import { openCompareCommand } from '../../../test/support/compare-command.ts';
import { describeFailure } from '../command-io.ts';

const oldText = '# Terms\n\nFees are **due** monthly.\n\nYou may share drafts.\n';
const newText = '# Terms\n\nFees are due monthly.\n\nYou may not share drafts.\n';

const { file, output, compare } = openCompareCommand({ 'old.md': oldText, 'new.md': newText });

test('the JSON answer holds class, reasons, applicable hunks with words, and counts', async () => {
  await compare(file('old.md'), file('new.md'), '--json');
  const answer = JSON.parse(output());
  expect(answer).toMatchObject({ class: 'substantive', reasons: ['text', 'markup'], counts: { wordsAdded: 1 } });
  expect(applyHunks(oldText, answer.hunks)).toBe(newText);
  expect(answer.hunks[1]).toMatchObject({
    op: 'modified',
    words: [
      { op: 'same', text: 'You may ' },
      { op: 'added', text: 'not ' },
      { op: 'same', text: 'share drafts.' },
    ],
    rule: 'negation',
    sentences: [
      {
        op: 'modified',
        rule: 'negation',
        signals: [{ kind: 'modal-verb', old: { text: 'may', start: 4, end: 7 }, new: { text: 'may not', start: 4 } }],
      },
    ],
  });
});

test('people get a summary and a redline without colours', async () => {
  await compare(file('old.md'), file('new.md'));
  expect(output()).toBe(
    [
      'substantive change (text, markup): passages 2 modified; words 1 added, 0 removed.',
      '',
      '    … 1 unchanged',
      '  ~ Fees are due monthly.  (markup)',
      '  ~ You may {+not +}share drafts.  (negation: may → may not)',
      '',
    ].join('\n'),
  );
});

test('equal files are said to be the same', async () => {
  await compare(file('old.md'), file('old.md'));
  expect(output()).toBe('The two texts are the same.\n');
});

test('a batch answers each line in order and goes on after a failing one', async () => {
  const requests = [
    { id: 'a', old: file('old.md'), new: file('old.md') },
    { id: 'b', old: file('old.md'), new: file('missing.md') },
    { id: 'c', old: file('old.md'), new: file('new.md') },
  ];
  const input = Readable.from(requests.map((request) => `${JSON.stringify(request)}\n`));
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as typeof process.stdin);
  await compare('--batch');
  const answers = output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { id: 'a', class: 'none' },
    { id: 'b', error: expect.stringContaining('there is no such file') },
    { id: 'c', class: 'substantive' },
  ]);
});

test.each([
  [['only-one.md'], 'compare needs two files: OLD and NEW.'],
  [['terms.pdf', 'terms.md'], 'cannot read terms.pdf: there is no such file.'],
  [['-', '-'], 'only one of the files can be standard input.'],
  [['a.md', 'b.md', '--batch'], '--batch takes its files from standard input.'],
])('wrong use %j gets one sentence', async (args, sentence) => {
  const failure = describeFailure(await compare(...args).catch((cause: unknown) => cause));
  expect(failure).toEqual({ exitCode: 2, sentence });
});

test('the redline can be had as a file, and what cannot is said in one sentence', async () => {
  await compare(file('old.md'), file('new.md'), '--format', 'docx', '--out', file('redline.docx'));
  expect((await readFile(file('redline.docx'))).subarray(0, 2).toString()).toBe('PK');
  await compare(file('old.md'), file('new.md'), '--format', 'md');
  expect(output()).toContain('You may {++not++} share drafts.');
  await expect(compare(file('old.md'), file('new.md'), '--format', 'exe')).rejects.toMatchObject({ exitCode: 2 });
  await expect(compare(file('old.md'), file('new.md'), '--out', file('x'))).rejects.toMatchObject({ exitCode: 2 });
});
