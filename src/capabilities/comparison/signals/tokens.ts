// A passage as words, numbers and signs, each word with what the lexicon knows of it: one walk over the letters.

import { hashStart, type LexiconEntry, languageCodes, lookUp, nextHash } from './lexicon.ts';

export const tokenKinds = { word: 1, number: 2, sign: 3 } as const;

/** Tokens of a passage in order; parallel lists, for passages are many and long. */
export interface Tokens {
  readonly text: string;
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly entries: readonly (LexiconEntry | null)[];
}

const letterPattern = /[\p{L}\p{M}]/u;
/** 0 nothing, 1 letter, 2 digit, for the code units of most passages. */
const classes = Uint8Array.from({ length: 0x250 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return code >= 0x30 && code <= 0x39 ? 2 : letterPattern.test(sign) ? 1 : 0;
});
const lowered = Uint16Array.from({ length: 0x250 }, (_, code) => {
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
});

function isLetter(code: number): boolean {
  if (code < 0x250) return classes[code] === 1;
  if (code < 0x2000) return letterPattern.test(String.fromCharCode(code));
  // Scripts without spaces have no words here, and surrogates are letters for our purpose.
  return (code >= 0x3040 && code < 0xe000) || (code >= 0xf900 && code < 0xfb50);
}

const isLower = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || code === 0x202f || code === 0x2009 || (code >= 0x09 && code <= 0x0d);
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/** The tokens of a passage; each `skipped` range (an address) is one sign. */
export function tokensOf(text: string, skipped: readonly { readonly start: number; readonly end: number }[]): Tokens {
  const tokens = {
    text,
    kinds: [] as number[],
    starts: [] as number[],
    ends: [] as number[],
    entries: [] as (LexiconEntry | null)[],
  };
  let skip = 0;
  let at = 0;
  while (at < text.length) {
    const range = skipped[skip];
    if (range && at >= range.start) {
      // One sign for the whole address, so that no name and no number reaches over it.
      push(tokens, tokenKinds.sign, range.start, range.end);
      at = Math.max(at, range.end);
      skip++;
      continue;
    }
    const code = text.charCodeAt(at);
    if (isBlank(code)) at++;
    else if (isDigit(code)) at = pushNumber(tokens, at);
    else if (isLetter(code)) {
      at = pushWord(tokens, at);
      // "sha256" is a name; "EUR50" is not.
      if (isLower(text.charCodeAt(at - 1))) while (at < text.length && isDigit(text.charCodeAt(at))) at++;
    } else {
      push(tokens, tokenKinds.sign, at, at + 1);
      at++;
    }
  }
  return tokens;
}

interface OpenTokens {
  readonly text: string;
  readonly kinds: number[];
  readonly starts: number[];
  readonly ends: number[];
  readonly entries: (LexiconEntry | null)[];
}

function push(tokens: OpenTokens, kind: number, start: number, end: number): void {
  tokens.kinds.push(kind);
  tokens.starts.push(start);
  tokens.ends.push(end);
  tokens.entries.push(null);
}

function pushWord(tokens: OpenTokens, start: number): number {
  const { text } = tokens;
  let hash = hashStart;
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isLetter(code)) {
      hash = nextHash(hash, code < 0x250 ? lowered[code]! : code);
      continue;
    }
    // "don't" is one word, "l'article" and "n'est" are two.
    if (!isApostrophe(code) || (text.charCodeAt(end + 1) | 0x20) !== 0x74 || isLetter(text.charCodeAt(end + 2))) break;
    if ((text.charCodeAt(end - 1) | 0x20) !== 0x6e) break;
    hash = nextHash(hash, 0x27);
  }
  push(tokens, tokenKinds.word, start, end);
  if (end - start <= longestWord) {
    const entry = lookUp(text, { start, end, hash });
    if (entry) tokens.entries[tokens.entries.length - 1] = entry;
  }
  return end;
}

const longestWord = 28;

/** Digits with their separators: "1,000.50", "1 000", "1'000", but not "1, 2". */
function pushNumber(tokens: OpenTokens, start: number): number {
  const { text } = tokens;
  let end = start;
  let digits = 0;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) {
      end++;
      digits++;
      continue;
    }
    const next = text.charCodeAt(end + 1);
    if (!isDigit(next)) break;
    if (code === 0x2e || code === 0x2c) end++;
    else if (digits <= 3 && (isBlank(code) || isApostrophe(code)) && isGroupOfThree(text, end + 1)) {
      end++;
      digits = 0;
    } else break;
  }
  push(tokens, tokenKinds.number, start, end);
  return end;
}

function isGroupOfThree(text: string, at: number): boolean {
  for (let step = 0; step < 3; step++) if (!isDigit(text.charCodeAt(at + step))) return false;
  return !isDigit(text.charCodeAt(at + 3));
}

/** Index into `languageCodes` of the language most of the frequent words speak for, or -1. */
export function languageOf(...passages: readonly Tokens[]): number {
  const votes = new Float64Array(languageCodes.length);
  for (const { entries } of passages) {
    for (const entry of entries) {
      if (entry) for (const language of entry.votes) votes[language]! += 1 / entry.votes.length;
    }
  }
  let best = -1;
  let most = 0;
  votes.forEach((count, language) => {
    if (count > most) [best, most] = [language, count];
  });
  return best;
}
