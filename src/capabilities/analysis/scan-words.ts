// The words of a text: their hashes without regard to case, their concepts, and where they stand.

import { emptyHash, hashUnit } from './hash.ts';
import { type Lexicon, startState, symbolCount, symbols } from './matching/lexicon.ts';

/** Reused from text to text; only the first `count` entries belong to the present one. */
export interface WordScan {
  count: number;
  hashes: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  /** What the lexicon knows of the word; 0 is nothing. */
  classes: Uint16Array;
  /** 1 where a word with a capital stands inside a sentence: in most languages, a name. */
  isName: Uint8Array;
}

export function makeWordScan(size = 1024): WordScan {
  return {
    count: 0,
    hashes: new Uint32Array(size),
    starts: new Uint32Array(size),
    ends: new Uint32Array(size),
    classes: new Uint16Array(size),
    isName: new Uint8Array(size),
  };
}

/** Small letters of the alphabets in use here; the same on every version of Unicode. */
const lowered = Uint16Array.from({ length: 65_536 }, (_, code) => {
  if (code >= 0x600) return code;
  const small = String.fromCharCode(code).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
});

/** The unit as a small letter. */
export const lowerUnit = (code: number): number => lowered[code] as number;

const numberHash = hashUnit(emptyHash, 0x30);

/** Reads the words of `text`. All numbers are one word. */
export function scanWords(lexicon: Lexicon, text: string, scan: WordScan): void {
  const { length } = text;
  if (scan.hashes.length < length / 2 + 2) Object.assign(scan, makeWordScan(length));
  let count = 0;
  let beginsSentence = true;
  let hasSmallLetter = false;
  for (let at = 0; at < length; ) {
    let code = text.charCodeAt(at);
    if (symbols[code] === 0) {
      if (code === 46 || code === 58 || code === 59 || code === 33 || code === 63) beginsSentence = true;
      at += 1;
      continue;
    }
    const start = at;
    const first = code;
    let hash = emptyHash;
    let state = startState;
    do {
      const small = lowered[code] as number;
      hash = hashUnit(hash, small);
      if (small === code && code >= 97) hasSmallLetter = true;
      state = lexicon.transitions[state * symbolCount + (symbols[code] as number)] as number;
      at += 1;
      code = at < length ? text.charCodeAt(at) : 0;
    } while (symbols[code] !== 0);
    const isNumber = first >= 48 && first <= 57;
    scan.hashes[count] = isNumber ? numberHash : hash;
    scan.starts[count] = start;
    scan.ends[count] = at;
    scan.classes[count] = lexicon.wordClass[state] as number;
    scan.isName[count] = !beginsSentence && lowered[first] !== first ? 1 : 0;
    count += 1;
    beginsSentence = false;
  }
  scan.count = count;
  if (!hasSmallLetter) scan.isName.fill(0, 0, count);
}
