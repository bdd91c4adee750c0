// The small language in which the codebook says what a passage must contain: words, choices and gaps.
// It stands here because the catalogue checks it and the classifier runs it.
//
//   waive* … (right|rights) … jury     word endings, a gap of up to 8 words, a choice
//   class (action|arbitration) waiver  words next to each other
//   (binding)? arbitration             a part that may be missing
//
// Case, punctuation and hyphens do not matter; a phrase never runs over the end of a sentence.

export type PhrasePart =
  | { readonly kind: 'word'; readonly word: string; readonly anyEnding: boolean }
  | { readonly kind: 'choice'; readonly options: readonly Phrase[]; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly upTo: number };

export type Phrase = readonly PhrasePart[];

export type PhraseReading = { readonly phrase: Phrase } | { readonly problem: string };

export const ordinaryGap = 8;
export const longestGap = 30;

interface Cursor {
  readonly tokens: readonly string[];
  next: number;
}

/** Reads a phrase, or says in one sentence why it is none. */
export function readPhrase(text: string): PhraseReading {
  const tokens = text.toLowerCase().match(/\s+|…\d*|[()?|]|[\p{Ll}\p{Lo}\d]+\*?|[-'’]|[\s\S]/gu) ?? [];
  const cursor: Cursor = { tokens: tokens.filter((token) => !/^(\s+|[-'’])$/.test(token)), next: 0 };
  const phrase: PhrasePart[] = [];
  const problem = readSequence(cursor, phrase) ?? problemOfEnds(phrase, text);
  if (problem !== null) return { problem };
  if (cursor.next < cursor.tokens.length) return { problem: `"${text}" closes a bracket that was never opened.` };
  return { phrase };
}

function readSequence(cursor: Cursor, into: PhrasePart[]): string | null {
  for (let token = cursor.tokens[cursor.next]; token !== undefined; token = cursor.tokens[cursor.next]) {
    if (token === ')' || token === '|') return null;
    cursor.next += 1;
    if (token === '(') {
      const problem = readChoice(cursor, into);
      if (problem !== null) return problem;
    } else if (token.startsWith('…')) {
      const upTo = token === '…' ? ordinaryGap : Number(token.slice(1));
      if (upTo < 1 || upTo > longestGap) return `A gap spans 1 to ${longestGap} words, not ${upTo}.`;
      into.push({ kind: 'gap', upTo });
    } else if (/^[\p{Ll}\p{Lo}\d]/u.test(token)) {
      const anyEnding = token.endsWith('*');
      into.push({ kind: 'word', word: anyEnding ? token.slice(0, -1) : token, anyEnding });
    } else {
      return `"${token}" means nothing in a phrase; use words, word*, (a|b), (a|b)? and ….`;
    }
  }
  return null;
}

function readChoice(cursor: Cursor, into: PhrasePart[]): string | null {
  const options: PhrasePart[][] = [];
  for (;;) {
    const option: PhrasePart[] = [];
    const problem = readSequence(cursor, option);
    if (problem !== null) return problem;
    if (option.length === 0) return 'A choice has an empty option; write (a|b)? for one that may be missing.';
    options.push(option);
    const token = cursor.tokens[cursor.next];
    cursor.next += 1;
    if (token === undefined) return 'A bracket is opened and never closed.';
    if (token === ')') break;
  }
  const optional = cursor.tokens[cursor.next] === '?';
  if (optional) cursor.next += 1;
  into.push({ kind: 'choice', options, optional });
  return null;
}

function problemOfEnds(phrase: Phrase, text: string): string | null {
  const isFirm = (part: PhrasePart | undefined) =>
    part !== undefined && part.kind !== 'gap' && !(part.kind === 'choice' && part.optional);
  if (isFirm(phrase[0]) && isFirm(phrase[phrase.length - 1])) return null;
  return `"${text}" must begin and end with a word that has to be there.`;
}
