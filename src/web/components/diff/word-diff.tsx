// Words that came and went inside a passage, for people: underlined and struck through, never by colour alone.

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { WordEdit } from '#domain/redline.ts';
import { escapeVisible } from '../captured-text/escape.ts';

/** Edits in reading order as HTML; `side` keeps only what one of the two texts holds. */
export function wordsHtml(words: readonly WordEdit[], side: 'both' | 'old' | 'new' = 'both'): string {
  let html = '';
  for (const { op, text } of words) {
    if (op === 'same') html += escapeVisible(text);
    else if (op === 'removed' && side !== 'new') html += `<del>${escapeVisible(text)}</del>`;
    else if (op === 'added' && side !== 'old') html += `<ins>${escapeVisible(text)}</ins>`;
  }
  return html;
}

/** A passage with its edits marked. */
export function WordDiff({ words, language }: { words: readonly WordEdit[]; language: string | null }): Child {
  return (
    <p class="word-diff" lang={language ?? undefined} dir="auto">
      {raw(wordsHtml(words))}
    </p>
  );
}
