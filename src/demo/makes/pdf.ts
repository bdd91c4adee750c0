// A PDF as a word processor would export it: one column, the title of the document above each page, numbers below.

import type { DemoPage, Make } from '../demo-site.ts';
import { type DemoBlock, plainText } from '../demo-text.ts';
import { type PdfLine, writePdf } from '../write-pdf.ts';

export const pdf: Make = (page) => {
  const lines = page.blocks.flatMap(linesOf);
  const furniture = {
    above: `${page.platform.name} · ${page.title}`,
    below: (at: number, of: number) => `Page ${at} of ${of}`,
  };
  return { contentType: 'application/pdf', body: writePdf(titleOf(page), lines, furniture), isStable: true };
};

function titleOf(page: DemoPage): string {
  return `${page.platform.name} ${page.title}`;
}

function linesOf(block: DemoBlock): PdfLine[] {
  switch (block.kind) {
    case 'heading':
      return [{ text: plainText(block.text), size: [20, 14, 12, 11][block.level - 1] ?? 11, isBold: true, indent: 0 }];
    case 'paragraph':
      return [{ text: plainText(block.text), size: 10, isBold: false, indent: 0 }];
    case 'list':
      return block.entries.flatMap(({ text, below }, at) => [
        { text: plainText(text), size: 10, isBold: false, indent: 18, mark: block.isOrdered ? `${at + 1}.` : '•' },
        ...below.map((line) => ({ text: plainText(line), size: 10, isBold: false, indent: 36, mark: '–' })),
      ]);
    case 'table':
      return [block.head, ...block.rows].map((row, at) => ({
        text: row.map(plainText).join(' – '),
        size: 10,
        isBold: at === 0,
        indent: 0,
      }));
  }
}
