// The words of all languages, compiled: one pattern that finds the words before a date, and for each language those
// that say what the date is of. Apart because compiling is done once, and readings are many.

import type { StatedDateKind } from '#domain/stated-date.ts';
import { dateLanguages } from './date-words/index.ts';
import { monthName } from './read-date.ts';

/** The kind that words before a date state, and how they are to be read; `announced` where the sentence must tell. */
export interface WordsOfDate {
  readonly kind: StatedDateKind;
  /** They count only straight before the date. */
  readonly isBare: boolean;
  /** Of the languages that have these words. */
  readonly languages: readonly DateLanguage[];
}

export interface DateLanguage {
  readonly isDayFirst: boolean | null;
  readonly later: RegExp;
  readonly announcing: RegExp;
  readonly own: RegExp;
  readonly former: RegExp;
  readonly document: RegExp;
  readonly law: RegExp;
  readonly ago: RegExp;
  readonly until: RegExp;
  readonly audience: RegExp;
}

// Scripts that put no blanks between words have no word ends.
const spacedLetter = '(?![\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af])\\p{L}';
const beginning = `(?<!${spacedLetter})`;
const end = `(?!${spacedLetter})`;

// In this order: at one place of a text, the words that say the most are tried before "date", "version" and "on".
const groups = ['lastUpdated', 'effective', 'published', 'dated', 'from'] as const;
const allWords = groups.flatMap((group) => dateLanguages.flatMap((words) => [...words[group]].sort(longestFirst)));

/** Words that may be followed by a stated date; "UpdatedMay 1" is what is left of two lines of a page. */
export const datingWords = new RegExp(`${beginning}(?:${allWords.join('|')})(?:${end}|(?=${monthName}${end}))`, 'giu');

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

const never = /(?!)/;

interface Compiled extends DateLanguage {
  readonly kinds: readonly (readonly [WordsOfDate['kind'], RegExp])[];
  readonly bare: RegExp;
}

const compiled: readonly Compiled[] = dateLanguages.map((words) => ({
  isDayFirst: words.isDayFirst,
  kinds: [
    ['last-updated', whole(words.lastUpdated)],
    ['effective', whole(words.effective)],
    ['published', whole(words.published)],
    ['dated', whole(words.dated)],
    ['announced', whole(words.from)],
  ],
  bare: whole(words.bare),
  later: within(words.later),
  announcing: within(words.announcing),
  own: within(words.own),
  former: within(words.former),
  document: within(words.document),
  law: within(words.law),
  ago: within(words.ago),
  until: within(words.until),
  audience: within(words.audience),
}));

function whole(words: readonly string[]): RegExp {
  if (words.length === 0) return never;
  return new RegExp(`^(?:${words.join('|')})$`, 'iu');
}

function within(words: readonly string[]): RegExp {
  if (words.length === 0) return never;
  return new RegExp(`${beginning}(?:${words.join('|')})${end}`, 'iu');
}

/** What these words say; null when no language has them. */
export function meaningOf(words: string): WordsOfDate | null {
  const having = compiled.flatMap((language) => {
    const kind = language.kinds.find(([, pattern]) => pattern.test(words))?.[0];
    return kind ? [{ kind, language }] : [];
  });
  const [first] = having;
  if (!first) return null;
  const languages = having.map(({ language }) => language);
  return { kind: first.kind, isBare: languages.some(({ bare }) => bare.test(words)), languages };
}
