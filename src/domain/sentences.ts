// Cuts a text as read into sentences. One scan over the signs that may end a sentence, without knowledge of the
// language: the words with full stops of all our languages are known at once, so that both sides of a comparison are
// cut alike. Legal texts decide what is right: "17 U.S.C. § 512", "Sec. 4.2", "z. B.", "(a) …; (b) …".

import type { TextRange } from '#domain/block.ts';
import {
  closingWords,
  monthWords,
  numberedWords,
  openingWords,
  openWords,
  wordsBeforeOrdinals,
} from './sentence-abbreviations.ts';

/** Sentences longer than this are cut at their semicolons; shorter ones only before "(b)" and the like. */
const longSentence = 500;

/**
 * The sentences of a text, without the white space between them. A label ("4.2", "(a)") belongs to the sentence it
 * opens. Parts of an enumeration, `;` after `;`, and the cells of a table row count as sentences of their own.
 */
export function splitSentences(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  const search = new RegExp(possibleEnd);
  let start = skipSpace(text, 0);
  for (let found = search.exec(text); found; found = search.exec(text)) {
    const end = endAt(text, start, found.index);
    if (end < 0) continue;
    if (end > start) ranges.push({ start, end });
    start = skipSpace(text, end);
    if (text.charCodeAt(start) === bar) start = skipSpace(text, start + 1);
    search.lastIndex = Math.max(start, search.lastIndex);
  }
  const end = trimmedEnd(text, start, text.length);
  if (end > start) ranges.push({ start, end });
  return ranges.some((range) => range.end - range.start > longSentence) ? cutLong(text, ranges) : ranges;
}

/** How many sentences a text has; signs alone are none. */
export function countSentences(text: string): number {
  if (!/[\p{L}\p{N}]/u.test(text)) return 0;
  return splitSentences(text).length;
}

const bar = 124;
const possibleEnd = /[.!?…;]["'”’»)\]*_]{0,4}(?=\s)|[。！？｡]|\s\|(?=\s)/g;
const closers = /["'”’»)\]*_」』）】]/;

/** The end of the sentence that ends with the sign at `at`, or -1 if none does. */
function endAt(text: string, start: number, at: number): number {
  const sign = text[at]!;
  let end = at + 1;
  if (sign !== '.' && isSpace(text.charCodeAt(at))) return trimmedEnd(text, start, at);
  while (end < text.length && closers.test(text[end]!)) end++;
  if (/[。！？｡]/.test(sign)) return end;
  const next = skipSpace(text, end);
  if (next >= text.length) return -1;
  if (sign === ';') return enumerator.test(text.slice(next, next + 16)) ? end : -1;
  if (!opens(text, next)) return -1;
  return sign === '.' && isAbbreviation(text, { start, at, next }) ? -1 : end;
}

const enumerator =
  /^(?:and |or |und |oder |et |ou |y |o |e |en |of |i |lub )?(?:\((?:\d{1,3}|[a-z]{1,4})\)|(?:\d{1,3}|[a-z]|[ivx]{1,4})\))\s/i;

/** Whether a sentence may begin here: anything but a small letter and signs that go on. */
function opens(text: string, at: number): boolean {
  const first = String.fromCodePoint(text.codePointAt(at) ?? 32);
  if (/["'“”„‘’«»‹([{*_¿¡]/.test(first))
    return at + 1 < text.length && !/^\P{L}{0,3}\p{Ll}/u.test(text.slice(at, at + 4))
      ? true
      : enumerator.test(text.slice(at, at + 16));
  return !/[\p{Ll},;:.!?)\]%/&=+|-]/u.test(first) || brandName.test(text.slice(at, at + 12));
}

/** Names of products that begin small: "iPad", "eBay". */
const brandName = /^\p{Ll}{1,3}\p{Lu}\p{Ll}/u;

interface Stop {
  /** Where the sentence began, where its full stop stands, and where the next word begins. */
  readonly start: number;
  readonly at: number;
  readonly next: number;
}

function isAbbreviation(text: string, stop: Stop): boolean {
  const { start, at } = stop;
  const word = wordBefore(text, start, at);
  if (word === '') return false;
  if (start + word.length === at && isLabel(word)) return true;
  const follower = /^[\p{L}\p{M}’']{1,24}/u.exec(text.slice(stop.next, stop.next + 24))?.[0] ?? '';
  const next = follower.toLowerCase();
  const lower = word.toLowerCase();
  if (/^\d{1,3}$/.test(word)) return monthWords.has(next) || isOrdinal(text, start, at - word.length);
  if (/^\d/.test(word)) return false;
  if (openWords.has(lower)) return true;
  if (numberedWords.has(lower) && namesPart.test(text.slice(stop.next, stop.next + 8))) return true;
  if (closingWords.has(lower)) return !openingWords.has(next) || follower === '';
  if (lower.length > 1 && !/^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u.test(lower)) return false;
  // Letters with stops: initials, "U.S.", and "z. B.", which is never the end.
  if (lower.length === 1 && /[\s(]\p{L}\.\s?$/u.test(text.slice(Math.max(start, at - 5), at - 1))) return true;
  return !openingWords.has(next) || next.length < 2;
}

const namesPart = /^(?:§|\(|\d|[A-Za-z](?![\p{L}])|[IVXLC]{1,6}(?![\p{L}]))/u;

/** The word that ends at `at`, with the full stops inside it: "U.S.C". */
function wordBefore(text: string, start: number, at: number): string {
  const floor = Math.max(start, at - longestWord);
  let from = at;
  while (from > floor && isWordSign(text, from - 1, inWord)) from--;
  while (from < at && !isWordSign(text, from, opensWord)) from++;
  return text.slice(from, at);
}

const longestWord = 41;
const inWord = /[\p{L}\p{M}\p{N}.]/u;
const opensWord = /[\p{L}\p{N}]/u;

function isWordSign(text: string, at: number, pattern: RegExp): boolean {
  const code = text.charCodeAt(at);
  const small = code | 32;
  if (code < 128)
    return (small >= 97 && small <= 122) || (code >= 48 && code <= 57) || (code === 46 && pattern === inWord);
  return pattern.test(text[at]!);
}

function isLabel(word: string): boolean {
  return /^(?:\d{1,3}(?:\.\d{1,3}){0,4}|\p{L}|[ivxlc]{1,6}|[IVXLC]{1,6})$/u.test(word);
}

function isOrdinal(text: string, start: number, at: number): boolean {
  const before = /(\p{L}{1,8})\s$/u.exec(text.slice(Math.max(start, at - 12), at))?.[1];
  return before !== undefined && wordsBeforeOrdinals.has(before.toLowerCase());
}

function cutLong(text: string, ranges: readonly TextRange[]): TextRange[] {
  return ranges.flatMap(({ start, end }) => {
    if (end - start <= longSentence) return [{ start, end }];
    const parts: TextRange[] = [];
    let from = start;
    for (let at = text.indexOf(';', from); at >= 0 && at < end - 1; at = text.indexOf(';', at + 1)) {
      if (!isSpace(text.charCodeAt(at + 1))) continue;
      parts.push({ start: from, end: at + 1 });
      from = skipSpace(text, at + 1);
    }
    if (from < end) parts.push({ start: from, end });
    return parts;
  });
}

function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || code === 0x2028 || code === 0x2029
  );
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
  return last;
}
