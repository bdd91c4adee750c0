import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinBlocks } from '#domain/block.ts';
import { type BlockPool, splitBlocks } from './split-blocks.ts';

function kinds(markdown: string): string[] {
  return splitBlocks(markdown).blocks.map((block) => `${block.kind} ${block.level}: ${block.plain}`);
}

const pieces = [
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\0',
  '  \n',
  '\\\n',
  '\u00a0',
  '\ufeff',
  '\ud800',
  '\udc00',
  '# ',
  '===',
  '---',
  '* * *',
  '*   ',
  '1.  ',
  '    ',
  '| a |',
  '> ',
  '>',
  '**',
  '[',
  '](',
  ')',
  '<br>',
  '&amp;',
  '\\',
  'Harbour',
  'ß',
  '條款',
  '😀',
];
const markdownLike = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })))
  .map((parts) => parts.join(''));
const anyString = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

describe('splitting a text into blocks', () => {
  it('gives back exactly the same text when the blocks are joined, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(markdownLike, anyString, fc.stringMatching(/^\s*$/)), (markdown) => {
        const text = splitBlocks(markdown);
        expect(joinBlocks(text)).toBe(markdown);
        expect(text.separators).toHaveLength(text.blocks.length + 1);
        expect(text.separators.every((separator) => separator.trim() === '')).toBe(true);
        expect(text.blocks.every(({ markdown: own }) => own !== '' && own.trimEnd() === own)).toBe(true);
        expect(text.blocks.every(({ plain }) => plain.trim() === plain && !/[\s\0]{2}|\n/.test(plain))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a block alone as it reads it in its text', () => {
    fc.assert(
      fc.property(markdownLike, (markdown) => {
        for (const block of splitBlocks(markdown).blocks) {
          expect(splitBlocks(block.markdown).blocks).toEqual([block]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has no block in an empty text or in white space', () => {
    expect(splitBlocks('')).toEqual({ blocks: [], separators: [''] });
    expect(splitBlocks(' \n\t\u00a0\n')).toEqual({ blocks: [], separators: [' \n\t\u00a0\n'] });
  });

  it('reads headings in both styles', () => {
    expect(kinds('Harbour Terms\n=============\n\n**1\\. Fees**\n-----------\n\n### Refunds ###\n#hashtag')).toEqual([
      'heading 1: Harbour Terms',
      'heading 2: 1. Fees',
      'heading 3: Refunds',
      'paragraph 0: #hashtag',
    ]);
  });

  it('reads list items one by one with their depth', () => {
    const list =
      '*   Boats\n    \n    *   Sails;  \n    and masts\n    1.  Oars\n- Docks\n10) Piers\n\n    Moored by you';
    expect(kinds(list)).toEqual([
      'list-item 1: Boats',
      'list-item 2: Sails;',
      'paragraph 0: and masts',
      'list-item 2: Oars',
      'list-item 1: Docks',
      'list-item 1: Piers',
      'paragraph 0: Moored by you',
    ]);
    expect(splitBlocks(list).blocks[1]?.markdown).toBe('    *   Sails;');
  });

  it('reads a heading inside a list item', () => {
    expect(kinds('1.  Your account\n    ------------\n    \n    Keep it safe.')).toEqual([
      'heading 2: Your account',
      'paragraph 0: Keep it safe.',
    ]);
  });

  it('reads table rows one by one and separators apart from underlines', () => {
    expect(kinds('| Plan | Fee |\n| --- | --- |\n| Ferry | *5* \\| 6 |\n\n---\n\n* * *\n\nNot a rule\n---')).toEqual([
      'table-row 0: Plan | Fee',
      'table-row 0: ',
      'table-row 0: Ferry | 5 | 6',
      'separator 0: ',
      'separator 0: ',
      'heading 2: Not a rule',
    ]);
  });

  it('joins plain lines to one paragraph and ends it at a hard break', () => {
    expect(kinds('You may\nsail.  \nWe may\\\nsink.\n> Quoted\n> words\n> \n> *   Again')).toEqual([
      'paragraph 0: You may sail.',
      'paragraph 0: We may',
      'paragraph 0: sink. Quoted words',
      'paragraph 0: ',
      'list-item 1: Again',
    ]);
  });

  it('leaves white space at the end of a block to the separator after it', () => {
    const { blocks, separators } = splitBlocks('Pay us.\u00a0 \n\nThank you.\n');
    expect(blocks.map((block) => block.markdown)).toEqual(['Pay us.', 'Thank you.']);
    expect(separators).toEqual(['', '\u00a0 \n\n', '\n']);
  });

  it('shares the objects of equal blocks between texts split with one pool', () => {
    const pool: BlockPool = new Map();
    const first = splitBlocks('Fees are due.\n\nOld words.', pool);
    const second = splitBlocks('New words.\n\nFees are due.', pool);
    expect(second.blocks[1]).toBe(first.blocks[0]);
    expect(pool.size).toBe(3);
  });

  it('splits a text the same way whatever the pool has seen before', () => {
    const lines = [
      'Fees',
      'Fees\n',
      'Fees  \n',
      'Fees\\\n',
      '---\n',
      '- \n',
      'are due.\n',
      '\n',
      '# Fees\n',
      '> Fees\n',
      '>\n',
    ];
    const texts = fc.array(fc.array(fc.constantFrom(...lines)).map((parts) => parts.join('')));
    fc.assert(
      fc.property(texts, (sequence) => {
        const pool: BlockPool = new Map();
        for (const markdown of sequence) expect(splitBlocks(markdown, pool)).toEqual(splitBlocks(markdown));
      }),
      { numRuns: 2000 },
    );
  });

  it('stays linear on hostile lines of a megabyte', () => {
    const units = [
      '[',
      '*',
      '(',
      '\\',
      '](',
      '![](',
      '<a',
      '&',
      '`',
      '_ ',
      '>',
      '#',
      '| ',
      '- ',
      '=',
      '\\\n',
      '[](',
      '> \n',
    ];
    for (const unit of units) {
      const hostile = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const startedAt = performance.now();
      expect(joinBlocks(splitBlocks(`x${hostile}`))).toBe(`x${hostile}`);
      expect(joinBlocks(splitBlocks(hostile))).toBe(hostile);
      expect(performance.now() - startedAt, unit).toBeLessThan(20_000);
    }
  });
});
