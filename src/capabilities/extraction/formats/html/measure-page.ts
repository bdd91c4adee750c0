// How much each part of a page says, and how much of that is prose rather than links: what telling the legal text
// from its surroundings rests on.

import { type Element, isTag, isText, type ParentNode } from 'domhandler';
import { headingLevel, isBlock, isUnread } from './element-kinds.ts';
import { isLayoutTable } from './layout-tables.ts';
import type { PageNode } from './page-tree.ts';

export interface Measure {
  words: number;
  /** Words inside links. */
  linked: number;
  /** Words of lines that read like sentences or the entries of a list or table. */
  prose: number;
  links: number;
  /** Buttons and fields. */
  controls: number;
  headings: number;
  /** Headings of the first level. */
  titles: number;
}

export type Measures = ReadonlyMap<PageNode, Measure>;

/** Measures of all elements below, those in `leftOut` counting nothing. */
export function measurePage(root: ParentNode, leftOut: ReadonlySet<PageNode>): Map<PageNode, Measure> {
  const measures = new Map<PageNode, Measure>();
  visit(root, { measures, leftOut, run: { words: 0, linked: 0, entry: false }, isLayout: false }, false);
  return measures;
}

export function measureOf(measures: Measures, node: PageNode): Measure {
  return measures.get(node) ?? nothing;
}

const nothing: Measure = { words: 0, linked: 0, prose: 0, links: 0, controls: 0, headings: 0, titles: 0 };

interface Measuring {
  readonly measures: Map<PageNode, Measure>;
  readonly leftOut: ReadonlySet<PageNode>;
  run: Run;
  /** Whether the innermost table around only arranges the page, so that its cells are no entries. */
  isLayout: boolean;
}

/** Text between two block borders. */
interface Run {
  words: number;
  linked: number;
  /** Whether it stands in a list or table, where few words are a sentence. */
  readonly entry: boolean;
}

const entryElements = new Set(['li', 'td', 'th', 'dd', 'dt']);
const controlElements = new Set(['button', 'input', 'select', 'textarea']);
const wordsOfSentence = 11;
const wordsOfEntry = 5;

function visit(parent: ParentNode, measuring: Measuring, isLinked: boolean): Measure {
  const measure: Measure = { ...nothing };
  for (const child of parent.children) {
    if (measuring.leftOut.has(child)) continue;
    if (isText(child)) {
      const words = countWords(child.data);
      measure.words += words;
      measuring.run.words += words;
      if (isLinked) {
        measure.linked += words;
        measuring.run.linked += words;
      }
    } else if (isTag(child)) {
      addElement(measure, child, measuring, isLinked);
    } else if ('children' in child) {
      add(measure, visit(child, measuring, isLinked));
    }
  }
  return measure;
}

function addElement(measure: Measure, element: Element, measuring: Measuring, isLinked: boolean): void {
  if (controlElements.has(element.name)) measure.controls += 1;
  if (isUnread(element)) return;
  if (!isBlock(element)) {
    const isLink = element.name === 'a' && element.attribs.href !== undefined;
    const inside = visit(element, measuring, isLinked || isLink);
    if (isLink) inside.links += 1;
    measuring.measures.set(element, inside);
    add(measure, inside);
    return;
  }
  measure.prose += endRun(measuring, measuring.run.entry);
  const before = measuring.run;
  const { isLayout } = measuring;
  if (element.name === 'table') measuring.isLayout = isLayoutTable(element, measuring.leftOut);
  const isEntry = entryElements.has(element.name) && !(measuring.isLayout && element.name === 'td');
  measuring.run = { words: 0, linked: 0, entry: before.entry || isEntry };
  const inside = visit(element, measuring, isLinked);
  measuring.isLayout = isLayout;
  inside.prose += endRun(measuring, before.entry);
  measuring.run = { words: 0, linked: 0, entry: before.entry };
  const level = headingLevel(element);
  if (level !== null && inside.words > 0) {
    inside.headings += 1;
    if (level === 1) inside.titles += 1;
  }
  measuring.measures.set(element, inside);
  add(measure, inside);
}

/** Words of the run if they are prose; a new run begins. */
function endRun(measuring: Measuring, isEntry: boolean): number {
  const { words, linked, entry } = measuring.run;
  measuring.run = { words: 0, linked: 0, entry: isEntry };
  return words >= (entry ? wordsOfEntry : wordsOfSentence) && linked * 2 < words ? words : 0;
}

function add(measure: Measure, inside: Measure): void {
  measure.words += inside.words;
  measure.linked += inside.linked;
  measure.prose += inside.prose;
  measure.links += inside.links;
  measure.controls += inside.controls;
  measure.headings += inside.headings;
  measure.titles += inside.titles;
}

/** Words by white space; two characters of a script without spaces count as one. */
export function countWords(text: string): number {
  let words = 0;
  let dense = 0;
  let isInside = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 32 || code === 160) isInside = false;
    else if (code >= 0x3040 && code <= 0xd7af) {
      dense += 1;
      isInside = false;
    } else if (!isInside && isWordCharacter(code)) {
      words += 1;
      isInside = true;
    }
  }
  return words + Math.ceil(dense / 2);
}

function isWordCharacter(code: number): boolean {
  if (code >= 0xc0) return code < 0x2000 || code > 0x206f;
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}
