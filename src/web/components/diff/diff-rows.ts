// One changed row of a redline as HTML, for the inline view and for the two cells of the side-by-side table. Strings,
// because a long document has thousands of rows; all captured text passes through the escaping of captured-text.

import type { Block } from '#domain/block.ts';
import type { RedlineRow } from '#domain/redline.ts';
import { capturedHtml } from '../captured-text/captured-text.tsx';
import { escapeVisible } from '../captured-text/escape.ts';
import { wordsHtml } from './word-diff.tsx';

export type ChangedRow = Exclude<RedlineRow, { kind: 'same' }>;

interface RowLook {
  readonly css: string;
  readonly marker: string;
  readonly said: string;
}

/** How a kind of row is marked: a sign to see, a word to hear, a class to colour. */
export function lookOf(row: ChangedRow): RowLook {
  switch (row.kind) {
    case 'added':
      return { css: 'added', marker: '+', said: 'Added' };
    case 'removed':
      return { css: 'removed', marker: '−', said: 'Removed' };
    case 'moved':
      return row.to
        ? { css: 'moved-away', marker: '↷', said: 'Moved away' }
        : { css: 'moved', marker: '↶', said: 'Moved here' };
    case 'modified':
      return { css: 'modified', marker: '±', said: row.from ? 'Moved and reworded' : 'Reworded' };
  }
}

/** Captured blocks of a row; headings are drawn as bold text, since they head nothing here. */
export function rowBlocksHtml(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'heading'
        ? `<p class="row-heading">${capturedHtml([block]).replace(/^<h\d>|<\/h\d>$/g, '')}</p>`
        : capturedHtml([block]),
    )
    .join('');
}

/** The text of a changed row with its edits marked; `side` keeps what one of the two texts holds. */
export function rowHtml(row: ChangedRow, side: 'both' | 'old' | 'new' = 'both'): string {
  switch (row.kind) {
    case 'added':
      return side === 'old' ? '' : `<ins class="whole">${rowBlocksHtml([row.block])}</ins>${unseenNote(row.block)}`;
    case 'removed':
      return side === 'new' ? '' : `<del class="whole">${rowBlocksHtml([row.block])}</del>${unseenNote(row.block)}`;
    case 'moved':
      return movedHtml(row, side);
    case 'modified':
      return modifiedHtml(row, side);
  }
}

/** Marks around nothing, or a line across the page: there, but without a word. */
function unseenNote(block: Block): string {
  return block.plain === '' ? '<p class="row-note" lang="en">A part without words</p>' : '';
}

function movedHtml(row: Extract<ChangedRow, { kind: 'moved' }>, side: 'both' | 'old' | 'new'): string {
  if (row.to) {
    if (side === 'new') return '';
    return `<div class="moved-text">${rowBlocksHtml([row.block])}</div><p class="row-note"><a href="#${row.to}">Moved to here</a></p>`;
  }
  if (side === 'old') return '';
  return `<div class="moved-text">${rowBlocksHtml([row.block])}</div><p class="row-note"><a href="#${row.from}">Moved from here</a></p>`;
}

function modifiedHtml(row: Extract<ChangedRow, { kind: 'modified' }>, side: 'both' | 'old' | 'new'): string {
  const isHeading = row.new[0]?.kind === 'heading';
  const words = `<p${isHeading ? ' class="row-heading"' : ''}>${wordsHtml(row.words, side)}</p>`;
  const from = row.from && side !== 'old' ? `<p class="row-note"><a href="#${row.from}">Moved from here</a></p>` : '';
  return words + targetsHtml(row, side) + from;
}

/** Where readers see no difference, the addresses behind the links say what differs. */
function targetsHtml(row: Extract<ChangedRow, { kind: 'modified' }>, side: 'both' | 'old' | 'new'): string {
  if (!row.targets) return row.words.some((word) => word.op !== 'same') ? '' : formattingNote(side);
  const line = (tag: 'del' | 'ins', address: string) => `<li><${tag}>${escapeVisible(address)}</${tag}></li>`;
  const old = side === 'new' ? '' : row.targets.old.map((address) => line('del', address)).join('');
  const next = side === 'old' ? '' : row.targets.new.map((address) => line('ins', address)).join('');
  return old + next === ''
    ? ''
    : `<p class="row-note">Addresses behind its links:</p><ul class="row-targets">${old}${next}</ul>`;
}

function formattingNote(side: 'both' | 'old' | 'new'): string {
  return side === 'old' ? '' : '<p class="row-note">Only its formatting or white space differs.</p>';
}
