// The text of a version as HTML: headings, paragraphs, lists and tables from its blocks, each with its anchor. Made
// as one string, because a long document has thousands of blocks; every character passes through escape.ts.

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Block } from '#domain/block.ts';
import { blockBody, isRule, tableCells } from './block-body.ts';
import { inlineHtml } from './inline-markdown.ts';

export type CapturedBlock = Pick<Block, 'kind' | 'level' | 'markdown'>;

export interface CapturedTextOptions {
  /** Level of the outermost captured heading; the headings of the page itself stand above it. */
  readonly topHeading?: 2 | 3 | 4;
  /** Position of the first block in its version, for the anchors; without it there are none. */
  readonly firstPosition?: number;
  /** HTML that stands at the start of a block, by position: marks in the margin. Trusted. */
  readonly marginMarks?: ReadonlyMap<number, string>;
}

/** Captured blocks as page elements, in the language they are written in where that is known. */
export function CapturedText(
  props: { readonly blocks: readonly CapturedBlock[]; readonly language?: string | null } & CapturedTextOptions,
): Child {
  return (
    <div class="captured-text" lang={props.language ?? undefined} dir="auto">
      {raw(capturedHtml(props.blocks, props))}
    </div>
  );
}

/** The HTML of captured blocks. */
export function capturedHtml(blocks: readonly CapturedBlock[], options: CapturedTextOptions = {}): string {
  const parts: string[] = [];
  const lists = listWriter(parts);
  const headings: number[] = [];
  const topHeading = options.topHeading ?? 3;
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as CapturedBlock;
    const position = options.firstPosition === undefined ? null : options.firstPosition + index;
    const id = position === null ? '' : ` id="b${position}"`;
    const mark = position === null ? '' : (options.marginMarks?.get(position) ?? '');
    if (block.kind === 'list-item') {
      lists.add(block, id, mark);
      continue;
    }
    lists.closeTo(0);
    if (block.kind === 'table-row') {
      const end = tableEnd(blocks, index);
      parts.push(tableHtml(blocks.slice(index, end), options, position));
      index = end - 1;
    } else if (block.kind === 'heading') {
      while ((headings.at(-1) ?? 0) >= block.level) headings.pop();
      headings.push(block.level);
      const tag = `h${Math.min(6, topHeading + headings.length - 1)}`;
      parts.push(`<${tag}${id}>${mark}${inlineHtml(blockBody(block).markdown)}</${tag}>`);
    } else if (block.kind === 'separator') {
      parts.push(`<hr${id}>`);
    } else parts.push(paragraphHtml(block, id, mark));
  }
  lists.closeTo(0);
  return parts.join('\n');
}

function paragraphHtml(block: CapturedBlock, id: string, mark: string): string {
  const body = blockBody(block);
  if (body.isCode) return `<div${id}>${mark}<pre><code>${inlineHtml(escapeMarks(body.markdown))}</code></pre></div>`;
  const words = inlineHtml(body.markdown);
  return `<p${id}${body.isQuoted ? ' class="quoted"' : ''}>${mark}${words}</p>`;
}

/** Inside code nothing is a mark. */
function escapeMarks(code: string): string {
  return code.replace(/[\\`*_[\]<&!]/g, '\\$&');
}

interface OpenList {
  readonly isOrdered: boolean;
  next: number;
}

interface ListWriter {
  readonly add: (block: CapturedBlock, id: string, mark: string) => void;
  readonly closeTo: (depth: number) => void;
}

/** Opens and closes lists so that they are always well nested, whatever depths the text claims. */
function listWriter(parts: string[]): ListWriter {
  const lists: OpenList[] = [];
  const closeTo = (depth: number): void => {
    while (lists.length > depth) parts.push(lists.pop()?.isOrdered ? '</li></ol>' : '</li></ul>');
  };
  const add = (block: CapturedBlock, id: string, mark: string): void => {
    const body = blockBody(block);
    const isOrdered = body.isOrdered === true;
    // A list can be one level deeper than the one above it, whatever the text says.
    const depth = Math.min(Math.max(1, block.level), lists.length + 1, 12);
    closeTo(depth);
    if (lists.length === depth && lists[depth - 1]?.isOrdered !== isOrdered) closeTo(depth - 1);
    if (lists.length < depth) {
      parts.push(isOrdered ? '<ol>' : '<ul>');
      lists.push({ isOrdered, next: 1 });
    } else parts.push('</li>');
    const list = lists[depth - 1];
    const ordinal = body.ordinal ?? 0;
    const value = list && isOrdered && ordinal !== list.next ? ` value="${ordinal}"` : '';
    if (list && isOrdered) list.next = ordinal + 1;
    parts.push(`<li${id}${value}>${mark}${inlineHtml(body.markdown)}`);
  };
  return { add, closeTo };
}

function tableEnd(blocks: readonly CapturedBlock[], start: number): number {
  let end = start + 1;
  while (end < blocks.length) {
    const block = blocks[end] as CapturedBlock;
    if (block.kind !== 'table-row' && !(block.kind === 'separator' && block.markdown.includes('|'))) break;
    end += 1;
  }
  return end;
}

function tableHtml(rows: readonly CapturedBlock[], options: CapturedTextOptions, position: number | null): string {
  const parts: string[] = [];
  const hasHead = rows.length > 1 && isRule(rows[1]?.markdown ?? '');
  rows.forEach((row, index) => {
    if (isRule(row.markdown)) return;
    const cells = tableCells(row.markdown);
    const at = position === null ? null : position + index;
    if (cells.every((cell) => cell === '')) return;
    const tag = hasHead && index === 0 ? 'th' : 'td';
    const mark = at === null ? '' : (options.marginMarks?.get(at) ?? '');
    const html = cells.map((cell, column) => {
      const name = tag === 'th' && cell !== '' ? 'th scope="col"' : 'td';
      return `<${name}>${column === 0 ? mark : ''}${inlineHtml(cell)}</${name.slice(0, 2)}>`;
    });
    parts.push(`<tr${at === null ? '' : ` id="b${at}"`}>${html.join('')}</tr>`);
  });
  return `<div class="captured-table" role="group" aria-label="Table" tabindex="0"><table>${parts.join('\n')}</table></div>`;
}
