// The parts of a page that selectors name, as Open Terms Archive understands them: what is removed goes first, then
// each selection adds what it matches, in the order of the selections.

import { selectAll, selectOne } from 'css-select';
import { parse as parseSelector, type Selector } from 'css-what';
import { type Document, type Element, isTag, type ParentNode } from 'domhandler';
import type { RangeSelection, Selection } from '#domain/source.ts';
import { bodyOf, type PageNode, walk } from './page-tree.ts';

/** A part of a page: everything below `root` except `leftOut`. */
export interface PagePart {
  readonly root: ParentNode;
  readonly leftOut: ReadonlySet<PageNode>;
  /** True where the root's own element counts, not only what is inside. */
  readonly isWhole: boolean;
}

/** A selector that cannot be used, or that is refused because it could be abused. */
export class UnusableSelector extends Error {
  readonly selector: string;
  constructor(selector: string, reason: string) {
    super(`The selector "${selector.slice(0, 200)}" cannot be used: ${reason}.`);
    this.selector = selector;
  }
}

const maxSelectorLength = 2_000;
const maxMatches = 5_000;
const maxNesting = 3;

/** Pseudo-classes whose cost grows with the element alone. */
const allowedPseudos: ReadonlySet<string> = new Set([
  'first-child',
  'last-child',
  'only-child',
  'first-of-type',
  'last-of-type',
  'only-of-type',
  'nth-child',
  'nth-last-child',
  'nth-of-type',
  'nth-last-of-type',
  'not',
  'is',
  'where',
  'matches',
  'has',
  'empty',
  'root',
  'scope',
  'contains',
  'icontains',
]);

/** Everything that the selections match, in their order; empty where they match nothing. */
export function selectParts(page: Document, select: readonly Selection[], remove: readonly Selection[]): PagePart[] {
  const removed = new Set<PageNode>();
  for (const selection of remove) {
    if (typeof selection === 'string') for (const element of matchesOf(page, selection)) removed.add(element);
    else for (const node of rangeOf(page, selection)?.inside() ?? []) removed.add(node);
  }
  return select.flatMap((selection): PagePart[] => {
    if (typeof selection !== 'string') {
      const range = rangeOf(page, selection);
      return range ? [{ root: range.root, leftOut: new Set([...removed, ...range.outside()]), isWhole: false }] : [];
    }
    const matches = matchesOf(page, selection);
    const found = new Set<PageNode>(matches);
    // What is inside another match is there already.
    const outermost = matches.filter((element) => !isBelow(element, removed) && !isBelow(element.parent, found));
    return outermost.map((root) => ({ root, leftOut: removed, isWhole: true }));
  });
}

/** Elements that a selector matches, in document order. Throws UnusableSelector. */
export function matchesOf(page: Document, selector: string): Element[] {
  checkSelector(selector);
  try {
    return selectAll<PageNode | Document, Element>(selector, page).slice(0, maxMatches);
  } catch (error) {
    throw new UnusableSelector(selector, error instanceof Error ? error.message.slice(0, 200) : 'it is not CSS');
  }
}

function firstMatch(page: Document, selector: string): Element | null {
  checkSelector(selector);
  try {
    return selectOne<PageNode | Document, Element>(selector, page);
  } catch (error) {
    throw new UnusableSelector(selector, error instanceof Error ? error.message.slice(0, 200) : 'it is not CSS');
  }
}

function checkSelector(selector: string): void {
  if (selector.length > maxSelectorLength) throw new UnusableSelector(selector, `longer than ${maxSelectorLength}`);
  let parsed: Selector[][];
  try {
    parsed = parseSelector(selector);
  } catch (error) {
    throw new UnusableSelector(selector, error instanceof Error ? error.message.slice(0, 200) : 'it is not CSS');
  }
  checkTokens(selector, parsed, 0);
}

function checkTokens(selector: string, alternatives: readonly Selector[][], nesting: number): void {
  if (nesting > maxNesting) throw new UnusableSelector(selector, 'it is nested too deeply');
  for (const token of alternatives.flat()) {
    if (token.type === 'pseudo-element') throw new UnusableSelector(selector, 'it names a pseudo-element');
    if (token.type !== 'pseudo') continue;
    if (!allowedPseudos.has(token.name)) throw new UnusableSelector(selector, `:${token.name} is not supported`);
    // A relation inside another one multiplies the work by the size of the page each time.
    if (token.name === 'has' && nesting > 0) throw new UnusableSelector(selector, ':has stands inside another one');
    if (Array.isArray(token.data)) checkTokens(selector, token.data, nesting + 1);
  }
}

interface PageRange {
  readonly root: ParentNode;
  readonly inside: () => Iterable<PageNode>;
  readonly outside: () => Iterable<PageNode>;
}

/** Null where a boundary is not on the page or the end stands before the start. */
function rangeOf(page: Document, selection: RangeSelection): PageRange | null {
  const start = firstMatch(page, selection.startBefore ?? selection.startAfter ?? '');
  const end = firstMatch(page, selection.endBefore ?? selection.endAfter ?? '');
  if (!start || !end) return null;
  const order = orderOf(page);
  const from = selection.startBefore === undefined ? lastOf(start, order) + 1 : (order.get(start) ?? 0);
  const to = selection.endBefore === undefined ? lastOf(end, order) : (order.get(end) ?? 0) - 1;
  if (to < from) return null;
  const nodes = [...order.keys()];
  const holds = (node: PageNode) => {
    const position = order.get(node) ?? -1;
    return position >= from && lastOf(node, order) <= to;
  };
  return {
    root: bodyOf(page),
    inside: () => nodes.slice(from, to + 1).filter(holds),
    outside: () => nodes.filter((node) => (order.get(node) ?? 0) > to || lastOf(node, order) < from),
  };
}

function orderOf(page: Document): Map<PageNode, number> {
  const order = new Map<PageNode, number>();
  walk(page, (node) => {
    order.set(node, order.size);
    return true;
  });
  return order;
}

/** Position of the last node inside. */
function lastOf(node: PageNode, order: ReadonlyMap<PageNode, number>): number {
  let last: PageNode = node;
  while ('children' in last && last.children.length > 0) last = last.children[last.children.length - 1] as PageNode;
  return order.get(last) ?? -1;
}

function isBelow(start: ParentNode | null, found: ReadonlySet<PageNode>): boolean {
  for (let node = start; node; node = node.parent) {
    if (isTag(node) && found.has(node)) return true;
  }
  return false;
}
