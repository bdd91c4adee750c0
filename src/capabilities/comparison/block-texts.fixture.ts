// Texts as blocks for the tests of comparison: split at blank lines, which is all these tests need.

import type { Block, BlockedText, BlockKind } from '#domain/block.ts';

/** Splits at blank lines and before list items; headings, list items and paragraphs are told apart by first sign. */
export function blocksOf(markdown: string): BlockedText {
  const blocks: Block[] = [];
  const separators: string[] = [];
  let separator = /^\s*/.exec(markdown)?.[0] ?? '';
  let rest = markdown.slice(separator.length);
  while (rest !== '') {
    const end = /\s*\n\s*\n\s*|\s*\n\s*(?=(?:[*-]|\d+\.) )|\s+$/.exec(rest);
    const text = end ? rest.slice(0, end.index) : rest;
    blocks.push(blockOf(text));
    separators.push(separator);
    separator = end?.[0] ?? '';
    rest = rest.slice(text.length + separator.length);
  }
  return { blocks, separators: [...separators, separator] };
}

function blockOf(markdown: string): Block {
  const heading = /^(#{1,6}) /.exec(markdown);
  const isListItem = /^(?:[*-]|\d+\.) /.test(markdown);
  const kind: BlockKind = heading ? 'heading' : isListItem ? 'list-item' : 'paragraph';
  const plain = markdown
    .replace(/^(?:#{1,6}|[*-]|\d+\.) /, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|\*|\\(?=[.[\]])/g, '');
  return { kind, level: heading?.[1]?.length ?? (isListItem ? 1 : 0), markdown, plain };
}
