// Proposes a selector for the part of a page that holds a known text: candidates from the elements that hold most of
// it, each judged by what it really matches on the page.

import type { Element } from 'domhandler';
import type { SelectorProposal } from '../repair-selector.ts';
import { PageTooLarge, parsePage } from './html/page-tree.ts';
import { matchesOf, UnusableSelector } from './html/select-parts.ts';
import { type MarkedPage, markWords } from './mark-words.ts';
import { classesOf, type NamedSelector, ownNames, placesBelow } from './name-element.ts';

export interface SelectorSearch {
  /** What the selectors in use hold of the text; null where they match nothing. */
  readonly present: SelectorProposal | null;
  /** Null where the page does not hold the text, or cannot be read. */
  readonly proposal: SelectorProposal | null;
}

const mostCandidates = 160;
/** Less than half of the text is not the text. */
const leastCoverage = 0.5;
/** What a selector that breaks easily must hold more than a lasting one. */
const weightOfFrailty = 0.03;

/** Looks for the text, as a reader saw it last, on a page; `selectors` are those in use. */
export function proposeSelector(html: string, text: string, selectors: readonly string[] = []): SelectorSearch {
  try {
    const page = parsePage(html);
    const marked = markWords(page, text);
    const evaluate = (selector: string) => judge(marked, matchesOf(page, selector), selector);
    const present = selectors.length > 0 ? evaluatePresent(selectors, evaluate) : null;
    const judged = candidatesOf(marked).flatMap((candidate) => {
      const proposal = evaluate(candidate.selector);
      return proposal && proposal.coverage >= leastCoverage ? [{ ...candidate, proposal }] : [];
    });
    const worth = (each: (typeof judged)[number]) =>
      balanceOf(each.proposal) - weightOfFrailty * each.frailty - each.selector.length / 10_000;
    const best = judged.sort((one, other) => worth(other) - worth(one))[0];
    return { present, proposal: best && balanceOf(best.proposal) >= leastCoverage ? best.proposal : null };
  } catch (cause) {
    if (cause instanceof PageTooLarge) return { present: null, proposal: null };
    throw cause;
  }
}

type Evaluate = (selector: string) => SelectorProposal | null;

function evaluatePresent(selectors: readonly string[], evaluate: Evaluate): SelectorProposal | null {
  try {
    return evaluate(selectors.join(', '));
  } catch (cause) {
    if (cause instanceof UnusableSelector) return null;
    throw cause;
  }
}

/** What matched elements hold together, those inside others not counted again. */
function judge(marked: MarkedPage, matches: readonly Element[], selector: string): SelectorProposal | null {
  let [words, found, reached] = [0, 0, -1];
  for (const element of matches) {
    const range = marked.elements.get(element);
    if (!range || range.start < reached) continue;
    words += range.end - range.start;
    found += marked.foundBefore(range.end) - marked.foundBefore(range.start);
    reached = range.end;
  }
  if (found === 0) return null;
  return { selector, coverage: Math.min(1, found / marked.wanted), precision: found / words };
}

function balanceOf({ coverage, precision }: SelectorProposal): number {
  return (2 * coverage * precision) / (coverage + precision);
}

/** Names and places of the elements that hold the text best, and classes that several elements with parts of it share. */
function candidatesOf(marked: MarkedPage): NamedSelector[] {
  const holders: { element: Element; balance: number }[] = [];
  const shared = new Map<string, number>();
  for (const element of marked.elements.keys()) {
    const proposal = judge(marked, [element], '');
    if (!proposal) continue;
    holders.push({ element, balance: balanceOf(proposal) });
    for (const name of classesOf(element)) shared.set(name, (shared.get(name) ?? 0) + proposal.coverage);
  }
  const best = holders.sort((one, other) => other.balance - one.balance).slice(0, 12);
  const groups = [...shared].filter(([, coverage]) => coverage >= leastCoverage && coverage < 4);
  const named = [
    ...best.flatMap(({ element }) => ownNames(element)),
    ...groups.map(([name]) => ({ selector: `.${name}`, frailty: 0.2 })),
    ...best.slice(0, 5).flatMap(({ element }) => placesBelow(element)),
  ];
  const distinct = new Map<string, NamedSelector>();
  for (const each of named) if (!distinct.has(each.selector)) distinct.set(each.selector, each);
  return [...distinct.values()].slice(0, mostCandidates);
}
