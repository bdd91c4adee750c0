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
  /** What the page calls itself. */
  readonly pageTitle?: string | null;
}

const wordsOfSection = 60;
const maxLinks = 1_000;
const maxLines = 5_000;
/** Lines that may name the document; each asks all others where it ends. */
const maxStarts = 20;

/**
 * Leaves out what is not the section that the hints mean; true where there is one. A page that holds one document
 * stays whole.
 */
export function keepSection(main: ParentNode, whole: ParentNode, hints: SectionHints, leftOut: Set<PageNode>): boolean {
  if (hints.type === undefined && hints.title === undefined && !hints.url?.includes('#')) return false;
  const { lines: all, words } = linesOf(main, leftOut);
  const lines = all.slice(0, maxLines);
  const anchored = anchoredSection(main, whole, hints, leftOut);
  // What a page that is the document anyway links to by the document's type is a section of it.
  if (anchored && (anchored.score > 2 || !isNamedByPage(lines, hints))) {
    leaveOutBefore(anchored.element, main, leftOut);
    leaveOutFrom(anchored.element, main, leftOut, 'after');
    return true;
  }
  const stretch = stretchOf(lines, words, hints);
  if (!stretch || stretch.words > words * 0.93) return false;
  const { start, end } = stretch;
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

interface Anchored {
  readonly element: Element;
  readonly score: number;
  readonly words: number;
}

/** An element that holds one section whole, which a link of the page's own contents or the address names. */
function anchoredSection(
  main: ParentNode,
  whole: ParentNode,
  hints: SectionHints,
  leftOut: ReadonlySet<PageNode>,
): Anchored | null {
  const wanted = new Map<string, number>();
  let links = 0;
  const fragment = hints.url?.split('#')[1];
  if (fragment) wanted.set(decodeFragment(fragment), 5);
  walk(whole, (node) => {
    if (!isTag(node) || node.name !== 'a') return true;
    const target = node.attribs.href?.split('#')[1];
    if (!target || !node.attribs.href?.startsWith('#') || links++ > maxLinks) return true;
    const score = nameScore(textOf(node).slice(0, 200), hints);
    if (score > 1) wanted.set(decodeFragment(target), Math.max(score, wanted.get(decodeFragment(target)) ?? 0));
    return true;
  });
  if (wanted.size === 0) return null;
  const total = countWords(textOf(main));
  let best: Anchored | null = null;
  walk(main, (node) => {
    if (leftOut.has(node)) return false;
    if (!isTag(node)) return true;
    const score = wanted.get(node.attribs.id ?? '') ?? 0;
    if (score > 0 && score >= (best?.score ?? 0)) {
      const words = countWords(textOf(node));
      const isBetter = score > (best?.score ?? 0) || words > (best?.words ?? 0);
      if (isBetter && words >= wordsOfSection && words <= total * 0.9) best = { element: node, score, words };
    }
    return true;
  });
  return best;
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

interface Stretch {
  readonly start: PageLine;
  readonly end: PageLine | null;
  readonly words: number;
}

/** The stretch of lines that is the document that is meant; null where no line names it. */
function stretchOf(lines: readonly PageLine[], words: number, hints: SectionHints): Stretch | null {
  let best: (Stretch & { readonly rank: number }) | null = null;
  const isOwn = isNamedByPage(lines, hints);
  let starts = 0;
  for (const start of lines) {
    const score = nameScore(start.text, hints);
    if (score === 0) continue;
    if (++starts > maxStarts) break;
    // The first line of that type is the page's own; later ones are sections of it.
    if (score < 3 && isOwn && best) break;
    if (score < 3 && !isOwn && !isAmongOthers(lines, start, hints)) continue;
    if (score < 3 && numberOf(start.text) !== null && (isOwn || !isOfOtherType(lines, hints))) continue;
    // What stands first is over all that follows, until another document certainly begins.
    const end = endOf(lines, start, hints, isOwn || start.position < wordsOfLead);
    const length = (end?.position ?? words) - start.position;
    if (length < wordsOfSection) continue;
    const rank = score * 2 + (start.level === null ? 0 : 1);
    if (!best || rank > best.rank || (rank === best.rank && length > best.words))
      best = { start, end, words: length, rank };
  }
  return best;
}

const wordsOfLead = 80;

/** Whether the page as a whole calls itself by the type that is meant. */
function isNamedByPage(lines: readonly PageLine[], hints: SectionHints): boolean {
  const { pageTitle, type } = hints;
  if (type === undefined) return false;
  const id = typeId(type);
  const named = (pageTitle ?? '').split(/\s+[|–—·-]\s+/).flatMap(typesOfTitle);
  if (named.length > 0) return named.includes(id);
  const first = lines.find((line) => line.position < wordsOfLead && typesOfTitle(line.text).length > 0);
  return first !== undefined && typesOfTitle(first.text).includes(id);
}

/** Whether the page holds documents of other types too: one beside this line, or the page itself is one. */
function isAmongOthers(lines: readonly PageLine[], start: PageLine, hints: SectionHints): boolean {
  if (lines.some((line) => line !== start && isOtherDocument(line, start, hints))) return true;
  return isOfOtherType(lines, hints);
}

/** Whether the page calls itself by some type, given that it is not the one that is meant. */
function isOfOtherType(lines: readonly PageLine[], { pageTitle }: SectionHints): boolean {
  const own = (pageTitle ?? '').split(/\s+[|–—·-]\s+/).flatMap(typesOfTitle);
  return own.length > 0 || lines.some((line) => line.position < wordsOfLead && typesOfTitle(line.text).length > 0);
}

function isOtherDocument(line: PageLine, start: PageLine, hints: SectionHints): boolean {
  if (!isDocumentTitle(line.text) || nameScore(line.text, hints) > 0) return false;
  if (start.level === null) return line.position < start.position || isSameMake(line, start);
  return line.level !== null && line.level <= start.level;
}

/** The next line that begins another document; words are those of all lines. */
function endOf(lines: readonly PageLine[], start: PageLine, hints: SectionHints, isOwn: boolean): PageLine | null {
  const number = numberOf(start.text);
  for (const [index, line] of lines.entries()) {
    if (line.position <= start.position + 15) continue;
    if (!isOwn && start.level !== null && line.level !== null && line.level < start.level) return line;
    if (!isOwn && number !== null && isSameMake(line, start) && numberOf(line.text) === number + 1) return line;
    if (!isOtherDocument(line, start, hints)) continue;
    if (number === null && numberOf(line.text) !== null) continue;
    if (isOwn && !isLongDocument(lines, index)) continue;
    return line;
  }
  return null;
}

const wordsOfDocument = 400;

/** Whether a line names a known type and is long enough for a document, not a section such as “Privacy Policy”. */
function isLongDocument(lines: readonly PageLine[], index: number): boolean {
  const line = lines[index];
  if (!line || typesOfTitle(line.text).length === 0) return false;
  const next = lines.slice(index + 1).find(({ level }) => level !== null && level <= (line.level ?? 6));
  return next === undefined || next.position - line.position >= wordsOfDocument;
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
