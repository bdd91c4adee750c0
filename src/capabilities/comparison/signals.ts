// Words that bind, found in a passage: numbers, amounts, periods, dates, negations, modal verbs, defined terms, parties
// and addresses, in eight languages. The door to the folder of the same name.

import type { Signal } from '#domain/change.ts';
import { findAddresses } from './signals/addresses.ts';
import { bindingWordAt } from './signals/binding-words.ts';
import { dateAt } from './signals/dates-in-passage.ts';
import { pairSignals } from './signals/differing.ts';
import type { FoundSignal, Passage } from './signals/found-signal.ts';
import { languageCodes } from './signals/lexicon.ts';
import { definedTermAt, knownTermAt, partyAt } from './signals/names.ts';
import { quantityAt } from './signals/quantities.ts';
import { languageOf, type Tokens, tokenKinds, tokensOf } from './signals/tokens.ts';

export type { FoundSignal } from './signals/found-signal.ts';

const noTerms: ReadonlySet<string> = new Set();

/** What binds in a passage, in order. The language is found by its frequent words where it is not given. */
export function findSignals(plain: string, language?: string, terms = noTerms): FoundSignal[] {
  const addresses = findAddresses(plain);
  const tokens = tokensOf(plain, addresses);
  return signalsIn(tokens, addresses, { language: indexOf(language) ?? languageOf(tokens), terms });
}

/** What binds in one of two passages and not in the other; what answers each other stands together. */
export function differingSignals(oldPlain: string, newPlain: string, language?: string): Signal[] {
  if (oldPlain === newPlain || !mayBind(oldPlain, newPlain)) return [];
  const [oldAddresses, newAddresses] = [findAddresses(oldPlain), findAddresses(newPlain)];
  const [old, next] = [tokensOf(oldPlain, oldAddresses), tokensOf(newPlain, newAddresses)];
  const spoken = indexOf(language) ?? languageOf(old, next);
  const reading = { language: spoken, terms: termsIn([oldPlain, newPlain], spoken) };
  return pairSignals(signalsIn(old, oldAddresses, reading), signalsIn(next, newAddresses, reading));
}

/**
 * Whether two passages differ in anything that can be a signal, or be part of one: a cheap look at what stands between
 * their equal ends. Small letters that no list knows bind nobody.
 */
function mayBind(oldPlain: string, newPlain: string): boolean {
  let start = 0;
  while (start < oldPlain.length && oldPlain.charCodeAt(start) === newPlain.charCodeAt(start)) start++;
  let [oldEnd, newEnd] = [oldPlain.length, newPlain.length];
  while (oldEnd > start && newEnd > start && oldPlain.charCodeAt(oldEnd - 1) === newPlain.charCodeAt(newEnd - 1)) {
    oldEnd--;
    newEnd--;
  }
  const from = oldPlain.lastIndexOf(' ', start - 1) + 1;
  return holdsBinding(oldPlain, from, oldEnd) || holdsBinding(newPlain, from, newEnd);
}

function holdsBinding(text: string, from: number, end: number): boolean {
  const space = text.indexOf(' ', end);
  const middle = text.slice(from, space < 0 ? text.length : space);
  if (/[^\p{Ll}\p{M}\s,;.]|\.\p{L}/u.test(middle.replace(/\p{Ll}{2,}\d{1,4}(?![\d.,])/gu, ''))) return true;
  return tokensOf(middle, []).entries.some((entry) => entry !== null && entry.meanings.length > 0);
}

/** Words in capitals behind an article inside a sentence: "the Service". German writes every noun so. */
function termsIn(passages: readonly string[], language: number): ReadonlySet<string> {
  if (languageCodes[language] === 'de') return noTerms;
  return new Set(passages.flatMap((plain) => [...plain.matchAll(termAfterArticle)].map(([, term]) => term!)));
}

const termAfterArticle =
  /(?<![\p{L}.!?])(?:the|our|your|these|this|any|each|all|such|le|la|les|nos|vos|el|los|las|il|lo|gli|os|as|de|het|onze)\s(\p{Lu}[\p{Ll}\p{M}]{2,24}(?:\s\p{Lu}[\p{Ll}\p{M}]{2,24}){0,2})(?![\p{L}])/gu;

function indexOf(language: string | undefined): number | undefined {
  if (language === undefined) return undefined;
  const index = languageCodes.indexOf(language.slice(0, 2).toLowerCase());
  return index < 0 ? undefined : index;
}

interface Reading {
  readonly language: number;
  readonly terms: ReadonlySet<string>;
}

function signalsIn(tokens: Tokens, addresses: readonly FoundSignal[], { language, terms }: Reading): FoundSignal[] {
  const passage: Passage = { tokens, language };
  const found: FoundSignal[] = [];
  let floor = 0;
  for (let at = 0; at < tokens.kinds.length; ) {
    const find =
      (tokens.kinds[at] === tokenKinds.word
        ? (dateAt(passage, at) ?? bindingWordAt(passage, at))
        : definedTermAt(passage, at)) ??
      quantityAt(passage, at) ??
      partyAt(passage, at, floor) ??
      (terms.size > 0 ? knownTermAt(passage, at, terms) : null);
    if (find && find.next > at) {
      // A name is known by its last word; a number or "May" inside it is no signal of its own.
      while (found.length > 0 && found.at(-1)!.end > find.signal.start) found.pop();
      found.push(find.signal);
      at = find.next;
      floor = at;
    } else at++;
  }
  return addresses.length === 0 ? found : [...found, ...addresses].sort((left, right) => left.start - right.start);
}
