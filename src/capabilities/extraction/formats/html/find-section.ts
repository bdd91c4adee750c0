// Where a page holds several documents or a document inside another, the section that is meant: found by the title
// and type that are known beforehand, by the page's own table of contents, and by where the next document begins.

import { type Element, isTag, type ParentNode } from 'domhandler';
import { isDocumentTitle, plainTitle, titleLikeness, typeId, typesOfTitle } from './document-titles.ts';
import { countWords } from './measure-page.ts';
import { linesOf, type PageLine } from './page-lines.ts';
import { type PageNode, textOf, walk } from './page-tree.ts';

export interface SectionHints {
  readonly type?: string;
  readonly title?: string;
  /** Address with the fragment that names the section, if any. */
  readonly url?: string;
}

const wordsOfSection = 60;

/**
 * Leaves out what is not the section that the hints mean; true where there is one. A page that holds one document
 * stays whole.
 */
export function keepSection(main: ParentNode, whole: ParentNode, hints: SectionHints, leftOut: Set<PageNode>): boolean {
  if (hints.type === undefined && hints.title === undefined && !hints.url?.includes('#')) return false;
  const anchored = anchoredSection(main, whole, hints, leftOut);
  if (anchored) {
    leaveOutBefore(anchored, main, leftOut);
    leaveOutFrom(anchored, main, leftOut, 'after');
    return true;
  }
  const { lines, words } = linesOf(main, leftOut);
  const start = startOf(lines, hints);
  if (!start) return false;
  const end = endOf(lines, start, hints);
  const length = (end?.position ?? words) - start.position;
  if (length < wordsOfSection || length > words * 0.93) return false;
  leaveOutBefore(start.element, main, leftOut);
  if (end) leaveOutFrom(end.element, main, leftOut, 'at');
  return true;
}

/** How well a line names the document that is meant: 0 for not at all. */
function nameScore(text: string, { type, title }: SectionHints): number {
  if (title !== undefined) {
    if (plainTitle(text) === plainTitle(title)) return 4;
    if (titleLikeness(text, title) >= 0.75) return 3;
  }
  if (type === undefined) return 0;
  const id = typeId(type);
  if (typesOfTitle(text).includes(id)) return 2;
  return titleLikeness(text, id.replace(/-/g, ' ')) >= 0.8 ? 2 : 0;
}

/** An element that holds one section whole, which a link of the page's own contents or the address names. */
function anchoredSection(
  main: ParentNode,
  whole: ParentNode,
  hints: SectionHints,
  leftOut: ReadonlySet<PageNode>,
): Element | null {
  const wanted = new Map<string, number>();
  const fragment = hints.url?.split('#')[1];
  if (fragment) wanted.set(decodeFragment(fragment), 5);
  walk(whole, (node) => {
    if (!isTag(node) || node.name !== 'a') return true;
    const target = node.attribs.href?.split('#')[1];
    if (!target || !node.attribs.href?.startsWith('#')) return true;
    const score = nameScore(textOf(node).slice(0, 200), hints);
    if (score > 0) wanted.set(decodeFragment(target), Math.max(score, wanted.get(decodeFragment(target)) ?? 0));
    return true;
  });
  if (wanted.size === 0) return null;
  const total = countWords(textOf(main));
  let best: { readonly element: Element; readonly score: number } | null = null;
  walk(main, (node) => {
    if (leftOut.has(node)) return false;
    if (!isTag(node)) return true;
    const score = wanted.get(node.attribs.id ?? '') ?? 0;
    if (score > (best?.score ?? 0)) {
      const words = countWords(textOf(node));
      if (words >= wordsOfSection && words <= total * 0.9) best = { element: node, score };
    }
    return true;
  });
  return (best as { readonly element: Element } | null)?.element ?? null;
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The line over the document that is meant; null where no line is, or where the page is that document. */
function startOf(lines: readonly PageLine[], hints: SectionHints): PageLine | null {
  let best: { readonly line: PageLine; readonly score: number } | null = null;
  for (const [index, line] of lines.entries()) {
    const named = nameScore(line.text, hints);
    if (named === 0 || (line.level === null && !line.isBold && named < 2)) continue;
    const next = lines[index + 1]?.position ?? Number.POSITIVE_INFINITY;
    // A line among other short ones stands in a list of documents, not over one.
    const leads = next - line.position > 6 || lines.slice(index + 1, index + 4).some((near) => near.level !== null);
    const score = named * 10 + (line.level === null ? 0 : 7 - line.level) + (line.isBold ? 1 : 0) + (leads ? 2 : 0);
    if (score > (best?.score ?? 0)) best = { line, score };
  }
  if (!best) return null;
  if (best.score >= 30) return best.line;
  return holdsOtherDocuments(lines, best.line, hints) ? best.line : null;
}

/** Whether a page found by type alone holds other documents too: a title of another type over or beside this one. */
function holdsOtherDocuments(lines: readonly PageLine[], start: PageLine, hints: SectionHints): boolean {
  return lines.some((line) => line !== start && isOtherDocument(line, start, hints));
}

function isOtherDocument(line: PageLine, start: PageLine, hints: SectionHints): boolean {
  if (!isDocumentTitle(line.text) || nameScore(line.text, hints) > 0) return false;
  if (start.level === null) return line.level !== null ? line.position < start.position || isSameMake(line, start) : isSameMake(line, start);
  return line.level !== null && line.level <= start.level;
}

/** The next line that begins another document. */
function endOf(lines: readonly PageLine[], start: PageLine, hints: SectionHints): PageLine | null {
  const number = numberOf(start.text);
  for (const line of lines) {
    if (line.position <= start.position + 15) continue;
    if (start.level !== null && line.level !== null && line.level < start.level) return line;
    if (number !== null && isSameMake(line, start) && numberOf(line.text) === number + 1) return line;
    if (!isOtherDocument(line, start, hints)) continue;
    if (number === null && numberOf(line.text) !== null) continue;
    return line;
  }
  return null;
}

/** Whether two lines are elements of the same kind in the same kind of place. */
function isSameMake(left: PageLine, right: PageLine): boolean {
  return left.level === right.level && left.isBold === right.isBold && makeOf(left.element) === makeOf(right.element);
}

function makeOf(element: Element): string {
  const { parent } = element;
  const above = parent && isTag(parent) ? `${parent.name}.${parent.attribs.class ?? ''}` : '';
  return `${above}>${element.name}.${element.attribs.class ?? ''}`;
}

function numberOf(text: string): number | null {
  const number = /^\s*(?:article |section )?(\d{1,2})\s?[.)–:-]/i.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}

function leaveOutBefore(element: Element, main: ParentNode, leftOut: Set<PageNode>): void {
  for (let node: PageNode = element; node.parent && (node as ParentNode) !== main; node = node.parent) {
    for (let before = node.prev; before; before = before.prev) leftOut.add(before);
    if (node.parent === main || node.parent.type === 'root') break;
  }
}

function leaveOutFrom(element: Element, main: ParentNode, leftOut: Set<PageNode>, from: 'at' | 'after'): void {
  if (from === 'at') leftOut.add(element);
  for (let node: PageNode = element; node.parent && (node as ParentNode) !== main; node = node.parent) {
    for (let after = node.next; after; after = after.next) leftOut.add(after);
    if (node.parent === main || node.parent.type === 'root') break;
  }
}
