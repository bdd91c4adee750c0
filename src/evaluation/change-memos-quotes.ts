// Finds what a memo quotes: words between quotation marks of any kind, `<q>`, and block quotes in HTML or Markdown.

/** Shorter ones are names and catchwords. */
const fewestWords = 4;

const quotation: readonly RegExp[] = [
  /“([^“”]{1,2000})”/g,
  /„([^„“”]{1,2000})[“”]/g,
  /«([^«»]{1,2000})»/g,
  // A closing mark before a letter is an apostrophe.
  /‘([^‘]{1,2000}?)’(?![\p{L}\p{N}])/gu,
  /"([^"]{1,2000})"/g,
  /<q[^<>]{0,200}>([\s\S]{1,2000}?)<\/q>/g,
  /<blockquote[^<>]{0,200}>([\s\S]{1,4000}?)<\/blockquote>/g,
  /((?:^>[^\n]{0,2000}(?:\n|$))+)/gm,
];

/** The distinct quotes of a text as folded words; what was left out (`[…]`) parts a quote in two. */
export function quotesIn(text: string): string[] {
  const quotes = new Set<string>();
  const withoutTargets = text.replace(/\[([^[\]]{0,2000})\]\([^()\s]{0,2000}\)/g, '$1');
  const [plain, tagged] = [withoutTargets.replace(/<[^<>]{0,2000}>/g, ' '), withoutTargets];
  for (const shape of quotation) {
    for (const [, inner] of (shape.source.startsWith('<') ? tagged : plain).matchAll(shape)) {
      for (const part of (inner ?? '')
        .replace(/<[^<>]{0,2000}>/g, ' ')
        .split(/\[?\(?(?:…|\.\.\.)\)?\]?|\[[^\]]{0,40}\]/)) {
        const words = foldWords(part);
        if (words.length >= fewestWords) quotes.add(words.join(' '));
      }
    }
  }
  return [...quotes];
}

/** Words as they are compared: letters and digits, lower-case; quotes, dashes and markup fall away. */
export function foldWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
