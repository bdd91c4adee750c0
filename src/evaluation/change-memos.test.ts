import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { measureMemos } from './change-memos.ts';
import { quotesIn } from './change-memos-quotes.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-memos-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kept = 'Pebbles are sent on Mondays and on every other Thursday.';
const before = `# Terms\n\n${kept}\n\nWe tell you 30 days before prices change.\n\nSee [all prices](https://a.example/1) of last year.\n`;
const after = `# Terms\n\n${kept}\n\nWe tell you 14 days before prices change.\n\nSee [all prices](https://a.example/2) of last year.\n`;

async function measure(body: string) {
  const path = join(folder, 'memos.jsonl');
  const memo = {
    id: 'pebbles',
    family: 'pebble-post',
    summary: null,
    body,
    refs: [{ changes: [{ path: 'a.md', before, after }] }],
  };
  const without = { id: 'no texts', refs: [{ changes: [] }] };
  writeFileSync(path, `${JSON.stringify(memo)}\n${JSON.stringify(without)}\n`);
  return measureMemos(path);
}

test('a quote that only one side has must lie in a substantive difference', async () => {
  const [result, ...others] = await measure('They now write “we tell you **14 days** before prices change”.');
  expect(others).toEqual([]);
  expect(result).toMatchObject({ isSubstantive: true, quotes: 1, found: 1 });
  expect(result?.differing).toMatchObject([{ side: 'after', isInSubstantive: true, classes: ['substantive'] }]);
});

test('a quote that both sides have does not differ, and one that neither has is not found', async () => {
  const [result] = await measure('> Pebbles are sent on Mondays\n\n«pebbles fly to the moon on Sundays»');
  expect(result).toMatchObject({ quotes: 2, found: 1, differing: [] });
});

test('quotes stand between marks of any kind, and what was left out parts them', () => {
  expect(quotesIn('“one two three four” and ‘it’s five six seven’ but “too short”')).toEqual([
    'one two three four',
    'it s five six seven',
  ]);
  expect(quotesIn('<blockquote><p>One two three <b>four</b></p></blockquote>')).toEqual(['one two three four']);
  expect(quotesIn('„eins zwei drei vier“ "a [linked](https://a.example/x) word and more"')).toEqual([
    'eins zwei drei vier',
    'a linked word and more',
  ]);
  expect(quotesIn('“one two three four […] five six seven eight … nine”')).toEqual([
    'one two three four',
    'five six seven eight',
  ]);
});
