import { describe, expect, it } from 'vitest';
import { locatePlain } from './locate-plain.ts';
import { readBlock } from './read-block.ts';

function locate(markdown: string, words: string): string | null {
  const block = readBlock(markdown);
  const start = block.plain.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  const range = locatePlain(block, { start, end: start + words.length });
  return range && markdown.slice(range.start, range.end);
}

describe('the place of plain words in the Markdown of a block', () => {
  it.each([
    ['You may not moor here.', 'may not moor', 'may not moor'],
    ['*   You **may not** moor _here_.', 'You may not moor', 'You **may not** moor'],
    [
      'See the [Mooring Policy](/mooring-policy) before mooring.',
      'Mooring Policy before',
      'Mooring Policy](/mooring-policy) before',
    ],
    ['You may\nnot  moor.', 'may not moor', 'may\nnot  moor'],
    ['**Fees** are ~~not~~ due &amp; paid', 'due & paid', 'due &amp; paid'],
    ['[Fees](/Fees) and Fees', 'Fees and', 'Fees](/Fees) and'],
  ])('in %j is found for %j', (markdown, words, expected) => {
    expect(locate(markdown, words)).toBe(expected);
  });

  it('is not given when it cannot be told which of several equal words is meant', () => {
    expect(locate('A [boat](/see boat here) and *boat', 'boat')).toBeNull();
  });
});
