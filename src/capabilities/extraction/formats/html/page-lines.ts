// The short lines of a page that may be titles, in document order, each with how far into the text it stands.

import { type Element, isTag, isText, type ParentNode } from 'domhandler';
import { headingLevel, isBlock, isUnread } from './element-kinds.ts';
import { countWords } from './measure-page.ts';
import type { PageNode } from './page-tree.ts';

export interface PageLine {
  readonly text: string;
  readonly element: Element;
  /** Level of the heading it is in; null where it is none. */
  readonly level: number | null;
  readonly isBold: boolean;
  /** Words that stand before it. */
  readonly position: number;
}

const maxLength = 200;

/** The lines that are headings, bold or short, and how many words there are in all. */
export function linesOf(root: ParentNode, leftOut: ReadonlySet<PageNode>): { lines: PageLine[]; words: number } {
  const lines: PageLine[] = [];
  let words = 0;
  const collect = (element: Element, level: number | null): void => {
    const before = words;
    let text = '';
    let isBold = true;
    const inside = (node: ParentNode, bold: boolean): void => {
      for (const child of node.children) {
        if (leftOut.has(child)) continue;
        if (isText(child)) {
          words += countWords(child.data);
          if (text.length < maxLength) text += child.data;
          if (!bold && child.data.trim() !== '') isBold = false;
        } else if (isTag(child) && !isUnread(child)) {
          const inner = headingLevel(child);
          if (isBlock(child) && level === null) collect(child, inner);
          else inside(child, bold || child.name === 'b' || child.name === 'strong');
        }
      }
    };
    inside(element, false);
    const line = text.replace(/\s+/g, ' ').trim();
    if (line !== '' && line.length < maxLength) lines.push({ text: line, element, level, isBold, position: before });
  };
  for (const child of root.children)
    if (isTag(child) && !leftOut.has(child) && !isUnread(child)) collect(child, headingLevel(child));
  lines.sort((a, b) => a.position - b.position);
  return { lines, words };
}
