// One pass over a passage: its words as lexicon classes, where they stand, and where sentences begin.

import { type Lexicon, startState, symbolCount, symbols } from './lexicon.ts';

/** Reused from passage to passage; only the first `count` entries belong to the present one. */
export interface WordBuffer {
  count: number;
  classes: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;
  /** 1 where a word begins a sentence. */
  beginsSentence: Uint8Array;
}

export function emptyWordBuffer(): WordBuffer {
  return growTo(
    {
      count: 0,
      classes: new Uint16Array(),
      starts: new Uint32Array(),
      ends: new Uint32Array(),
      beginsSentence: new Uint8Array(),
    },
    1024,
  );
}

const abbreviations = new Set([
  'inc',
  'ltd',
  'co',
  'corp',
  'llc',
  'no',
  'nos',
  'art',
  'sec',
  'mr',
  'ms',
  'mrs',
  'vs',
  'etc',
]);

/** Reads the words of `text` into the buffer. */
export function readWords(lexicon: Lexicon, text: string, buffer: WordBuffer): void {
  const { transitions, wordClass } = lexicon;
  const length = text.length;
  // Every word but the last is followed by at least one unit that is no letter.
  if (buffer.classes.length < length / 2 + 2) growTo(buffer, length);
  const { classes, starts, ends, beginsSentence } = buffer;
  let count = 0;
  let position = 0;
  let stopAt = -1;
  while (position < length) {
    const code = text.charCodeAt(position);
    let symbol = symbols[code] as number;
    if (symbol === 0) {
      if (code === 46 || code === 33 || code === 63 || code === 0x3002) stopAt = position;
      position += 1;
      continue;
    }
    const start = position;
    let state = startState;
    do {
      state = transitions[state * symbolCount + symbol] as number;
      position += 1;
      symbol = position < length ? (symbols[text.charCodeAt(position)] as number) : 0;
    } while (symbol !== 0);
    buffer.count = count;
    classes[count] = wordClass[state] as number;
    starts[count] = start;
    ends[count] = position;
    beginsSentence[count] = count === 0 || (stopAt >= 0 && endsSentence(text, stopAt, start, buffer)) ? 1 : 0;
    count += 1;
    stopAt = -1;
  }
  buffer.count = count;
}

/** Is the full stop at `stopAt` an end, rather than part of an abbreviation, a number or an address? */
function endsSentence(text: string, stopAt: number, start: number, buffer: WordBuffer): boolean {
  if (stopAt + 1 === start) return false;
  const first = text.charCodeAt(start);
  if (first >= 97 && first <= 122) return false;
  if (text.charCodeAt(stopAt) !== 46) return true;
  const lastStart = buffer.starts[buffer.count - 1] ?? 0;
  const lastEnd = buffer.ends[buffer.count - 1] ?? 0;
  if (lastEnd !== stopAt || lastEnd - lastStart > 4) return true;
  return lastEnd - lastStart > 1 && !abbreviations.has(text.slice(lastStart, lastEnd).toLowerCase());
}

function growTo(buffer: WordBuffer, size: number): WordBuffer {
  buffer.classes = new Uint16Array(size);
  buffer.starts = new Uint32Array(size);
  buffer.ends = new Uint32Array(size);
  buffer.beginsSentence = new Uint8Array(size);
  return buffer;
}
