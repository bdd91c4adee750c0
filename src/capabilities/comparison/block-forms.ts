// The forms of a block that comparison looks at: its text with ever more dropped, and the words in it. Each is made
// once per block, when first needed, and kept as long as the block is.

import type { Block } from '#domain/block.ts';

interface BlockForms {
  folded: string | undefined;
  reading: string | undefined;
  key: string | undefined;
  words: Int32Array | undefined;
}

const known = new WeakMap<Block, BlockForms>();

function formsOf(block: Block): BlockForms {
  let forms = known.get(block);
  if (!forms) {
    forms = { folded: undefined, reading: undefined, key: undefined, words: undefined };
    known.set(block, forms);
  }
  return forms;
}

/** Markdown of the block with white space folded. */
export function foldedForm(block: Block): string {
  const forms = formsOf(block);
  forms.folded ??= foldSpace(block.markdown);
  return forms.folded;
}

/** What a reader reads: no markup, one kind of quotes and dashes, compatible letters made one. */
export function readingForm(block: Block): string {
  const forms = formsOf(block);
  forms.reading ??= toReading(block.plain);
  return forms.reading;
}

/** `readingForm` without white space and letter case: equal for two blocks that say the same. */
export function keyForm(block: Block): string {
  const forms = formsOf(block);
  forms.key ??= readingForm(block).replaceAll(' ', '').toLowerCase();
  return forms.key;
}

/** Hashes of the lower-case words of the block, sorted, each as often as it occurs. */
export function wordHashes(block: Block): Int32Array {
  const forms = formsOf(block);
  forms.words ??= hashWords(block.plain);
  return forms.words;
}

/** Folds every run of white space to one space. */
export function foldSpace(text: string): string {
  if (isFolded(text)) return text;
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether all white space is single blanks between words. Most texts are so, and looking is cheaper than replacing. */
function isFolded(text: string): boolean {
  let isBlankBefore = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isBlank = code === 0x20;
    if ((isBlank && isBlankBefore) || (!isBlank && isOtherSpace(code))) return false;
    isBlankBefore = isBlank;
  }
  return !isBlankBefore || text === '';
}

/** White space as `\s` sees it, other than the blank. */
function isOtherSpace(code: number): boolean {
  if (code < 0xa0) return code >= 0x09 && code <= 0x0d;
  if (code < 0x1680) return code === 0xa0;
  if (code < 0x3000) {
    return (
      code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200a) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f
    );
  }
  return code === 0x3000 || code === 0xfeff;
}

/**
 * Text as read: compatible letters (NFKC), quotes, dashes, invisible characters, left-over markup and the white space
 * before or after punctuation made one. Never touches a digit's neighbours.
 */
export function toReading(text: string): string {
  if (isAsRead(text)) return text;
  let reading = text;
  if (/[^\x20-\x7e\s]/.test(reading)) {
    reading = withCompatibleLetters(reading)
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/g, '')
      .replace(/[‘’‚‛“”„‟«»‹›`´′″「」『』]/g, "'")
      .replace(/[\u2010-\u2015\u2212\u2043]/g, '-')
      .replace(/[•·▪◦‣●○■□]/g, ' ');
  }
  if (!unread.test(reading)) return foldSpace(reading);
  reading = reading
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/["`]|''/g, "'")
    .replace(/(?<!\d)[*_]+|[*_]+(?!\d)/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/\s+/g, ' ');
  return reading
    .replace(/ (?=[,.;:!?)\]](?!\d))/g, '')
    .replace(/(?<=[([]) /g, '')
    .trim();
}

/** Whether a text has nothing to be made one: told by one walk, which stops at the first sign of it. */
function isAsRead(text: string): boolean {
  let before = 0x20;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e || code < 0x20) return false;
    const form = readForms[code]!;
    if (form === 1) return false;
    if (before === 0x20 && (form === 2 || code === 0x20)) return false;
    if (code === before && form === 3) return false;
    if (code === 0x20 && (before === 0x28 || before === 0x5b)) return false;
    before = code;
  }
  return before !== 0x20 || text === '';
}

/** 1: never as it is; 2: not after a blank; 3: not twice. */
const readForms = Uint8Array.from({ length: 0x7f }, (_, code) => {
  const sign = String.fromCharCode(code);
  return '\\"`*_'.includes(sign) ? 1 : ',.;:!?)]'.includes(sign) ? 2 : "'-".includes(sign) ? 3 : 0;
});

/** What the steps above look for beside white space; most texts have none of it. */
const unread = /[\\"`*_]|''|--|\s[,.;:!?)\]]|[([]\s/;

/** Punctuation that NFKC leaves as it is and that stands in most texts, beside ASCII. */
const otherwise = /[^\x00-\x7e‘’“”–—•]/;

/** Letters in their compatible form, but superscript digits and fractions as they are: "10²" would read "102". */
function withCompatibleLetters(text: string): string {
  if (!otherwise.test(text)) return text;
  if (!/\p{No}/u.test(text)) return text.normalize('NFKC');
  return text.replace(/[^\p{No}]+/gu, (run) => run.normalize('NFKC'));
}

const spaceRanges: readonly (readonly [number, number])[] = [
  [0x80, 0xbf],
  [0x2000, 0x206f],
  [0x2190, 0x2bff],
  [0x3000, 0x303f],
  [0xff00, 0xff0f],
  [0xff1a, 0xff20],
];

/** Used again for every text that is not uncommonly long. */
const roomForWords = new Int32Array(20_000);

/** Hashes of the lower-case words of a text, sorted, each as often as it occurs. */
export function hashWords(text: string): Int32Array {
  const isAscii = !/[^\x00-\x7f]/.test(text);
  const source = isAscii ? text : text.toLowerCase();
  const hashes = source.length < roomForWords.length ? roomForWords : new Int32Array(source.length + 1);
  let count = 0;
  let hash = 0;
  for (let at = 0; at < source.length; at++) {
    let code = source.charCodeAt(at);
    if (code >= 0x41 && code <= 0x5a) code |= 0x20;
    if (!isWordCode(code)) {
      if (hash !== 0) hashes[count++] = hash;
      hash = 0;
    } else if (isWordByItself(code)) {
      if (hash !== 0) hashes[count++] = hash;
      hashes[count++] = code;
      hash = 0;
    } else {
      hash = Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ code, 0x01000193) | 0 || 1;
    }
  }
  if (hash !== 0) hashes[count++] = hash;
  return hashes.slice(0, count).sort();
}

function isWordCode(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return !spaceRanges.some(([first, last]) => code >= first && code <= last);
}

/** Scripts written without spaces: each sign counts as a word. */
function isWordByItself(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0x0e00 && code <= 0x0e7f) || (code >= 0xf900 && code <= 0xfaff);
}

/** How many words two sorted lists share, each as often as it stands in both. */
export function countShared(left: Int32Array, right: Int32Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < left.length && j < right.length) {
    const difference = left[i]! - right[j]!;
    if (difference === 0) {
      shared++;
      i++;
      j++;
    } else if (difference < 0) i++;
    else j++;
  }
  return shared;
}
