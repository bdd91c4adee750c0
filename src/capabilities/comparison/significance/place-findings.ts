// What a short line is by the lines around it: part of a postal address, the title of text that stays, a pointer to
// another page. Apart because it takes the neighbours of a block, where all other rules look at the block alone.

import type { Block } from '#domain/block.ts';
import type { ChangeRuleId } from '#domain/change.ts';
import { keyForm, readingForm } from '../block-forms.ts';
import { findSignals } from '../signals.ts';
import type { SignificanceContext } from '../significance-context.ts';
import { isContactLine } from './contact-details.ts';

type PlaceRule = Extract<ChangeRuleId, 'contact-details' | 'heading' | 'cross-reference' | 'page-furniture'>;

/** The editorial rule by which a line that only one text has counts little in its place; null for all others. */
export function placeRule(block: Block, reading: string, context: SignificanceContext): PlaceRule | null {
  if (isPointer(block, reading, context)) return 'cross-reference';
  if (reading.length > longestLine) return null;
  if (block.kind === 'paragraph' && isShortLine(reading) && !naming.test(reading) && isInAddress(context))
    return 'contact-details';
  if (block.kind !== 'heading' && block.kind !== 'table-row' && isEntry(block, reading, context))
    return 'page-furniture';
  return isMereTitle(block, reading, context) ? 'heading' : null;
}

const longestLine = 100;
const mostWords = 8;

/** An entry of the contents without its link, or one of several questions in a row that other pages answer. */
function isEntry(block: Block, reading: string, { isHeading, nearby }: SignificanceContext): boolean {
  if (!block.markdown.includes('](') && isHeading?.(keyForm(block))) return true;
  if (block.kind !== 'paragraph' || !isQuestion(reading) || !nearby) return false;
  return [nearby(-1), nearby(1)].some((beside) => beside?.kind === 'paragraph' && isQuestion(readingForm(beside)));
}

const isQuestion = (reading: string): boolean => /^[^.!:;]{8,90}\?$/.test(reading);

/** "Name: Meridian Cloud GmbH" says who a party is. */
const naming = /^(?:name|party|parties|company|controller|processor|firma|nom|nombre|nome)\b[^:]{0,20}:/iu;

function isShortLine(reading: string): boolean {
  return reading.split(' ').length <= 6 && !/[.!?:;]$/.test(reading) && /^[\p{Lu}\d]/u.test(reading);
}

/** Lines of an address stand together; one of them has a street, a postcode or a number to call. */
function isInAddress({ nearby }: SignificanceContext): boolean {
  if (!nearby) return false;
  return [-1, 1].some((step) => {
    for (let offset = step; Math.abs(offset) <= 4; offset += step) {
      const block = nearby(offset);
      if (block?.kind !== 'paragraph') return false;
      const reading = readingForm(block);
      if (isContactLine(reading)) return true;
      if (!isShortLine(reading)) return false;
    }
    return false;
  });
}

/** A title put over text that stays, or taken from it; what binds by itself or opens a list is no mere title. */
function isMereTitle({ kind }: Block, reading: string, context: SignificanceContext): boolean {
  const { isTextBelowKept, after, nearby } = context;
  // The first line is the title of the document.
  if (kind === 'heading' && nearby && !nearby(-1)) return true;
  if (isSaidBeside(reading, nearby)) return true;
  if (!isTextBelowKept || after === 'list-item' || after === 'table-row') return false;
  if (kind !== 'heading' && !(kind === 'paragraph' && isTitleLike(reading, nearby?.(1)))) return false;
  return findSignals(reading).every((signal) => signal.kind === 'number' || signal.kind === 'party');
}

/** A title that the line right before or after it says, too. */
function isSaidBeside(reading: string, nearby: SignificanceContext['nearby']): boolean {
  const said = reading.toLowerCase();
  return [-1, 1].some((offset) => {
    const beside = nearby?.(offset);
    return beside !== undefined && readingForm(beside).toLowerCase() === said;
  });
}

/** A few words in a line of their own over a paragraph of sentences. */
function isTitleLike(reading: string, below: Block | undefined): boolean {
  if (reading.split(' ').length > mostWords || !/^[\p{Lu}\d]/u.test(reading) || /[.,;:!|]$/.test(reading)) return false;
  return below?.kind === 'paragraph' && below.plain.length > longestLine;
}

const pointing =
  /^(?:(?:to|for) (?:(?:learn|read|find out|know) more|(?:more|further|additional) (?:information|details))\b.{0,220}|(?:click|tap) here\b.{0,60}|(?:to )?(?:learn|read|find out|see) more\b.{0,120}|more information(?: is| can be found)?.{0,60}|en savoir plus\b.{0,100}|mehr (?:erfahren|informationen|dazu)\b.{0,100}|más información\b.{0,100}|saiba mais\b.{0,100}|scopri di più\b.{0,100}|meer informatie\b.{0,100}|dowiedz się więcej\b.{0,100})$/iu;
const loneLink = /^!?\[(?:[^[\]\\]|\\.|!?\[[^\]]*\](?:\([^)]*\))?)*\]\([^()\s]*(?:\s"[^"]*")?\)$/;

/** A line that only leads to another page; entries of a list that a sentence opens are what the list holds. */
function isPointer(block: Block, reading: string, { nearby }: SignificanceContext): boolean {
  if (!block.markdown.includes('](') || /[€$£¥%]/.test(reading)) return false;
  if (block.kind === 'list-item') return isMenuItem(block, reading, nearby);
  if (block.kind !== 'paragraph') return false;
  if (pointing.test(reading))
    return findSignals(reading).every(({ kind }) => kind === 'defined-term' || kind === 'party');
  if (!loneLink.test(block.markdown.trim()) || !nearby) return false;
  for (let offset = -1; offset >= -12; offset--) {
    const before = nearby(offset);
    if (!before || before.kind === 'heading') return true;
    if (!loneLink.test(before.markdown.trim())) return !/[:,;]$/.test(readingForm(before));
  }
  return true;
}

const fewestItemsOfMenu = 5;

/** One of many entries that are nothing but links, under no sentence that says what they are. */
function isMenuItem(block: Block, reading: string, nearby: SignificanceContext['nearby']): boolean {
  if (!nearby || !isLinkItem(block) || findSignals(reading).some(({ kind }) => kind === 'party')) return false;
  let count = 1;
  let first = -1;
  for (; first >= -farthest && isLinkItem(nearby(first)); first--) count++;
  for (let last = 1; last <= farthest && isLinkItem(nearby(last)); last++) count++;
  const before = nearby(first);
  return count >= fewestItemsOfMenu && !(before && /[:,;]$/.test(readingForm(before)));
}

const farthest = 40;
const itemMark = /^\s*(?:[*+-]|\d+[.)])\s+/;

function isLinkItem(block: Block | undefined): boolean {
  return block?.kind === 'list-item' && loneLink.test(block.markdown.trim().replace(itemMark, ''));
}
