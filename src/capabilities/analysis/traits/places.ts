// Places in a passage, and which of them are named for their law or their courts. Names come from the catalogue; one
// that it does not list is read where the words leave no doubt ("the laws of the State of Westmark").

import { liesWithin, type Place } from '#domain/place.ts';
import type { FoundValue } from './found-value.ts';

/** Names by their first word, the longest first. */
export interface Gazetteer {
  readonly byFirstWord: ReadonlyMap<string, readonly { readonly name: string; readonly id: string }[]>;
  readonly within: ReadonlyMap<string, string | null>;
}

/** Prepares the names for finding. */
export function compileGazetteer(places: readonly Place[]): Gazetteer {
  const byFirstWord = new Map<string, { name: string; id: string }[]>();
  for (const { id, names } of places) {
    for (const name of names) {
      const first = firstWord(name);
      const known = byFirstWord.get(first);
      if (known) known.push({ name, id });
      else byFirstWord.set(first, [{ name, id }]);
    }
  }
  for (const list of byFirstWord.values()) list.sort((a, b) => b.name.length - a.name.length);
  return { byFirstWord, within: new Map(places.map(({ id, within }) => [id, within])) };
}

const firstWord = (name: string): string => /^[\p{L}\p{M}]+/u.exec(name)?.[0] ?? name;
const wordPattern = /[\p{L}\p{M}]+/gu;
const formalBefore =
  /(?:(?:State|Commonwealth|Republic|Province|Kingdom|County|City|Courts?|District|Freistaat|Land)\s+(?:and\s+County\s+)?of\s+(?:the\s+)?)$/u;
const countyAfter = /^\s+County(?![\p{L}])/u;

const unlistedPlace =
  /(?<![\p{L}])(?:seated|held|located|established|registered|based|take\s+place|takes\s+place|residing|seat|venue|place\s+of\s+arbitration)\s+(?:is\s+|shall\s+be\s+|will\s+be\s+)?(?:in|at)?\s*(?:the\s+)?(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2})/gu;

/** Every place, listed or named as the place of something. */
export function findAnyPlaces(gazetteer: Gazetteer, plain: string): FoundValue[] {
  return withUnlisted(plain, findPlaces(gazetteer, plain), unlistedPlace);
}

/** Every listed place, by its id; names that stand together ("London, England") are one place, the narrower one. */
export function findPlaces(gazetteer: Gazetteer, plain: string): FoundValue[] {
  const found: { value: string; start: number; end: number }[] = [];
  wordPattern.lastIndex = 0;
  for (let match = wordPattern.exec(plain); match !== null; match = wordPattern.exec(plain)) {
    const names = gazetteer.byFirstWord.get(match[0]);
    const hit = names?.find(
      ({ name }) => plain.startsWith(name, match.index) && endsThere(plain, match.index + name.length),
    );
    if (!hit) continue;
    let end = match.index + hit.name.length;
    end += countyAfter.exec(plain.slice(end, end + 20))?.[0].length ?? 0;
    wordPattern.lastIndex = end;
    const formal = formalBefore.exec(plain.slice(Math.max(0, match.index - 40), match.index))?.[0] ?? '';
    const start = /^(?:Courts?|District)/.test(formal) ? match.index : match.index - formal.length;
    const last = found.at(-1);
    const between = last ? plain.slice(last.end, start) : '';
    if (last && /^,?\s*(?:in\s+)?(?:the\s+)?$/.test(between) && areNested(gazetteer, last.value, hit.id)) {
      const value = liesWithin(gazetteer.within, last.value, hit.id) ? last.value : hit.id;
      found[found.length - 1] = { value, start: last.start, end };
    } else found.push({ value: hit.id, start, end });
  }
  return found;
}

const endsThere = (plain: string, end: number): boolean => !/^[\p{L}\p{M}\p{N}]/u.test(plain.slice(end, end + 2));

const areNested = ({ within }: Gazetteer, a: string, b: string): boolean =>
  liesWithin(within, a, b) || liesWithin(within, b, a);

const lawWords =
  /(?<![\p{L}])(?:laws?|legislation|statutes|govern(?:ed|s|ing)?|Rechts?|Gesetze?n?|recht|droit|lois?|législation|legg[ei]|legislazione|diritto|derecho|leye?s?|legislación|praw[oaeu]|prawem|direito|leis?|legislação|wetten|wetgeving)(?![\p{L}])/giu;
const courtWords =
  /(?<![\p{L}])(?:courts?|jurisdiction|venue|tribunals?|forum|Gerichte?n?|Gerichtsstand|gerechten|tribunaux|tribunal|juridictions?|tribunal[ei]|foro|giurisdizione|juzgados|tribunales|jurisdicción|fuero|sąd(?:y|em|ami|ów|owi)?|tribunais|foro|jurisdição|rechtbank|rechter|rechters|rechtbanken)(?![\p{L}])/giu;
const unlistedLaw =
  /(?<![\p{L}])(?:laws?|legislation)\s+(?:of|in|applicable\s+in)\s+(?:the\s+)?((?:(?:State|Republic|Commonwealth|Kingdom|Province|Principality)\s+of\s+)?\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2})/gu;
const unlistedCourt =
  /(?<![\p{L}])[Cc]ourts?\s+(?:of|in|for|located\s+in|sitting\s+in|seated\s+in)\s+(?:the\s+)?((?:(?:State|Republic|Commonwealth|Kingdom|Province|City|County)\s+of\s+)?\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2})/gu;
const noPlace =
  /^(?:Section|Article|English|French|German|Agreement|Terms|Service|Services|Site|You|Your|Any|Such|The|This|These|Company|Seller|Buyer|User|Member|Law|Competent)(?![p{L}])/;
/** Characters between a place and the word that makes its law or its courts the matter. */
const reach = 70;

/** Places named for their law. */
export function findLaws(gazetteer: Gazetteer, plain: string): FoundValue[] {
  return namedFor(plain, findPlaces(gazetteer, plain), lawWords, unlistedLaw);
}

/** Places named for their courts. */
export function findCourts(gazetteer: Gazetteer, plain: string): FoundValue[] {
  return namedFor(plain, findPlaces(gazetteer, plain), courtWords, unlistedCourt);
}

function namedFor(plain: string, places: readonly FoundValue[], words: RegExp, unlisted: RegExp): FoundValue[] {
  const marks = [...plain.matchAll(words)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const near = places.filter((place) =>
    marks.some((mark) => mark.start - place.end <= reach && place.start - mark.end <= reach),
  );
  return withUnlisted(plain, near, unlisted);
}

function withUnlisted(plain: string, places: readonly FoundValue[], unlisted: RegExp): FoundValue[] {
  const others = [...plain.matchAll(unlisted)].flatMap((match): FoundValue[] => {
    const words = match[1] ?? '';
    const start = match.index + match[0].length - words.length;
    const end = start + words.length;
    const isKnown = noPlace.test(words) || places.some((place) => place.start < end && start < place.end);
    if (isKnown) return [];
    // "Philadelphia, Pennsylvania": the listed place that follows says where.
    const next = places.find((place) => place.start > end && /^,\s+$/.test(plain.slice(end, place.start)));
    return [next ? { ...next, start } : { value: words, start, end }];
  });
  const merged = new Set(others.map(({ end }) => end));
  return [...places.filter(({ end }) => !merged.has(end)), ...others].sort((a, b) => a.start - b.start);
}
