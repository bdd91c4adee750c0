// Where numbers begin in a passage, in digits or in words. Looked for once; every kind of quantity is then tried only
// there, which keeps long texts cheap.

import { numberWords } from './number-words.ts';

const wordOrDigits = /\d[\d.,]*|\p{L}+/gu;
let last: { readonly plain: string; readonly starts: readonly number[] } = { plain: '', starts: [] };

/** Characters at which a number begins; a figure that follows its words has a start of its own. */
export function numberStarts(plain: string): readonly number[] {
  if (last.plain === plain) return last.starts;
  const starts: number[] = [];
  wordOrDigits.lastIndex = 0;
  for (let match = wordOrDigits.exec(plain); match !== null; match = wordOrDigits.exec(plain)) {
    const [word] = match;
    const code = word.charCodeAt(0);
    const isFigure = code >= 48 && code <= 57;
    if (isFigure || (word.length < 16 && numberWords.has(word.toLowerCase()))) starts.push(match.index);
  }
  last = { plain, starts };
  return starts;
}
