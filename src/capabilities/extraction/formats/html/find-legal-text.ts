// Finds the legal text of a page: the furniture goes, then the smallest part that holds the prose, with its title;
// at the edges of that part what is no text goes too.

import { type Document, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { isDocumentTitle } from './document-titles.ts';
import { headingLevel } from './element-kinds.ts';
import { keepSection, type SectionHints } from './find-section.ts';
import { leaveOutFurniture } from './furniture.ts';
import { isLayoutTable, tableParts } from './layout-tables.ts';
import { countWords, type Measures, measureOf, measurePage } from './measure-page.ts';
import { bodyOf, type PageNode, textOf, walk } from './page-tree.ts';
import { areLabels, areRightsNotice, shortLines } from './short-lines.ts';
import { trimEdges } from './trim-edges.ts';

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
function descend(body: ParentNode, measures: Measures, leftOut: ReadonlySet<PageNode>): ParentNode {
  let node = body;
  for (;;) {
    const children = node.children.filter((child) => !leftOut.has(child));
    const best = children.reduce<PageNode | null>(
      (most, child) => (measureOf(measures, child).prose > (most ? measureOf(measures, most).prose : 0) ? child : most),
      null,
    );
    if (!best || !isTag(best) || isIndivisible(best, leftOut)) return node;
    const at = children.indexOf(best);
    const isBeside = (child: PageNode, index: number) =>
      isText(child)
        ? countWords(child.data) > 3
        : child !== best && isLegalBeside(child, { best, measures, leftOut, isBefore: index < at });
    if (children.some(isBeside)) return node;
    node = best;
  }
}

const indivisible = new Set(['p', 'ul', 'ol', 'dl', 'a', 'span']);

function isIndivisible(element: Element, leftOut: ReadonlySet<PageNode>): boolean {
  return indivisible.has(element.name) || (element.name === 'table' && !isLayoutTable(element, leftOut));
}

interface Beside {
  readonly best: Element;
  readonly measures: Measures;
  readonly leftOut: ReadonlySet<PageNode>;
  readonly isBefore: boolean;
}

/** A neighbour that belongs to the text: prose of its own, or the title. */
function isLegalBeside(node: PageNode, beside: Beside): boolean {
  const { best, measures } = beside;
  const measure = measureOf(measures, node);
  if (measure.titles > 0) return !isSiteTitle(node, beside);
  if (measure.words === 0 || measure.linked * 2 > measure.words) return false;
  const { prose } = measureOf(measures, best);
  // Addresses and dates are no prose, and in a short document they are the text.
  if (measure.prose === 0 && measure.words >= 2 && measure.controls === 0 && prose < 400)
    return !isFurnitureBeside(node, beside);
  return measure.prose > 0 && measure.prose >= Math.min(25, prose * 0.02);
}

/** Names of tabs before the text's title, the site's notice of rights after the text, other cells of a page's grid. */
function isFurnitureBeside(node: PageNode, { best, measures, leftOut, isBefore }: Beside): boolean {
  if (!isTag(node)) return false;
  const { headings, titles } = measureOf(measures, best);
  const lines = shortLines(node, leftOut);
  if (lines === null) return false;
  if (!isBefore && areRightsNotice(lines)) return true;
  if (isBefore && titles > 0 && areLabels(lines)) return true;
  // A date that stands over the text in a cell of its own belongs to it.
  return tableParts.has(best.name) && headings > 0 && !lines.some((line) => dateLike.test(line));
}

const dateLike =
  /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th|er|\.|º)?(?: de)? \p{L}{3,12}\.?,?(?: de)? \d{4}|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|:\s*\p{L}{3,12} \d{4}|\d{4}年/u;

const wordsOfSiteTitle = 30;

/** A headline of the site, such as the name of its legal pages, over a text that has the title of a document itself. */
function isSiteTitle(node: PageNode, { best, measures, isBefore }: Beside): boolean {
  if (!isBefore || !isTag(node) || measureOf(measures, best).titles !== 1) return false;
  if (measureOf(measures, node).words > wordsOfSiteTitle) return false;
  return !titlesIn(node).some(isDocumentTitle) && titlesIn(best).every(isDocumentTitle);
}

function titlesIn(element: Element): string[] {
  const found: string[] = [];
  walk(element, (node) => {
    if (isTag(node) && headingLevel(node) === 1) found.push(textOf(node).replace(/\s+/g, ' ').trim());
    return true;
  });
  return found;
}
