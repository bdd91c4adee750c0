// Edits on days: what they do to a text, and that a faulty one is noticed.

import { describe, expect, it } from 'vitest';
import type { DemoDocument, DemoEdit } from './demo-site.ts';
import { readPlatforms } from './read-platforms.ts';
import { textAt } from './text-at.ts';

const body = '# Terms\n\nHello {{name}}.\n\n## One\n\nYou have {{notice}}.\n\n## Two\n\nSee section {{section:One}}.';

describe('the text on a day', () => {
  it('has names filled in, sections numbered and the date of its last edit', () => {
    expect(textAt(made([]), new Date('2025-05-01'), 'Fen')).toBe(
      '# Terms\n\nAs of 1 March 2024\n\nHello Fen.\n\n## 1. One\n\nYou have 30 days.\n\n## 2. Two\n\nSee section 1.',
    );
  });

  it('numbers anew when a section moves', () => {
    const moved = made([edit({ move: [{ section: '## Two', before: '## One' }] })]);
    expect(textAt(moved, new Date('2025-05-01'), 'Fen')).toContain('## 1. Two\n\nSee section 2.\n\n## 2. One');
  });

  it('gains, loses and changes passages from the day of the edit on', () => {
    const changed = made([
      edit({
        set: { notice: '14 days' },
        insert: [{ after: '## One', text: '## Between\n\nNew.' }],
        remove: ['Hello'],
      }),
    ]);
    expect(textAt(changed, new Date('2025-03-31'), 'Fen')).toContain('30 days');
    expect(textAt(changed, new Date('2025-04-01'), 'Fen')).toBe(
      '# Terms\n\nAs of 1 April 2025\n\n## 1. One\n\nYou have 14 days.\n\n## 2. Between\n\nNew.\n\n## 3. Two\n\nSee section 1.',
    );
  });

  it('keeps its date when an edit is silent', () => {
    const silent = made([edit({ isSilent: true, set: { notice: '14 days' } })]);
    expect(textAt(silent, new Date('2025-05-01'), 'Fen')).toContain('As of 1 March 2024');
  });

  it('notices a place that is not there or is there twice', () => {
    for (const place of ['nowhere', 'e']) {
      expect(() => textAt(made([edit({ remove: [place] })]), new Date('2025-05-01'), 'Fen')).toThrow('exactly once');
    }
  });

  it('can be told for every document and every day of an edit', () => {
    for (const platform of readPlatforms()) {
      for (const document of platform.documents) {
        const texts = document.edits.map(({ on }) => textAt(document, on, platform.name));
        const first = textAt({ ...document, happenings: [] }, document.since, platform.name);
        expect(new Set([first, ...texts]).size).toBe(document.edits.length + 1);
        expect(first).not.toMatch(/\{\{|^@/m);
      }
    }
  });
});

function edit(change: Partial<DemoEdit>): DemoEdit {
  const none = { set: {}, replace: [], insert: [], remove: [], move: [] };
  return { on: new Date('2025-04-01'), isSilent: false, ...none, ...change };
}

function made(edits: readonly DemoEdit[]): DemoDocument {
  return {
    title: 'Terms',
    type: 'terms-of-service',
    language: 'en',
    paths: ['/terms'],
    make: 'semantic',
    stated: 'As of {date}',
    since: new Date('2024-03-01'),
    isNumbered: true,
    body,
    words: { notice: '30 days' },
    edits,
    happenings: [],
    hasTrackingLinks: false,
  };
}
