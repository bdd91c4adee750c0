// Blocks of a document to HTML in the plainest form; makes change what they need to.

import type { DemoBlock, DemoEntry } from './demo-text.ts';

export interface HtmlStyle {
  /** Added to the address of each link. */
  readonly linkSuffix: string;
  readonly heading: (level: number, html: string, id: string) => string;
  readonly paragraph: (html: string) => string;
}

export const plainStyle: HtmlStyle = {
  linkSuffix: '',
  heading: (level, html, id) => `<h${level} id="${id}">${html}</h${level}>`,
  paragraph: (html) => `<p>${html}</p>`,
};

/** HTML of all blocks, one line each. */
export function blocksToHtml(blocks: readonly DemoBlock[], style: HtmlStyle): string {
  return blocks.map((block) => blockToHtml(block, style)).join('\n');
}

export function blockToHtml(block: DemoBlock, style: HtmlStyle): string {
  const inline = (text: string) => inlineHtml(text, style.linkSuffix);
  switch (block.kind) {
    case 'heading':
      return style.heading(block.level, inline(block.text), idOf(block.text));
    case 'paragraph':
      return style.paragraph(inline(block.text));
    case 'list': {
      const tag = block.isOrdered ? 'ol' : 'ul';
      return `<${tag}>${block.entries.map((entry) => entryHtml(entry, inline)).join('\n')}</${tag}>`;
    }
    case 'table': {
      const head = block.head.map((cell) => `<th>${inline(cell)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`);
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
    }
  }
}

/** Text that HTML shows as it is. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function entryHtml(entry: DemoEntry, inline: (text: string) => string): string {
  const below = entry.below.map((text) => `<li>${inline(text)}</li>`).join('');
  return `<li>${inline(entry.text)}${below === '' ? '' : `<ul>${below}</ul>`}</li>`;
}

function inlineHtml(text: string, linkSuffix: string): string {
  return escapeHtml(text)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, label: string, url: string) => {
      const isMail = url.startsWith('mailto:');
      return `<a href="${url}${isMail ? '' : linkSuffix}">${label}</a>`;
    });
}

function idOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
