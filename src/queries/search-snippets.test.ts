import { describe, expect, it } from 'vitest';
import { cutAround, type SnippetPart, snippetParts } from './search-snippets.ts';

const textOf = (parts: readonly SnippetPart[]) => parts.map(({ text }) => text).join('');

describe('the parts of a marked text', () => {
  it('are text and matches by turns, and together the whole', () => {
    const parts = snippetParts('a \ue000b\ue001 c \ue000d\ue001');
    expect(parts.map(({ isMatch }) => isMatch)).toEqual([false, true, false, true]);
    expect(textOf(parts)).toBe('a b c d');
  });
});

describe('the excerpt of a passage', () => {
  const filler = 'The keeper of the lighthouse writes down each ship. '.repeat(30);

  it('is the passage itself where that is short', () => {
    const parts = snippetParts('Disputes go to \ue000arbitration\ue001 in Northport.');
    expect(cutAround(parts)).toEqual(parts);
  });

  it('stands around the densest matches, cut at words', () => {
    const text = `\ue000Arbitration\ue001 ${filler}Any \ue000arbitration\ue001 or \ue000arbitrator\ue001 is named. ${filler}`;
    const excerpt = cutAround(snippetParts(text));
    expect(excerpt.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(['arbitration', 'arbitrator']);
    expect(textOf(excerpt)).toMatch(/^… \w/);
    expect(textOf(excerpt)).toMatch(/\w\.? …$/);
    expect(textOf(excerpt).length).toBeLessThan(420);
  });

  it('holds words of the passage only', () => {
    const text = `${filler}\ue000arbitration\ue001 ${filler}`;
    const excerpt = textOf(cutAround(snippetParts(text))).replace(/^… | …$/g, '');
    expect(text.replace(/[\ue000\ue001]/g, '')).toContain(excerpt);
  });
});
