// What nobody would call a document, given to `atlas compare`: a right answer, or one sentence that says what is wrong.

import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openCompareCommand } from '../../../test/support/compare-command.ts';
import { CommandFailure } from '../command-io.ts';

const terms = '# Terms of Meridian Cloud\n\nFees are due monthly.\n\nYou may share drafts.\n';

const command = openCompareCommand({ 'terms.md': terms });
const { file, output } = command;
const compare = (old: string, next: string, ...flags: string[]) => command.compare(file(old), file(next), ...flags);

async function verdictOf(old: string | Uint8Array, next: string | Uint8Array): Promise<unknown> {
  await writeFile(file('old.md'), old);
  await writeFile(file('new.md'), next);
  await compare('old.md', 'new.md', '--json');
  return JSON.parse(output());
}

test('an empty file has no passage, and everything in the other one was added', async () => {
  expect(await verdictOf('', terms)).toMatchObject({ class: 'substantive', counts: { blocksAdded: 3 } });
});

test('two empty files are the same', async () => {
  expect(await verdictOf('', '')).toMatchObject({ class: 'none', hunks: [] });
});

test.each([
  ['a folder', 'folder.md', async () => mkdir(file('folder.md')), 'it is a folder'],
  ['a file that is not there', 'nowhere.md', async () => undefined, 'there is no such file'],
  ['bytes', 'bytes.md', async () => writeFile(file('bytes.md'), Buffer.from([0, 255, 254, 7])), 'not UTF-8 text'],
  ['text with NUL', 'nul.md', async () => writeFile(file('nul.md'), 'Fees\0'), 'is not text'],
  ['Latin-1', 'latin.md', async () => writeFile(file('latin.md'), Buffer.from('Gebühren', 'latin1')), 'not UTF-8 text'],
])('%s fails in one sentence with exit code 2', async (_, name, make, sentence) => {
  await make();
  const failure = await compare(name, 'terms.md').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CommandFailure);
  expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining(sentence) });
  expect(String((failure as CommandFailure).message)).not.toContain('\n');
});

test('a period in text from right to left is seen', async () => {
  const text = (days: number) => `# שירות\n\nيجوز لنا تغيير الرسوم بإشعار مدته ${days} يوما.\n`;
  expect(await verdictOf(text(30), text(14))).toMatchObject({ class: 'substantive', counts: { blocksModified: 1 } });
});

test('other line endings, and two kinds in one file, are white space', async () => {
  const mixed = terms.replace('\n\n', '\r\n\r\n');
  expect(await verdictOf(terms, mixed)).toMatchObject({ class: 'cosmetic', reasons: ['whitespace'] });
});

const paragraph = (number: number) =>
  `Rule ${number} of Meridian Cloud binds you for ${number % 97} days after notice.`;

test('of 20 MB of text the one changed period is found', async () => {
  const rules = Array.from({ length: 310_000 }, (_, index) => paragraph(index));
  const old = rules.join('\n\n');
  rules[200_000] = rules[200_000]!.replace('days', 'weeks');
  expect(old.length).toBeGreaterThan(20_000_000);
  expect(await verdictOf(old, rules.join('\n\n'))).toMatchObject({
    class: 'substantive',
    counts: { blocksModified: 1 },
  });
}, 120_000);

test('in one line of 5 MB the sentence that changed is found', async () => {
  const rules = Array.from({ length: 78_000 }, (_, index) => paragraph(index));
  const old = rules.join(' ');
  rules[40_000] = rules[40_000]!.replace('binds', 'may bind');
  expect(old.length).toBeGreaterThan(5_000_000);
  expect(await verdictOf(old, rules.join(' '))).toMatchObject({
    class: 'substantive',
    counts: { sentencesModified: 1 },
  });
}, 120_000);

test('a single word of 5 MB is compared', async () => {
  const [old, next] = ['x'.repeat(5_000_000), `${'x'.repeat(4_999_999)}y`];
  expect(await verdictOf(old, next)).toMatchObject({ class: 'substantive' });
}, 120_000);

test('in a table of 400 rows and 500 columns the changed cell is found', async () => {
  const row = `| ${Array.from({ length: 500 }, (_, index) => `fee ${index}`).join(' | ')} |`;
  const rows = new Array<string>(400).fill(row);
  const old = rows.join('\n');
  rows[399] = row.replace('fee 7 ', 'fee 8 ');
  expect(await verdictOf(old, rows.join('\n'))).toMatchObject({ class: 'substantive', counts: { blocksModified: 1 } });
}, 60_000);

test('tables nested a thousand deep are read or refused in one sentence', async () => {
  const page = (words: string) => {
    const [open, close] = ['<table><tr><td>'.repeat(1_000), '</td></tr></table>'.repeat(1_000)];
    return `<html><body><h1>Terms</h1>${open}${words}${close}</body></html>`;
  };
  await writeFile(file('old.html'), page('Fees are due.'));
  await writeFile(file('new.html'), page('Fees may be due.'));
  const failure = await compare('old.html', 'new.html', '--json').catch((error: unknown) => error);
  if (failure === undefined) expect(JSON.parse(output())).toMatchObject({ class: 'substantive' });
  else expect(failure).toMatchObject({ exitCode: 2, message: expect.not.stringContaining('\n') });
}, 60_000);
