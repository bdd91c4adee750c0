// What people type into the search field, made harmless; and which clause types its words point to.

import type { Catalog } from '#catalog/load-catalog.ts';
import type { ClauseType } from '#domain/clause-type.ts';

/** Longer questions are cut: no sentence of a document is looked for by more. */
const longestQuestion = 300;

const loneSurrogates = /\p{Cs}/gu;

/** The words of a search as they are looked for: one line, no control characters, of bounded length. */
export function cleanWords(text: string): string {
  return text
    .slice(0, longestQuestion * 4)
    .replace(loneSurrogates, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\s]+/gu, ' ')
    .trim()
    .slice(0, longestQuestion)
    .replace(loneSurrogates, '');
}

/** Clause types whose name, or else question, shares words with a search; best first, at most `limit`. */
export function clauseTypesNamed(catalog: Catalog, words: string, limit: number): readonly ClauseType[] {
  const wanted = stems(words);
  if (wanted.size === 0) return [];
  const shared = (text: string) => [...stems(text)].filter((stem) => wanted.has(stem)).length;
  return [...catalog.clauseTypes.values()]
    .map((type) => ({ type, score: 3 * shared(type.name) + shared(type.question) }))
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score || a.type.name.localeCompare(b.type.name, 'en'))
    .slice(0, limit)
    .map(({ type }) => type);
}

/** First letters of the longer words: enough to see that "arbitrate" and "arbitration" belong together. */
function stems(text: string): Set<string> {
  const found = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(found.filter((word) => !commonWords.has(word)).map((word) => word.slice(0, 6)));
}

const commonWords = new Set([
  'does',
  'with',
  'that',
  'this',
  'from',
  'what',
  'when',
  'which',
  'they',
  'their',
  'user',
  'platform',
  'have',
  'your',
  'other',
  'into',
  'without',
  'people',
]);
