// What the elements of HTML are for a reader: nothing at all, a block of their own, or part of the line.

import { type Element, isTag, type ParentNode } from 'domhandler';
import { type PageNode, walk } from './page-tree.ts';

const unread = new Set(
  (
    'script style noscript head title meta link base svg canvas video audio source track iframe object embed ' +
    'applet map area input select option optgroup textarea datalist progress meter param col colgroup frame ' +
    'frameset rp nextid'
  ).split(' '),
);

const blocks = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol output p pre section search ' +
    'summary table tbody td tfoot th thead tr caption ul'
  ).split(' '),
);

/** True for what no reader reads: scripts, styles, controls, media, inert templates. */
export function isUnread(element: Element): boolean {
  if (element.name === 'template') return element.attribs.shadowrootmode === undefined;
  return unread.has(element.name) || element.attribs.type === 'hidden';
}

export function isBlock(element: Element): boolean {
  return blocks.has(element.name);
}

/** The inline elements that hold a block somewhere inside, such as a link around a card. */
export function findInlineWithBlocks(roots: readonly PageNode[]): ReadonlySet<ParentNode> {
  const found = new Set<ParentNode>();
  const mark = (node: PageNode): boolean => {
    if (!isTag(node) || !isBlock(node)) return true;
    for (let above = node.parent; above && !(isTag(above) && isBlock(above)); above = above.parent) {
      if (found.has(above)) break;
      found.add(above);
    }
    return true;
  };
  for (const root of roots) {
    mark(root);
    if ('children' in root) walk(root, mark);
  }
  return found;
}

/** Level 1 to 6 of a heading, by its element or its role; null for anything else. */
export function headingLevel(element: Element): number | null {
  const { name, attribs } = element;
  if (name.length === 2 && name.charCodeAt(0) === 104 && name >= 'h1' && name <= 'h6') return name.charCodeAt(1) - 48;
  if (attribs.role !== 'heading') return null;
  const level = Number(attribs['aria-level'] ?? 2);
  return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 2;
}
