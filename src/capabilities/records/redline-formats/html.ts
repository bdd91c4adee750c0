// A redline as a fragment of HTML, to be put into other people's pages: no style, no script, no address of ours, `ins`
// and `del` for the edits. All captured text is escaped.

import type { Block } from '#domain/block.ts';
import type { ModifiedRow, RedlineRow, WordEdit } from '#domain/redline.ts';
import { type RedlineFormat, type RedlineSheet, rowsWithWords } from '../redline-sheet.ts';

export const htmlRedline: RedlineFormat = {
  name: 'HTML fragment',
  mediaType: 'text/html; charset=utf-8',
  ending: 'html',
  write: async (sheet) => new TextEncoder().encode(writeHtml(sheet)),
};

function writeHtml({ title, language, facts, rows }: RedlineSheet): string {
  const attribute = language === null ? '' : ` lang="${escaped(language)}"`;
  const parts: string[] = [
    '<section class="redline">',
    `<h2>${escaped(title)}</h2>`,
    `<dl>${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`,
    `<div${attribute} dir="auto">`,
  ];
  // Rows of a table and items of a list stand in one table or list as long as they follow each other.
  let open: 'table' | 'ul' | null = null;
  for (const { block, html } of rowsWithWords(rows).flatMap(linesOf)) {
    const wanted = block.kind === 'table-row' ? 'table' : block.kind === 'list-item' ? 'ul' : null;
    if (open !== wanted) {
      if (open !== null) parts.push(`</${open}>`);
      if (wanted !== null) parts.push(`<${wanted}>`);
      open = wanted;
    }
    parts.push(lineHtml(block, html));
  }
  if (open !== null) parts.push(`</${open}>`);
  return `${[...parts, '</div>', '</section>'].join('\n')}\n`;
}

interface Line {
  readonly block: Block;
  readonly html: string;
}

function linesOf(row: RedlineRow): readonly Line[] {
  switch (row.kind) {
    case 'same':
      return row.blocks.filter(({ plain }) => plain !== '').map((block) => ({ block, html: cellsOf(block, 'same') }));
    case 'added':
    case 'removed':
      return [{ block: row.block, html: cellsOf(row.block, row.kind) }];
    case 'moved': {
      const [op, note] =
        row.to === undefined ? (['added', 'Moved here'] as const) : (['removed', 'Moved away'] as const);
      return [{ block: row.block, html: `${cellsOf(row.block, op)} <small lang="en">(${note})</small>` }];
    }
    case 'modified':
      return modifiedLines(row);
  }
}

function modifiedLines(row: ModifiedRow): readonly Line[] {
  const block = row.new[0] ?? row.old[0];
  if (!block) return [];
  const words = row.cells
    ? row.cells.map((cell) => `<td>${cell.map(editHtml).join('')}</td>`).join('')
    : row.words.map(editHtml).join('');
  const html = block.kind === 'table-row' && !row.cells ? `<td>${words}</td>` : words;
  const targets = [
    ...(row.targets?.old.map((target) => `<del>${escaped(target)}</del>`) ?? []),
    ...(row.targets?.new.map((target) => `<ins>${escaped(target)}</ins>`) ?? []),
  ];
  if (targets.length === 0) return [{ block, html }];
  const note = { kind: 'paragraph', level: 0, markdown: '', plain: '' } as const;
  return [
    { block, html },
    { block: note, html: `<small lang="en">Addresses behind its links: ${targets.join(' ')}</small>` },
  ];
}

function cellsOf(block: Block, op: WordEdit['op']): string {
  if (block.kind !== 'table-row') return editHtml({ op, text: block.plain });
  return block.plain
    .split(' | ')
    .map((text) => `<td>${editHtml({ op, text })}</td>`)
    .join('');
}

function editHtml({ op, text }: WordEdit): string {
  if (op === 'same') return escaped(text);
  return op === 'added' ? `<ins>${escaped(text)}</ins>` : `<del>${escaped(text)}</del>`;
}

function lineHtml({ kind, level }: Block, html: string): string {
  if (kind === 'heading') {
    const tag = `h${Math.min(level + 2, 6)}`;
    return `<${tag}>${html}</${tag}>`;
  }
  if (kind === 'list-item') return `<li>${html}</li>`;
  if (kind === 'table-row') return `<tr>${html}</tr>`;
  return `<p>${html}</p>`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Direction overrides turn the order of letters around, so they do not leave the house. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202d\u202e]/g, '\ufffd')
    .replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
}
