// Every word that binds, of all languages, in one table that is looked up by a hash made while reading. Apart from the
// word lists because the table is built for speed: passages are read at each import.

import { german, germanCompounds } from './words/de.ts';
import { english } from './words/en.ts';
import { spanish } from './words/es.ts';
import { french } from './words/fr.ts';
import { italian } from './words/it.ts';
import type { LanguageWords } from './words/language-words.ts';
import { dutch } from './words/nl.ts';
import { polish } from './words/pl.ts';
import { portuguese } from './words/pt.ts';

export type WordRole =
  | 'negation'
  | 'modal'
  | 'numeral'
  | 'weak-numeral'
  | 'scale'
  | 'unit'
  | 'period'
  | 'filler'
  | 'month'
  | 'percent'
  | 'percent-first'
  | 'currency'
  | 'age-before'
  | 'age-after';

export interface Meaning {
  readonly language: number;
  readonly role: WordRole;
  readonly value?: number;
  readonly unit?: string;
}

/** What a word can mean, by language. */
export interface LexiconEntry {
  readonly word: string;
  readonly meanings: Meaning[];
  /** Indexes of the languages that the word speaks for. */
  readonly votes: number[];
}

const languages: readonly LanguageWords[] = [english, german, french, spanish, italian, portuguese, dutch, polish];
export const languageCodes: readonly string[] = languages.map(({ language }) => language);

const entries: LexiconEntry[] = [];
const size = 8_192;
const hashes = new Int32Array(size);
const places = new Int32Array(size).fill(-1);

export const hashStart = 0x811c9dc5 | 0;
/** The next state of a word's hash; `code` is the code unit in lower case. */
export function nextHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** What the table knows of the word that stands at these places; `hash` was made over its letters in lower case. */
export function lookUp(
  text: string,
  { start, end, hash }: { start: number; end: number; hash: number },
): LexiconEntry | null {
  let slot = (hash ^ (hash >>> 15)) & (size - 1);
  while (places[slot]! >= 0) {
    if (hashes[slot] === hash) {
      const entry = entries[places[slot]!]!;
      if (entry.word.length === end - start && text.slice(start, end).replace('’', "'").toLowerCase() === entry.word)
        return entry;
    }
    slot = (slot + 1) & (size - 1);
  }
  return null;
}

function hashOf(word: string): number {
  let hash = hashStart;
  for (let at = 0; at < word.length; at++) hash = nextHash(hash, word.charCodeAt(at));
  return hash;
}

function entryFor(word: string): LexiconEntry {
  const hash = hashOf(word);
  const known = lookUp(word, { start: 0, end: word.length, hash });
  if (known) return known;
  const entry: LexiconEntry = { word, meanings: [], votes: [] };
  let slot = (hash ^ (hash >>> 15)) & (size - 1);
  while (places[slot]! >= 0) slot = (slot + 1) & (size - 1);
  hashes[slot] = hash;
  places[slot] = entries.length;
  entries.push(entry);
  return entry;
}

function wordsOf(list: string): string[] {
  return list.split(' ').filter((word) => word !== '');
}

function add(word: string, meaning: Meaning): void {
  entryFor(word).meanings.push(meaning);
}

function addValues(list: string, language: number, role: WordRole): void {
  for (const pair of wordsOf(list)) {
    const [word, value] = pair.split(':');
    if (role === 'currency') add(word!, { language, role, unit: value! });
    else add(word!, { language, role, value: Number(value) });
  }
}

function addLanguage(words: LanguageWords, language: number): void {
  for (const word of wordsOf(words.common)) entryFor(word).votes.push(language);
  const plainRoles = [
    ['negation', words.negations],
    ['modal', words.modals],
    ['filler', words.fillers],
    ['age-before', words.ageBefore],
    ['age-after', words.ageAfter],
  ] as const;
  for (const [role, list] of plainRoles) for (const word of wordsOf(list)) add(word, { language, role });
  addValues(words.numerals, language, 'numeral');
  addValues(words.weakNumerals, language, 'weak-numeral');
  addValues(words.scales, language, 'scale');
  addValues(words.currencies, language, 'currency');
  for (const [unit, list] of Object.entries(words.units)) {
    for (const word of wordsOf(list)) add(word, { language, role: 'unit', unit });
  }
  wordsOf(words.months).forEach((forms, index) => {
    for (const form of forms.split('/')) add(form, { language, role: 'month', value: index + 1 });
  });
  for (const word of wordsOf(words.percent)) {
    const [first, second] = word.split('-');
    if (second === undefined) add(word, { language, role: 'percent' });
    else add(first!, { language, role: 'percent-first', unit: second });
  }
}

languages.forEach(addLanguage);
for (const { word, value, unit } of germanCompounds()) {
  add(word, { language: languageCodes.indexOf('de'), role: 'period', value, unit });
}
for (const code of wordsOf(
  'eur usd gbp chf pln jpy cad aud brl inr sek nok dkk czk huf mxn krw cny try zar nzd sgd hkd',
)) {
  add(code, { language: -1, role: 'currency', unit: code.toUpperCase() });
}

/** The meaning of a word in a role; in the passage's language where it is known, in any where it is not. */
export function meaningOf(entry: LexiconEntry | null, role: WordRole, language: number): Meaning | null {
  if (!entry) return null;
  for (const meaning of entry.meanings) {
    if (meaning.role === role && (language < 0 || meaning.language < 0 || meaning.language === language))
      return meaning;
  }
  return null;
}
