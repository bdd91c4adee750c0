// Finds the legal text of a page: the furniture goes, then the smallest part that holds the prose, with its title;
// at the edges of that part what is only links or controls goes too.

import { type Document, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { keepSection, type SectionHints } from './find-section.ts';
import { leaveOutFurniture } from './furniture.ts';
import { countWords, type Measures, measureOf, measurePage } from './measure-page.ts';
import { bodyOf, type PageNode, textOf } from './page-tree.ts';

export interface LegalText {
  readonly roots: readonly PageNode[];
  readonly leftOut: ReadonlySet<PageNode>;
}

/** The part of a page that is legal text; where it holds several documents, the one that the hints mean. */
export function findLegalText(page: Document, hints: SectionHints): LegalText {
  const body = bodyOf(page);
  const leftOut = new Set<PageNode>();
  leaveOutFurniture(body, measurePage(body, leftOut), leftOut);
  const measures = measurePage(body, leftOut);
  const main = descend(body, measures, leftOut);
  trimEdges(main, measures, leftOut);
  keepSection(main, body, hints, leftOut);
  return { roots: main.children, leftOut };
}

/** Follows the prose inwards as long as one child holds all of it; what is left outside is left out. */
function descend(body: ParentNode, measures: Measures, leftOut: Set<PageNode>): ParentNode {
  let node = body;
  for (;;) {
    const children = node.children.filter((child) => !leftOut.has(child));
    const best = children.reduce<PageNode | null>(
      (most, child) => (measureOf(measures, child).prose > (most ? measureOf(measures, most).prose : 0) ? child : most),
      null,
    );
    if (!best || !isTag(best) || isIndivisible(best)) return node;
    const others = children.filter((child) => child !== best);
    if (others.some((child) => (isText(child) ? countWords(child.data) > 3 : isLegalBeside(child, best, measures))))
      return node;
    node = best;
  }
}

function isIndivisible({ name }: Element): boolean {
  return (
    name === 'p' ||
    name === 'ul' ||
    name === 'ol' ||
    name === 'table' ||
    name === 'dl' ||
    name === 'a' ||
    name === 'span'
  );
}

/** A neighbour that belongs to the text: prose of its own, or the title. */
function isLegalBeside(node: PageNode, best: PageNode, measures: Measures): boolean {
  const measure = measureOf(measures, node);
  if (measure.titles > 0) return true;
  if (measure.words === 0 || measure.linked * 2 > measure.words) return false;
  // Addresses and dates are no prose, and in a short document they are the text.
  if (measure.prose === 0 && measure.words >= 2 && measure.controls === 0 && measureOf(measures, best).prose < 400)
    return true;
  return measure.prose > 0 && measure.prose >= Math.min(25, measureOf(measures, best).prose * 0.02);
}

function trimEdges(main: ParentNode, measures: Measures, leftOut: Set<PageNode>): void {
  trim(main, measures, leftOut, 'start');
  trim(main, measures, leftOut, 'end');
}

/** Leaves out links and controls at one edge, up to the first words that are text. True where text was met. */
function trim(parent: ParentNode, measures: Measures, leftOut: Set<PageNode>, edge: 'start' | 'end'): boolean {
  const children = edge === 'start' ? parent.children : [...parent.children].reverse();
  for (const child of children) {
    if (leftOut.has(child)) continue;
    if (isText(child)) {
      if (countWords(child.data) > 0) return true;
      continue;
    }
    if (!isTag(child)) continue;
    const measure = measureOf(measures, child);
    // Logos, rules and empty boxes at the edge are no text.
    if (measure.words === 0 || (measure.words < 15 && asksForFeedback(child))) {
      leftOut.add(child);
      continue;
    }
    if (measure.prose === 0 && measure.titles === 0 && measure.linked * 10 >= measure.words * 8) {
      if (edge === 'end' && isPartOfFlow(child)) return true;
      leftOut.add(child);
      continue;
    }
    if (measure.prose === 0 || child.name === 'p' || (measure.titles > 0 && measure.prose === 0)) return true;
    if (trim(child, measures, leftOut, edge)) return true;
  }
  return false;
}

const flowElements = new Set(['p', 'ul', 'ol', 'dl', 'table', 'blockquote', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A list of links right after a paragraph or heading is what that announces. */
function isPartOfFlow(element: Element): boolean {
  if (!flowElements.has(element.name)) return false;
  let before = element.prev;
  while (before && !isTag(before)) before = before.prev;
  return before !== null && isTag(before) && flowElements.has(before.name);
}

const feedback =
  /^(?:was|did|is|were) (?:this|these|you)\b.*\b(?:helpful|useful|answer|find)\b.*\?|(?:vous a-t-il|vous a-t-elle) (?:été )?(?:utile|aidé)|war (?:diese|dieser|das) .*hilfreich|¿.*(?:útil|ayudado)|nuttig\?|foi útil/i;

function asksForFeedback(element: Element): boolean {
  return feedback.test(textOf(element).replace(/\s+/g, ' ').trim());
}
