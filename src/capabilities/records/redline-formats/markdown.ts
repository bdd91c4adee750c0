// A redline in Markdown, with edits in the signs of CriticMarkup: {++added++}, {--removed--}, {>>said about it<<}.
// https://github.com/CriticMarkup/CriticMarkup-toolkit

import type { Block } from '#domain/block.ts';
import type { ModifiedRow, RedlineRow, WordEdit } from '#domain/redline.ts';
import { factList, plainLine } from '../markdown-parts.ts';
import { type RedlineFormat, type RedlineSheet, rowsWithWords } from '../redline-sheet.ts';

export const markdownRedline: RedlineFormat = {
  name: 'Markdown',
  mediaType: 'text/markdown; charset=utf-8',
  ending: 'md',
  write: async (sheet) => new TextEncoder().encode(writeMarkdown(sheet)),
};

const legend = 'Added words stand in {++ ++}, removed words in {-- --}, remarks in {>> <<}.';

function writeMarkdown({ title, facts, rows }: RedlineSheet): string {
  const parts = [`# ${plainLine(title)}`, factList(facts), legend, '---', ...rowsWithWords(rows).flatMap(rowParts)];
  return `${parts.join('\n\n')}\n`;
}

function rowParts(row: RedlineRow): readonly string[] {
  switch (row.kind) {
    case 'same':
      return row.blocks.filter(({ plain }) => plain !== '').map((block) => lineOf(block, cellsOf(block, inText)));
    case 'added':
      return [
        lineOf(
          row.block,
          cellsOf(row.block, (text) => marked('added', text)),
        ),
      ];
    case 'removed':
      return [
        lineOf(
          row.block,
          cellsOf(row.block, (text) => marked('removed', text)),
        ),
      ];
    case 'moved':
      return row.to === undefined
        ? [
            `${lineOf(
              row.block,
              cellsOf(row.block, (text) => marked('added', text)),
            )}{>>moved here from elsewhere in the text<<}`,
          ]
        : [
            `${lineOf(
              row.block,
              cellsOf(row.block, (text) => marked('removed', text)),
            )}{>>moved to another place of the text<<}`,
          ];
    case 'modified':
      return [modifiedPart(row)];
  }
}

function modifiedPart(row: ModifiedRow): string {
  const words = (row.cells ?? [row.words]).map((cell) => cell.map(wordsPart).join('')).join(' | ');
  const line = row.new[0] ? lineOf(row.new[0], words) : words;
  const old = row.targets?.old.map((target) => `{--<${plainLine(target)}>--}`) ?? [];
  const next = row.targets?.new.map((target) => `{++<${plainLine(target)}>++}`) ?? [];
  const moved = row.from === undefined ? '' : '{>>moved here from elsewhere in the text<<}';
  return [line + moved, ...(old.length + next.length > 0 ? [`Links: ${[...old, ...next].join(' ')}`] : [])].join(
    '\n\n',
  );
}

/** The words of a block; the cells of a table row each for itself. */
function cellsOf(block: Block, write: (text: string) => string): string {
  return (block.kind === 'table-row' ? block.plain.split(' | ') : [block.plain]).map(write).join(' | ');
}

function wordsPart({ op, text }: WordEdit): string {
  return op === 'same' ? inText(text) : marked(op, text);
}

/** White space stays outside, for a mark that begins with a blank is none to many programs. */
function marked(op: 'added' | 'removed', text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === '') return op === 'added' ? text : '';
  const sign = op === 'added' ? '++' : '--';
  return `${blank(before)}{${sign}${inText(words)}${sign}}${blank(after)}`;
}

function blank(space: string): string {
  return space === '' ? '' : ' ';
}

/** Captured words in which no character is a mark, of Markdown or of edits; blanks at the ends stay. */
function inText(text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${blank(before)}${plainLine(words).replace(/[{}]|(?<=[-+])(?=[-+])/g, (sign) => `\\${sign}`)}${blank(after)}`;
}

function lineOf({ kind, level }: Block, words: string): string {
  if (kind === 'heading') return `${'#'.repeat(Math.min(level + 1, 6))} ${words.trim()}`;
  if (kind === 'list-item') return `${'    '.repeat(Math.max(0, level - 1))}- ${words.trim()}`;
  if (kind === 'table-row') return `| ${words.trim()} |`;
  return words.trim();
}
