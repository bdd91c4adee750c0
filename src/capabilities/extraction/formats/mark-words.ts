// Where a known text stands on a page: every word of the page in order, which of them belong to runs of words of the
// text, and the stretch of words that each element holds.

import { type Document, type Element, isTag, isText } from 'domhandler';
import { bodyOf, type PageNode } from './html/page-tree.ts';

export interface WordRange {
  readonly start: number;
  readonly end: number;
}

export interface MarkedPage {
  /** In document order. */
  readonly elements: ReadonlyMap<Element, WordRange>;
  /** How many words of the text are sought. */
  readonly wanted: number;
  /** How many words before this place belong to the text. */
  readonly foundBefore: (place: number) => number;
}

/** So many words in a row are no accident. */
const runLength = 5;
const mostWords = 600_000;
const unseen: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head']);

/** Marks the words of a text, as a reader sees it, on a page. */
export function markWords(page: Document, text: string): MarkedPage {
  const sought = wordsOf(text).slice(0, mostWords);
  const length = Math.max(1, Math.min(runLength, sought.length));
  const runs = new Set<string>();
  for (let at = 0; at + length <= sought.length; at += 1) runs.add(sought.slice(at, at + length).join(' '));
  const words: string[] = [];
  const elements = new Map<Element, WordRange>();
  measure(bodyOf(page).children, words, elements);
  const isFound = new Uint8Array(words.length);
  for (let at = 0; at + length <= words.length; at += 1) {
    if (runs.has(words.slice(at, at + length).join(' '))) isFound.fill(1, at, at + length);
  }
  const sums = new Uint32Array(words.length + 1);
  for (let at = 0; at < words.length; at += 1) sums[at + 1] = (sums[at] ?? 0) + (isFound[at] ?? 0);
  return { elements, wanted: sought.length, foundBefore: (place) => sums[place] ?? 0 };
}

/** The depth of a page's tree is bounded where it is parsed. */
function measure(nodes: readonly PageNode[], words: string[], elements: Map<Element, WordRange>): void {
  for (const node of nodes) {
    if (isText(node)) for (const word of words.length < mostWords ? wordsOf(node.data) : []) words.push(word);
    if (!isTag(node) || unseen.has(node.name)) continue;
    const start = words.length;
    // The element's place in the order is before what it holds.
    elements.set(node, { start, end: start });
    measure(node.children, words, elements);
    elements.set(node, { start, end: words.length });
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
