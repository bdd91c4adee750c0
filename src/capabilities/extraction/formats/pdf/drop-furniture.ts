// Page furniture: running headers and footers, and page numbers. They repeat from page to page at the same place,
// with nothing but a number changing.

import { buildLines, type TextLine } from './build-lines.ts';
import type { PdfPage } from './read-pages.ts';

/** How many lines from the top and the bottom of a page may be furniture. */
const mostLines = 4;
/** Share of the page's height from either end. */
const reach = 0.14;

interface EdgeLine {
  readonly page: number;
  readonly line: TextLine;
  /** What the line says with its numbers taken out, and about where it stands. */
  readonly pattern: string;
}

/** The pages without their furniture. */
export function dropFurniture(pages: readonly PdfPage[]): PdfPage[] {
  const edges = pages.flatMap(edgeLines);
  const dropped = new Set<unknown>();
  for (const group of groupsOf(edges)) {
    if (isFurniture(group, pages.length)) for (const { line } of group) for (const run of line.runs) dropped.add(run);
  }
  return pages.map((page) => ({ ...page, runs: page.runs.filter((run) => !dropped.has(run)) }));
}

function edgeLines({ runs, height }: PdfPage, page: number): EdgeLine[] {
  const lines = buildLines(runs);
  const above = lines.slice(0, mostLines).filter((line) => line.top < reach * height);
  const below = lines.slice(-mostLines).filter((line) => line.top > (1 - reach) * height && !above.includes(line));
  return [...above, ...below].map((line) => {
    const words = line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
    const isNumber = romanNumber.test(words) || words === '#';
    return { page, line, pattern: `${above.includes(line) ? 'above' : 'below'} ${isNumber ? '#' : words}` };
  });
}

const romanNumber = /^[-–— ]*[ivxlc]{1,6}[-–— ]*$/;

function groupsOf(edges: readonly EdgeLine[]): EdgeLine[][] {
  const groups = new Map<string, EdgeLine[]>();
  for (const edge of edges) groups.set(edge.pattern, [...(groups.get(edge.pattern) ?? []), edge]);
  return [...groups.values()].flatMap(atOnePlace);
}

/** Left and right pages may place their furniture differently, but all at one of a few heights. */
function atOnePlace(group: readonly EdgeLine[]): EdgeLine[][] {
  const places = new Map<number, EdgeLine[]>();
  for (const edge of group) {
    const place = [...places.keys()].find((top) => Math.abs(top - edge.line.top) <= 0.8 * edge.line.size);
    const key = place ?? edge.line.top;
    places.set(key, [...(places.get(key) ?? []), edge]);
  }
  return [...places.values()];
}

/** Short documents repeat little; there the numbers must count the pages. */
function isFurniture(group: readonly EdgeLine[], pages: number): boolean {
  const seen = new Set(group.map(({ page }) => page)).size;
  if (countsPages(group)) return seen >= Math.min(2, pages) || pages === 1;
  if (group.some(({ pattern }) => /^(?:above|below) #$/.test(pattern))) return seen >= Math.max(3, 0.5 * pages);
  return pages <= 3 ? pages >= 2 && seen === pages : seen >= 3 && seen >= 0.3 * pages;
}

/** Whether one number of the lines rises with the pages and the words around it say no more than "page". */
function countsPages(group: readonly EdgeLine[]): boolean {
  const [first] = group;
  const isPageWord =
    /^(?:above|below) [-–—|·. ]*(?:(?:page|seite|página|pagina|strona|p\.?)\s*)?#(?:\s*(?:\/|of|von|de|di|sur|van|z)\s*#)?[-–—|·. ]*$/;
  if (!first || !isPageWord.test(first.pattern)) return false;
  const offsets = group.map(({ page, line }) => Number(/\d+/.exec(line.text)?.[0]) - page);
  return (
    offsets.every((offset) => offset === offsets[0]) && (group.length > 1 || /page|seite|#.*#/.test(first.pattern))
  );
}
