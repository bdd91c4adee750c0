// A sentence with ever more of its form dropped: signs, letter case and spelling, numbers of sections, dates of the
// document, contact details. What makes two sentences equal is the rule by which their difference is editorial.

import type { BlockKind } from '#domain/block.ts';
import type { ChangeRuleId } from '#domain/change.ts';
import { withoutCrossReferences, withoutFootnoteNumbers } from '../cross-references.ts';
import { withoutOwnDates } from '../dates.ts';
import { withoutNumbering } from '../numbering.ts';
import { withoutContactDetails, withoutWebAddresses } from './contact-details.ts';
import { isSlip, oneSpelling } from './spelling.ts';

/** In the order in which they are tried: each step drops what the ones before it drop, too. */
const steps = ['punctuation', 'spelling', 'renumbered', 'cross-reference', 'stated-date', 'contact-details'] as const;
type EditorialStep = (typeof steps)[number];

export interface SentenceReading {
  readonly old: string;
  readonly new: string;
  /** The kind of the block that the sentences open, so that they may begin with its number; null for later ones. */
  readonly opens: BlockKind | null;
  /** Whether a word in lower case stands elsewhere in either text. */
  readonly isKnown: (word: string) => boolean;
}

/** The rule by which two unequal sentences, as read, differ in form only; null where what they say differs. */
export function editorialRule(reading: SentenceReading): Extract<ChangeRuleId, EditorialStep> | null {
  if (differsInPlainWords(reading)) return null;
  const all = steps.length;
  const [old, next] = [wordsAt(reading.old, all, reading.opens), wordsAt(reading.new, all, reading.opens)];
  const isSame = isSameWords(old, next) || isSameJoined(old, next);
  if (!isSame && !isSameButSlips(old, next, reading.isKnown)) return null;
  if (capitalisesWord(reading)) return null;
  if (!isSame) return 'spelling';
  for (let step = 1; step < all; step++) {
    const [left, right] = [wordsAt(reading.old, step, reading.opens), wordsAt(reading.new, step, reading.opens)];
    if (isSameWords(left, right) || (step >= 2 && isSameJoined(left, right))) return steps[step - 1]!;
  }
  return steps[all - 1]!;
}

/** So near to its start a sentence may have a number; so near to a difference the rest of a date or an address. */
const nearStart = 24;
const near = 40;

/** Whether other words stand where no number, date, address or reference is near: most rewordings, told at little cost. */
function differsInPlainWords({ old, new: next, opens, isKnown }: SentenceReading): boolean {
  let start = 0;
  while (start < old.length && old.charCodeAt(start) === next.charCodeAt(start)) start++;
  let [oldEnd, newEnd] = [old.length, next.length];
  while (oldEnd > start && newEnd > start && old.charCodeAt(oldEnd - 1) === next.charCodeAt(newEnd - 1)) {
    oldEnd--;
    newEnd--;
  }
  if (start < nearStart && opens && (hasNumber(opens, old) || hasNumber(opens, next))) return false;
  const around = old.slice(start - Math.min(start, near), oldEnd + near) + next.slice(start, newEnd + near);
  if (/(?<![\p{L}\d])\d|[@§[]|:\/\/|\.\p{L}/u.test(around)) return false;
  const from = old.lastIndexOf(' ', start - 1) + 1;
  const middle = (text: string, end: number) => {
    const space = text.indexOf(' ', end);
    return wordsAt(text.slice(from, space < 0 ? text.length : space), 2, null);
  };
  const [oldWords, newWords] = [middle(old, oldEnd), middle(next, newEnd)];
  return (
    !isSameWords(oldWords, newWords) &&
    !isSameJoined(oldWords, newWords) &&
    !isSameButSlips(oldWords, newWords, isKnown)
  );
}

function hasNumber(kind: BlockKind, text: string): boolean {
  return withoutNumbering({ kind }, text) !== text;
}

/** Words, numbers with the signs inside them, and signs that mean something. */
const wordPattern = /\d+(?:[.,]\d+)*|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*|~~|[%$€£¥₹§+=<>&#@/☎⌂✉🌐\u0001]/gu;

/** The last word of an entry that others follow: "…; and". An "or" there may part what else would add up. */
const listJoint = /(?<=[.,;])\s(?:and|und|et|y|e|en|oraz|i)$/i;

function wordsAt(text: string, step: number, opens: BlockKind | null): string[] {
  let masked = text;
  if (step >= 6) masked = withoutContactDetails(masked);
  if (step >= 5) masked = withoutOwnDates(masked);
  if (step >= 3 && opens) masked = withoutNumbering({ kind: opens }, masked);
  if (step >= 4) masked = withoutWebAddresses(withoutInnerReferences(masked));
  if (step >= 3) masked = withoutFootnoteNumbers(masked);
  const words = masked.replace(listJoint, '').match(wordPattern) ?? [];
  if (step < 2) return words;
  return words.flatMap((word) => spelledOut(word === '&' ? 'and' : word.toLowerCase())).filter(isNeeded);
}

/** "the account (that) we provide", "to help and (to) provide": no rule hangs on these. */
function isNeeded(word: string): boolean {
  return word !== 'that' && word !== 'to';
}

/** The word in one spelling, and what is drawn together as two: "it's", "we'll", "don't". */
function spelledOut(word: string): string | string[] {
  if (!word.includes("'")) return oneSpelling(word);
  const irregular = drawnTogether.get(word);
  if (irregular) return irregular;
  const [, stem, end] = /^([a-z]+)(n't|'(?:re|ll|ve|d|m))$/.exec(word) ?? [];
  const owner = word.endsWith("'s") ? word.slice(0, -2) : null;
  if (owner) return `${oneSpelling(owner)}'s`;
  const rest = end && fullForms.get(end);
  return stem && rest ? [stem, rest] : oneSpelling(word);
}

const fullForms = new Map([
  ["n't", 'not'],
  ["'re", 'are'],
  ["'ll", 'will'],
  ["'ve", 'have'],
  ["'m", 'am'],
]);
const drawnTogether = new Map([
  ["it's", ['it', 'is']],
  ["that's", ['that', 'is']],
  ["there's", ['there', 'is']],
  ["won't", ['will', 'not']],
  ["can't", ['cannot']],
  ["shan't", ['shall', 'not']],
]);

/** A sentence that opens with a section speaks of that section: "Section 15.12 is replaced". */
function withoutInnerReferences(text: string): string {
  const start = /^\P{L}*\p{L}+[.\s]*\d*[.\d]*/u.exec(text)?.[0].length ?? 0;
  return text.slice(0, start) + withoutCrossReferences(text.slice(start));
}

function isSameWords(old: readonly string[], next: readonly string[]): boolean {
  return old.length === next.length && old.every((word, index) => word === next[index]);
}

/** "e-mail" and "email", "log-in" and "login"; never where numbers, negations or modal verbs would come of it. */
function isSameJoined(old: readonly string[], next: readonly string[]): boolean {
  if (Math.abs(old.length - next.length) > 4 || old.join('') !== next.join('')) return false;
  const few = (left: readonly string[], right: readonly string[]) => {
    const others = new Set(right);
    return left.filter((word) => !others.has(word));
  };
  return [...few(old, next), ...few(next, old)].every((word) => !bindingParts.test(word));
}

const bindingParts =
  /^(?:\d.*|not?|may|maybe|can|cannot|must|shall|will|should|non|un|in|dis|nicht|kein|ne|pas|sin|sem|nie|niet)$/;

function isSameButSlips(old: readonly string[], next: readonly string[], isKnown: (word: string) => boolean): boolean {
  if (old.length !== next.length) return false;
  return old.every((word, index) => word === next[index] || isSlip(word, next[index]!, isKnown));
}

/** Whether a word inside a sentence is a name or a defined term on one side only: "the Products", "the products". */
function capitalisesWord(reading: SentenceReading): boolean {
  const [old, next] = [reading.old, reading.new].map((text) => [...text.matchAll(/\p{L}[\p{L}\p{M}']*/gu)]);
  if (old!.length !== next!.length) return false;
  return old!.some((match, index) => {
    const [left, right] = [match[0], next![index]![0]];
    if (left === right || left.toLowerCase() !== right.toLowerCase()) return false;
    if (isShouted(left) || isShouted(right)) return false;
    if (opensPart(reading.old, match.index) || opensPart(reading.new, next![index]!.index)) return false;
    return isCapitalised(left) !== isCapitalised(right);
  });
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** "PRODUCTS" is a matter of print, and "XBOX" is "Xbox". */
function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** Whether a sentence, an item, a cell or the second part of a word begins here, or the title before a colon goes on. */
function opensPart(text: string, at: number): boolean {
  if (text[at - 1] === '-') return true;
  const before = text.slice(0, at).trimEnd();
  if (before.length < 8 && !/\p{L}{2}/u.test(before)) return true;
  return /[.:;!?|•·]['"(]*$/.test(before) || runInTitle.test(text.slice(at, at + longestTitle));
}

const longestTitle = 32;
/** The rest of a few words before the first colon: "Commercial Claims: …". */
const runInTitle = /^[\p{L}\p{M}]+(?: [\p{L}\p{M}]+){0,2}: \p{Lu}/u;
