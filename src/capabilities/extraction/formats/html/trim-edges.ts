// What stands at the edges of the legal text and is none: links and controls, menus, the names of tabs, a site's
// footer where nothing names it so, the notice of rights under it.

import { type Element, isTag, isText, type ParentNode } from 'domhandler';
import { countWords, type Measure, type Measures, measureOf } from './measure-page.ts';
import { type PageNode, textOf } from './page-tree.ts';
import { areLabels, areRightsNotice, shortLines } from './short-lines.ts';

interface Trimming {
  readonly measures: Measures;
  readonly leftOut: Set<PageNode>;
  readonly edge: 'start' | 'end';
  /** Whether a title follows, before which no labels belong to the text. */
  readonly hasTitle: boolean;
}

/** Leaves out what is no text at both edges of the part that holds it. */
export function trimEdges(main: ParentNode, measures: Measures, leftOut: Set<PageNode>): void {
  // Where hardly anything is prose, links and labels may be all there is.
  const hasProse = main.children.some((child) => measureOf(measures, child).prose >= 30);
  const hasTitle = hasProse && main.children.some((child) => measureOf(measures, child).titles > 0);
  trim(main, { measures, leftOut, edge: 'start', hasTitle });
  trim(main, { measures, leftOut, edge: 'end', hasTitle });
}

/** Leaves out what is no text at one edge, up to the first words that are. True where text was met. */
function trim(parent: ParentNode, trimming: Trimming): boolean {
  const { measures, leftOut, edge } = trimming;
  const children = edge === 'start' ? parent.children : [...parent.children].reverse();
  for (const child of children) {
    if (leftOut.has(child)) continue;
    if (isText(child)) {
      if (countWords(child.data) > 0) return true;
      // What stood between the links of a menu.
      if (/^[\s|·•/[\]]+$/.test(child.data)) leftOut.add(child);
      continue;
    }
    if (!isTag(child)) continue;
    const measure = measureOf(measures, child);
    // Logos, rules and empty boxes at the edge are no text.
    if (measure.words === 0 || isEdgeFurniture(child, measure, trimming)) {
      leftOut.add(child);
      continue;
    }
    if (measure.prose === 0 && measure.titles === 0 && measure.linked * 10 >= measure.words * 8) {
      if (edge === 'end' && isPartOfFlow(child)) return true;
      leftOut.add(child);
      continue;
    }
    if (measure.prose === 0 || child.name === 'p') return true;
    if (trim(child, trimming)) return true;
  }
  return false;
}

function isEdgeFurniture(element: Element, measure: Measure, trimming: Trimming): boolean {
  const { edge, leftOut, hasTitle } = trimming;
  if (measure.words < 15 && asksForFeedback(element)) return true;
  if (measure.titles > 0 || measure.words > wordsOfFooter) return false;
  if (isLinkRow(element, measure) || (edge === 'end' && isFooter(element, measure))) return !isAnnounced(element);
  if (measure.words > wordsOfLabels) return false;
  const lines = shortLines(element, leftOut) ?? [];
  if (edge === 'end') return measure.headings === 0 && areRightsNotice(lines) && !isAnnounced(element);
  return hasTitle && measure.prose === 0 && measure.headings === 0 && !isFlow(element) && areLabels(lines);
}

const wordsOfFooter = 300;
const wordsOfLabels = 60;
const linksOfFooter = 8;
const linksOfRow = 3;

/** A box of links with some words between them. */
function isFooter(element: Element, measure: Measure): boolean {
  return (
    !isFlow(element) && measure.prose === 0 && measure.links >= linksOfFooter && measure.linked * 2 > measure.words
  );
}

/** Short links in one line with nothing but bars, dots or brackets between them. */
function isLinkRow(element: Element, measure: Measure): boolean {
  if (measure.links < linksOfRow || measure.linked < measure.words || measure.words > measure.links * 4) return false;
  if (element.name === 'ul' || element.name === 'ol' || element.name === 'table') return false;
  const marks = textOf(element).match(/[|·•/]/g)?.length ?? 0;
  return marks >= measure.links - 1;
}

const flowElements = new Set(['p', 'ul', 'ol', 'dl', 'table', 'blockquote', 'h2', 'h3', 'h4', 'h5', 'h6']);

function isFlow({ name }: Element): boolean {
  return flowElements.has(name);
}

function elementBefore(element: Element): Element | null {
  let before = element.prev;
  while (before && !(isTag(before) && textOf(before).trim() !== '')) {
    // Words between elements end the search: they stand right before.
    if (isText(before) && before.data.trim() !== '') return null;
    before = before.prev;
  }
  return before && isTag(before) ? before : null;
}

/** Whether a heading or a line that ends with a colon stands right before. */
function isAnnounced(element: Element): boolean {
  const before = elementBefore(element);
  return before !== null && (/^h[1-6]$/.test(before.name) || /:\s*$/.test(textOf(before)));
}

/** A list of links right after a paragraph or heading is what that announces. */
function isPartOfFlow(element: Element): boolean {
  if (!isFlow(element)) return false;
  let before = element.prev;
  while (before && !isTag(before)) before = before.prev;
  return before !== null && isTag(before) && isFlow(before);
}

const feedback =
  /^(?:was|did|is|were) (?:this|these|you)\b.*\b(?:helpful|useful|answer|find)\b.*\?|(?:vous a-t-il|vous a-t-elle) (?:été )?(?:utile|aidé)|war (?:diese|dieser|das) .*hilfreich|¿.*(?:útil|ayudado)|nuttig\?|foi útil/i;

function asksForFeedback(element: Element): boolean {
  return feedback.test(textOf(element).replace(/\s+/g, ' ').trim());
}
