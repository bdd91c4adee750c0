// Cuts a text into the units that a word-by-word comparison keeps whole. Apart because what is a word decides what a
// redline may mark: never a part of a number, an amount or an address.

/** A word or sign and the white space after it; all tokens of a text together are the text. */
export interface WordToken {
  readonly core: string;
  readonly space: string;
}

const currency = '[$€£¥₹₽₩]';
const letters = '[\\p{L}\\p{M}\\p{N}_]';

const units = [
  // Addresses, without the full stop or bracket that closes the sentence around them.
  '(?:https?:\\/\\/|www\\.)[^\\s<>"“”«»]{0,2000}[^\\s<>"“”«».,;:!?)\\]\'’]',
  '[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}',
  // Scripts without spaces: each sign by itself.
  '\\p{Script=Han}|\\p{Script=Hiragana}|\\p{Script=Katakana}|\\p{Script=Thai}',
  // Amounts with their sign, numbers with their points, dates: "$1,000.50", "20 %", "4.2.1", "31/12/2026".
  `${currency}?\\p{N}+(?:[.,:/’']\\p{N}+)*(?:${currency}|%| %)?(?!${letters})`,
  `${letters}+(?:['’]${letters}+)*`,
  '[\\s\\S]',
].join('|');

/** The tokens of a text; white space before the first word is a token without a word. */
export function wordTokens(text: string): WordToken[] {
  const tokens: WordToken[] = [];
  const start = /\S/.exec(text)?.index ?? text.length;
  if (start > 0) tokens.push({ core: '', space: text.slice(0, start) });
  const search = new RegExp(`(${units})(\\s*)`, 'gu');
  search.lastIndex = start;
  for (let found = search.exec(text); found; found = search.exec(text)) {
    tokens.push({ core: found[1]!, space: found[2]! });
  }
  return tokens;
}

/** Whether a token is a word, a number or an address and no mere sign. */
export function isWord({ core }: WordToken): boolean {
  return /[\p{L}\p{N}]/u.test(core);
}
