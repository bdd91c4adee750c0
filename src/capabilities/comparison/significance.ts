// How much a difference matters: the class and the reason of a pair of blocks, found by dropping ever more of the
// form until both sides are equal. What stays different after all of it is a change of text.

import type { Block } from '#domain/block.ts';
import { type ChangeReason, changeClasses, type Finding } from '#domain/change.ts';
import { countShared, foldedForm, readingForm, wordHashes } from './block-forms.ts';
import { isDateLine, withoutOwnDates } from './dates.ts';
import { linkTargets, withoutAddressTails, withoutTargets } from './link-targets.ts';
import { orderedMarker, withoutNumbering } from './numbering.ts';
import type { PairSignificance, SignificanceContext } from './significance-context.ts';

export type Significance = Finding;

export const whitespaceOnly: Significance = { class: 'cosmetic', reason: 'whitespace', rule: 'white-space' };
const linkTargetOnly: Significance = { class: 'cosmetic', reason: 'link-target', rule: 'link-target' };
const markupOnly: Significance = { class: 'cosmetic', reason: 'markup', rule: 'markup' };
/** Another number or label for the same words; the vocabulary has no narrower reason. */
const renumbered: Significance = { class: 'editorial', reason: 'markup', rule: 'renumbered' };
/** Letter case of a title: typography there, whereas in a sentence "Products" may be defined and "products" not. */
const titleOnly: Significance = { class: 'editorial', reason: 'markup', rule: 'heading' };
/** A full stop or comma more or less at the end of a block. */
const lastSignOnly: Significance = { class: 'editorial', reason: 'markup', rule: 'punctuation' };
/** Tags that a page by mistake shows to its readers, or no longer shows. */
const shownTagsOnly: Significance = { class: 'editorial', reason: 'markup', rule: 'page-furniture' };
const dateOnly: Significance = { class: 'editorial', reason: 'date', rule: 'stated-date' };
const text: Significance = { class: 'substantive', reason: 'text', rule: 'wording' };
const pageFurniture: Significance = { class: 'editorial', reason: 'markup', rule: 'page-furniture' };
const mostWordsOfDates = 24;

/** Class and reason of a difference between blocks that answer each other. */
export function significanceOfPair(
  old: readonly Block[],
  next: readonly Block[],
  _context: SignificanceContext = {},
): PairSignificance {
  const [oldFolded, newFolded] = [joinForms(old, foldedForm), joinForms(next, foldedForm)];
  if (oldFolded === newFolded) return whitespaceOnly;
  const [oldReading, newReading] = [joinForms(old, readingForm), joinForms(next, readingForm)];
  if (oldReading === newReading) {
    if (withoutTargets(oldFolded) === withoutTargets(newFolded)) return linkTargetOnly;
    // Struck-through words are shown but no longer meant, so a strike is no mere markup.
    if (struckWords(oldFolded) !== struckWords(newFolded)) return text;
    return old.length === 1 && next.length === 1 && isRenumbered(old[0]!, next[0]!) ? renumbered : markupOnly;
  }
  if (oldReading.replaceAll(' ', '') === newReading.replaceAll(' ', '')) {
    return isGuarded(oldReading, newReading) ? text : whitespaceOnly;
  }
  if (isTitle(old, oldReading) && oldReading.toLowerCase() === newReading.toLowerCase()) return titleOnly;
  if (withoutAddressTails(oldReading) === withoutAddressTails(newReading)) return linkTargetOnly;
  if (withoutLastSign(oldReading) === withoutLastSign(newReading)) return lastSignOnly;
  if (showsTags(oldReading) !== showsTags(newReading) && withoutTags(oldReading) === withoutTags(newReading)) {
    return shownTagsOnly;
  }
  if (!differsInFewWords(old, next)) return text;
  if (withoutOwnDates(oldReading) === withoutOwnDates(newReading)) return dateOnly;
  if (withoutNumbering(old[0]!, oldReading) === withoutNumbering(next[0]!, newReading)) return renumbered;
  return text;
}

// A few dates and numbers are a few words; only then is it worth looking for them.
function differsInFewWords(old: readonly Block[], next: readonly Block[]): boolean {
  const [oldFirst, newFirst] = [old[0], next[0]];
  if (old.length !== 1 || next.length !== 1 || !oldFirst || !newFirst) return true;
  const [oldWords, newWords] = [wordHashes(oldFirst), wordHashes(newFirst)];
  const shared = countShared(oldWords, newWords);
  return Math.max(oldWords.length, newWords.length) - shared <= mostWordsOfDates;
}

/** Class and reason of a block that only one of the texts has. */
export function significanceOfSingle(
  block: Block,
  op: 'added' | 'removed',
  _context: SignificanceContext = {},
): Significance {
  const reading = readingForm(block);
  if (!/[\p{L}\p{N}]/u.test(reading) || isNavigation(block, reading)) return pageFurniture;
  if (isDateLine(reading)) return dateOnly;
  return { ...text, rule: op === 'added' ? 'rule-added' : 'rule-removed' };
}

/** The weightier of two findings first, for sorting. */
export function byWeight(left: Significance, right: Significance): number {
  const difference = changeClasses.indexOf(right.class) - changeClasses.indexOf(left.class);
  return difference || reasonWeight.indexOf(left.reason) - reasonWeight.indexOf(right.reason);
}

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
  return reading.split(' ').length <= 8 && !/[.,;:!?]/.test(reading);
}

function withoutLastSign(reading: string): string {
  return reading.replace(/[.,;:]$/, '');
}

const tag = /<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,1000})?>/gi;

function showsTags(reading: string): boolean {
  return reading.search(tag) >= 0;
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

const navigationPhrase = new RegExp(
  `^(?:\\[|\\^|<|>|«|»|'|-|\\s)*(?:${[
    'back to (?:the )?top|back|top|next|previous|share|skip to (?:main )?content|menu|close|home|table of contents|contents|read more|learn more|show more|expand all|collapse all',
    'zurück(?: nach oben)?|nach oben|haut de page|volver arriba',
    '(?:print|save|download|view)(?:(?: and | or |/)(?:print|save|download))?(?: (?:this|a|the|as|in|printable|page|document|version|copy|format|of|pdf))*|printable version|printer[- ]friendly(?: version)?',
    '(?:(?:seite|als|pdf|dokument|diese|das) )*(?:drucken|speichern|herunterladen)(?:(?: und | oder |/)(?:drucken|speichern|herunterladen))?(?: (?:als|pdf))*|druckversion',
    '(?:imprimer|enregistrer|télécharger)(?:(?: et | ou |/)(?:imprimer|enregistrer|télécharger))?(?: (?:cette|la|le|en|au|page|document|version|format|pdf))*',
    '(?:imprimir|guardar|descargar|baixar|salvar)(?:(?: y | e | o | ou |/)(?:imprimir|guardar|descargar|baixar|salvar))?(?: (?:esta|este|la|el|em|en|como|página|documento|formato|pdf))*',
    '(?:stampa|salva|scarica)(?:(?: e | o |/)(?:stampa|salva|scarica))?(?: (?:questa|la|il|in|come|pagina|documento|formato|pdf))*|(?:afdrukken|opslaan|downloaden|drukuj|pobierz|zapisz)(?: (?:als|jako|pdf))*',
  ].join('|')})(?:\\]|\\s|\\.|'|>|»)*$`,
  'iu',
);

/** Ids that pages show or hide for their own use: one long word of letters and many digits, or of mixed case. */
const machineCode = /^(?=[\w-]*[a-z])(?=(?:[\w-]*\d){6})[\w-]{12,}$/i;
const mixedCode = /^(?=[\w&-]{0,80}\d)(?=(?:[\w&-]{0,40}?[a-z][A-Z]){2})[\w&-]{12,100}$/;
/** Scripts that measure fonts leave such lines behind; no sentence says one word five times over. */
const sameWordAgain = /^(\S{1,60})(?:\s+\1){4,}$/;
const longestEntry = 100;

/** In-page links and phrases that lead about; a rule is never made of these alone. */
function isNavigation(block: Block, reading: string): boolean {
  if (block.kind === 'heading') return false;
  if (navigationPhrase.test(reading) || machineCode.test(reading) || mixedCode.test(reading)) return true;
  if (sameWordAgain.test(reading)) return true;
  // A rule or an offer may stand in a link, too; a contents entry is short and names no price.
  if (reading.length > longestEntry || /[€$£¥%]/.test(reading)) return false;
  const targets = linkTargets(block.markdown);
  if (
    targets.length === 0 ||
    !targets.every((target) => /#(?!.*@)/.test(target) && !target.includes('email-protection'))
  )
    return false;
  const outside = block.markdown
    .replace(/!?\[(?:[^[\]\\]|\\.|\[[^\]]*\])*\]\([^)]*\)/g, '')
    .replace(/^\s*(?:[*+-]|\d+[.)])\s/, '');
  return !/[\p{L}\p{N}]/u.test(outside);
}
