// How much a difference matters: the class and the rule of a pair of blocks, found by dropping ever more of the form
// until both sides are equal. What stays different after all of it is a change of what is agreed.

import type { Block } from '#domain/block.ts';
import {
  type ChangeReason,
  type ChangeRuleId,
  changeClasses,
  type Finding,
  type SentenceEdit,
} from '#domain/change.ts';
import { countShared, foldedForm, readingForm, wordHashes } from './block-forms.ts';
import { isDateLine, withoutOwnDates } from './dates.ts';
import { hasSameAddressHeads, withoutImages } from './link-targets.ts';
import { orderedMarker, withoutNumbering } from './numbering.ts';
import { isContactLine } from './significance/contact-details.ts';
import {
  formFinding,
  imageOnly,
  linkTrackingOnly,
  markupOnly,
  targetFinding,
  whitespaceOnly,
} from './significance/cosmetic-findings.ts';
import { isPageFurniture } from './significance/page-furniture.ts';
import { placeRule } from './significance/place-findings.ts';
import { sentenceEdits } from './significance/sentence-edits.ts';
import type { PairSignificance, SignificanceContext } from './significance-context.ts';

/** Another number or label for the same words; the vocabulary has no narrower reason. */
const renumbered = editorial('renumbered');
/** Letter case of a title: typography there, whereas in a sentence "Products" may be defined and "products" not. */
const titleOnly = editorial('heading');
/** Tags that a page by mistake shows to its readers, or no longer shows; what surrounds a document. */
const pageFurniture = editorial('page-furniture');
const dateOnly: Finding = { class: 'editorial', reason: 'date', rule: 'stated-date' };
const text: Finding = { class: 'substantive', reason: 'text', rule: 'wording' };

function editorial(rule: ChangeRuleId): Finding {
  return { class: 'editorial', reason: 'markup', rule };
}

/** Class, reason and rule of a difference between blocks that answer each other, and where its sentences differ. */
export function significanceOfPair(
  old: readonly Block[],
  next: readonly Block[],
  context: SignificanceContext = {},
): PairSignificance {
  const formal = formalFinding(old, next);
  if (formal?.class === 'cosmetic') return formal;
  const [oldPlain, newPlain] = [joinForms(old, plainForm), joinForms(next, plainForm)];
  const edits = sentenceEdits(oldPlain, newPlain, {
    kind: old[0]?.kind === 'heading' && next[0]?.kind === 'heading' ? 'heading' : 'paragraph',
    isTitled: next.every(isSectionTitle),
    language: context.language,
    isKnown: context.isKnown ?? (() => false),
  });
  const found = formal ?? titleFinding(old, next, edits, context);
  if (found) return { ...found, sentences: edits.map((edit) => (isNews(edit) ? { ...edit, ...found } : edit)) };
  const [first] = [...edits].sort(byTelling);
  if (!first) return formFinding(oldPlain, newPlain);
  return { class: first.class, reason: first.reason, rule: first.rule, sentences: edits };
}

const isNews = ({ class: changeClass }: Finding): boolean => changeClass === 'substantive';
/** "Transparency (effective 3 February 2026)": the date is that of the section. */
const isSectionTitle = ({ kind, level, markdown, plain }: Block): boolean =>
  ((kind === 'heading' && level > 1) || /^\s*(?:[*-]|\d+\.)\s+#{2,6}\s/.test(markdown)) &&
  /^\P{L}*\p{L}[^()]*\([^()]*\d{4}\)/u.test(plain);
const plainForm = ({ plain }: Block): string => plain;

/** What can be said of both sides as wholes, before any sentence is looked at; null for a change of words. */
function formalFinding(old: readonly Block[], next: readonly Block[]): Finding | null {
  const [oldFolded, newFolded] = [joinForms(old, foldedForm), joinForms(next, foldedForm)];
  if (oldFolded === newFolded) return whitespaceOnly;
  const [oldReading, newReading] = [joinForms(old, readingForm), joinForms(next, readingForm)];
  const [one, other] = [old.length === 1 ? old[0]! : null, next.length === 1 ? next[0]! : null];
  if (oldReading === newReading) {
    const target = targetFinding(oldFolded, newFolded);
    if (target) return target;
    // Struck-through words are shown but no longer meant, so a strike is no mere markup.
    if (struckWords(oldFolded) !== struckWords(newFolded)) return text;
    if (one && other && isRenumbered(one, other)) return renumbered;
    return formFinding(joinForms(old, plainForm), joinForms(next, plainForm));
  }
  if (isSameButBlanks(oldReading, newReading)) {
    return isGuarded(oldReading, newReading) ? null : whitespaceOnly;
  }
  if (withoutImages(oldFolded) === withoutImages(newFolded)) return imageOnly;
  if (isTitle(old, oldReading) && oldReading.toLowerCase() === newReading.toLowerCase()) return titleOnly;
  if (hasSameAddressHeads(oldReading, newReading)) return linkTrackingOnly;
  if (showsTags(oldReading) !== showsTags(newReading) && withoutTags(oldReading) === withoutTags(newReading)) {
    return pageFurniture;
  }
  if (one && other && isOtherFurniture([one, oldReading], [other, newReading])) return pageFurniture;
  return one && other ? labelFinding([one, oldReading], [other, newReading]) : null;
}

/** "8.7.", "Clause 1", "12. Reserved": a place in the count, with no rule in it. */
function isLabelAlone(block: Block, reading: string): boolean {
  return labelAlone.test(withoutNumbering(block, reading));
}

const labelAlone = /^[^\p{L}\p{N}]*(?:(?:reserved|intentionally (?:left blank|omitted|deleted))[^\p{L}\p{N}]*)?$/iu;

/** Lines of the page around the document in other words; where only a date differs, it is a stamp. */
function isOtherFurniture([old, oldReading]: [Block, string], [next, newReading]: [Block, string]): boolean {
  if (!isPageFurniture(old, oldReading) || !isPageFurniture(next, newReading)) return false;
  return withoutOwnDates(oldReading) !== withoutOwnDates(newReading);
}

/** A label that is written on one side and counted by the list on the other is the same label. */
function labelFinding([old, oldReading]: [Block, string], [next, newReading]: [Block, string]): Finding | null {
  if (!isSameBehind(oldReading, newReading, longestLabel)) return null;
  const [oldText, newText] = [withoutNumbering(old, oldReading), withoutNumbering(next, newReading)];
  if (oldText !== newText) return null;
  const label = (block: Block, reading: string, rest: string) =>
    (reading.slice(0, reading.length - rest.length) || orderedMarker(block) || '').replace(/[\s.:()]+/g, '');
  return label(old, oldReading, oldText) === label(next, newReading, newText) ? markupOnly : renumbered;
}

/** Titles whose words change by more than so many say something else. */
const mostWordsOfTitle = 3;

/** A title in other words over the same rules; not where it binds itself, nor where a list depends on it. */
function titleFinding(
  old: readonly Block[],
  next: readonly Block[],
  edits: readonly SentenceEdit[],
  { after }: SignificanceContext,
): Finding | null {
  const [one, other] = [old[0], next[0]];
  if (old.length !== 1 || next.length !== 1 || one?.kind !== 'heading' || other?.kind !== 'heading') return null;
  if (after === 'list-item' || after === 'table-row') return null;
  const [oldWords, newWords] = [wordHashes(one), wordHashes(other)];
  if (Math.max(oldWords.length, newWords.length) - countShared(oldWords, newWords) > mostWordsOfTitle) return null;
  return edits.some((edit) => isNews(edit) && edit.signals.length > 0) ? null : titleOnly;
}

/** Class, reason and rule of a block that only one of the texts has. */
export function significanceOfSingle(
  block: Block,
  op: 'added' | 'removed',
  context: SignificanceContext = {},
): Finding {
  const reading = readingForm(block);
  if (!/[\p{L}\p{N}]/u.test(reading)) return /!\[/.test(block.markdown) ? imageOnly : markupOnly;
  if (isPageFurniture(block, reading)) return pageFurniture;
  if (isDateLine(reading)) return dateOnly;
  if (isLabelAlone(block, reading)) return renumbered;
  if (isContactLine(reading)) return editorial('contact-details');
  if (/^[\s·*-]*(?:https?:\/\/|www\.)\S+$/.test(reading)) return editorial('cross-reference');
  const rule = placeRule(block, reading, context);
  if (rule) return editorial(rule);
  return { ...text, rule: op === 'added' ? 'rule-added' : 'rule-removed' };
}

/** The weightier of two findings first, for sorting. */
export function byWeight(left: Finding, right: Finding): number {
  const difference = changeClasses.indexOf(right.class) - changeClasses.indexOf(left.class);
  return difference || reasonWeight.indexOf(left.reason) - reasonWeight.indexOf(right.reason);
}

/** The finding that tells most of a passage first: among the weightiest, what binds before what is merely reworded. */
function byTelling(left: Finding, right: Finding): number {
  return byWeight(left, right) || rulesByTelling.indexOf(left.rule) - rulesByTelling.indexOf(right.rule);
}

const rulesByTelling: readonly ChangeRuleId[] = [
  'negation',
  'modal-verb',
  'amount',
  'period',
  'number',
  'date-in-rule',
  'party',
  'defined-term',
  'rule-removed',
  'rule-added',
  'wording',
  'stated-date',
  'contact-details',
  'cross-reference',
  'renumbered',
  'spelling',
  'punctuation',
];

const reasonWeight: readonly ChangeReason[] = [
  'text',
  'reordering',
  'date',
  'returns-to-earlier-text',
  're-extracted',
  'markup',
  'link-target',
  'whitespace',
];

function joinForms(blocks: readonly Block[], form: (block: Block) => string): string {
  return blocks.length === 1 ? form(blocks[0]!) : blocks.map(form).join(' ');
}

const guardedWords = new RegExp(
  `\\d+|(?<![\\p{L}])(?:${[
    'not|no|nor|never|none|without|may|must|shall|should|can|will|cannot|maybe|nicht|kein[a-z]*|nie|ohne|darf|muss|soll',
    'ne|pas|jamais|sans|doit|peut|nunca|sin|debe|puede|non|mai|senza|deve|può|não|sem|pode|niet|geen|moet|mag|nie|ikke|inte',
  ].join('|')})(?![\\p{L}])`,
  'giu',
);

/** Whether other white space made other numbers, negations or modal verbs: "may be" is not "maybe". */
function isGuarded(oldReading: string, newReading: string): boolean {
  return oldReading.match(guardedWords)?.join() !== newReading.match(guardedWords)?.join();
}

function isTitle(blocks: readonly Block[], reading: string): boolean {
  if (blocks.length === 1 && blocks[0]?.kind === 'heading') return true;
  let blanks = 0;
  for (let at = reading.indexOf(' '); at >= 0; at = reading.indexOf(' ', at + 1)) if (++blanks > 7) return false;
  return !/[.,;:!?]/.test(reading);
}

function isSameButBlanks(left: string, right: string): boolean {
  let [i, j] = [0, 0];
  for (;;) {
    while (left.charCodeAt(i) === 0x20) i++;
    while (right.charCodeAt(j) === 0x20) j++;
    if (i >= left.length || j >= right.length) return i >= left.length && j >= right.length;
    if (left.charCodeAt(i++) !== right.charCodeAt(j++)) return false;
  }
}

/** No label before a text is longer than this, its number and the blanks around it included. */
const longestLabel = 64;

/** Whether two texts can be the same behind labels: all but so many letters at their starts is. */
function isSameBehind(left: string, right: string, most: number): boolean {
  const length = Math.min(left.length, right.length) - most;
  return length <= 0 || left.slice(left.length - length) === right.slice(right.length - length);
}

const tag = /<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,1000})?>/gi;

function showsTags(reading: string): boolean {
  return reading.includes('<') && reading.search(tag) >= 0;
}

function withoutTags(reading: string): string {
  return reading.replace(tag, '').replace(/\s+/g, ' ').trim();
}

function struckWords(markdown: string): string {
  return (markdown.match(/~~[^~]+~~/g) ?? []).join();
}

function isRenumbered(old: Block, next: Block): boolean {
  const [oldMarker, newMarker] = [orderedMarker(old), orderedMarker(next)];
  return oldMarker !== null && newMarker !== null && oldMarker !== newMarker;
}
