// A document without any markup, as some developers publish theirs: lines of 78 characters.

import type { Make } from '../demo-site.ts';
import { type DemoBlock, plainText as wordsOf } from '../demo-text.ts';

const width = 78;

export const plainText: Make = (page) => {
  const text = page.blocks.map(blockText).join('\n\n');
  return { contentType: 'text/plain; charset=utf-8', body: Buffer.from(`${text}\n`, 'utf8'), isStable: true };
};

function blockText(block: DemoBlock): string {
  switch (block.kind) {
    case 'heading': {
      const words = wordsOf(block.text);
      return `${words}\n${(block.level === 1 ? '=' : '-').repeat(words.length)}`;
    }
    case 'paragraph':
      return wrapped(wordsOf(block.text), '', '');
    case 'list':
      return block.entries
        .map(({ text, below }, at) => {
          const mark = block.isOrdered ? `${at + 1}. ` : '- ';
          const lines = [wrapped(wordsOf(text), mark, ' '.repeat(mark.length))];
          return [...lines, ...below.map((line) => wrapped(wordsOf(line), '    - ', '      '))].join('\n');
        })
        .join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => `- ${row.map(wordsOf).join(': ')}`).join('\n');
  }
}

function wrapped(text: string, first: string, following: string): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    const isEmpty = line === first || line === following;
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = following + word;
    } else line += isEmpty ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
