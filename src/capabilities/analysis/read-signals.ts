// Reads the signals of a document by which laws may be relevant to it: places with the role they are named in, and the
// signs that regulations define. Passage by passage, then joined, so that a passage is read once.

import { type DocumentSignal, type PlaceRole, placeRoles } from '#domain/document-signal.ts';
import type { Place } from '#domain/place.ts';
import type { Regulation } from '#domain/regulation.ts';
import { openMatcher, type PhraseMatching, readPassage } from './matching/phrase-set.ts';
import { compileGazetteer, findPlaces, type Gazetteer } from './traits/places.ts';

interface CompiledSign {
  readonly regulation: string;
  readonly sign: number;
  readonly any: readonly number[];
  readonly unless: readonly number[];
}

/** Compiled signs with their working memory; give each thread its own. */
export interface SignalReader {
  readonly gazetteer: Gazetteer;
  readonly matching: PhraseMatching;
  /** The sign that each phrase belongs to. */
  readonly signsOfPhrase: ReadonlyMap<number, CompiledSign>;
}

/** Prepares the signs of the given regulations and the places of the catalogue. */
export function compileSignals(regulations: readonly Regulation[], places: readonly Place[]): SignalReader {
  const phrases: string[] = [];
  const add = (texts: readonly string[]): number[] => texts.map((text) => phrases.push(text) - 1);
  const signs = regulations.flatMap(({ id, applies }) =>
    applies.signs.map(({ any, unless }, sign) => ({ regulation: id, sign, any: add(any), unless: add(unless) })),
  );
  return {
    gazetteer: compileGazetteer(places),
    matching: openMatcher(phrases),
    signsOfPhrase: new Map(signs.flatMap((sign) => sign.any.map((phrase) => [phrase, sign] as const))),
  };
}

/** The signals of one passage. */
export function readSignals(reader: SignalReader, plain: string): DocumentSignal[] {
  return [...placeSignals(reader.gazetteer, plain), ...lawSignals(reader, plain)];
}

/** Those of a whole document: of each place and each sign the most telling one, the first where several are equal. */
export function joinSignals(passages: readonly (readonly DocumentSignal[])[]): DocumentSignal[] {
  const best = new Map<string, DocumentSignal>();
  for (const signals of passages) {
    for (const signal of signals) {
      const key = signal.kind === 'place' ? signal.place : `${signal.regulation}/${signal.sign}`;
      const known = best.get(key);
      if (!known || rankOf(signal) < rankOf(known)) best.set(key, signal);
    }
  }
  return [...best.values()];
}

const rankOf = (signal: DocumentSignal): number => (signal.kind === 'place' ? placeRoles.indexOf(signal.role) : 0);

/** Characters on each side of a place that show the role it is named in. */
const reach = 60;
const roleWords: readonly (readonly [PlaceRole, RegExp])[] = [
  [
    'audience',
    /(?<!\p{L})(?:residents?|consumers?|citizens?|users?|customers?|individuals|people|visitors|resid(?:e|es|ing)|liv(?:e|es|ing)|located|habitually|Verbraucher\w*|Nutzer\w*|Kunden|wohn\w+|résid\w+|consommateurs|utilisateurs|resident[ie]|consumator[ie]|consumatori|utenti|residentes|consumidores|usuarios|usuários|mieszka\w+|konsument\w*|inwoners|consumenten)(?!\p{L})/iu,
  ],
  [
    'law',
    /(?<!\p{L})(?:laws?|legislation|govern\w*|Rechts?|Gesetz\w*|droit|lois?|diritto|legg[ei]|derecho|ley(?:es)?|praw\w+|direito|leis?|recht)(?!\p{L})/iu,
  ],
  [
    'court',
    /(?<!\p{L})(?:courts?|jurisdiction|venue|arbitration|Gericht\w*|tribuna\w+|juzgados|foro|sąd\w*|rechtbank\w*)(?!\p{L})/iu,
  ],
  [
    'party',
    /(?<!\p{L})(?:Inc|LLC|Ltd|Limited|GmbH|AG|plc|PLC|B\.V|S\.A|S\.à|incorporated|registered|established|headquarter\w*|office|Sitz|siège|sede|siedzib\w+|zetel)(?!\p{L})/u,
  ],
];

/** "Any non-U.S. law" does not speak of the place at all; "users outside the Union" names it, but not as theirs. */
const negated = /(?:^|\P{L})non[-\s‑–]$/iu;
const contrasted =
  /(?:^|\P{L})(?:outside|außerhalb|excluding|except|en dehors|fuori|fuera|poza|fora|buiten)(?:\s\p{L}{1,3}){0,2}\s$/iu;

function placeSignals(gazetteer: Gazetteer, plain: string): DocumentSignal[] {
  return findPlaces(gazetteer, plain).flatMap(({ value, start, end }) => {
    const before = plain.slice(Math.max(0, start - 24), start);
    if (negated.test(before)) return [];
    const around = plain.slice(Math.max(0, start - reach), end + reach);
    const found = contrasted.test(before) ? undefined : roleWords.find(([, words]) => words.test(around))?.[0];
    return [{ kind: 'place', place: String(value), role: found ?? 'named', words: lineAround(plain, start, end) }];
  });
}

function lawSignals({ matching, signsOfPhrase }: SignalReader, plain: string): DocumentSignal[] {
  const passage = readPassage(matching, plain);
  const signals: DocumentSignal[] = [];
  const seen = new Set<CompiledSign>();
  for (const phrase of passage.candidates()) {
    const sign = signsOfPhrase.get(phrase);
    if (sign === undefined || seen.has(sign)) continue;
    const place = passage.find(phrase).find(({ start }) => {
      const sentence = passage.sentenceOf(start);
      return !sign.unless.some((exception) => passage.standsIn(exception, sentence));
    });
    if (!place) continue;
    seen.add(sign);
    const words = lineAround(plain, place.start, place.end);
    signals.push({ kind: 'sign', regulation: sign.regulation, sign: sign.sign, words });
  }
  return signals.sort((a, b) => (a.kind === 'sign' && b.kind === 'sign' ? compareSigns(a, b) : 0));
}

type Sign = Extract<DocumentSignal, { kind: 'sign' }>;

const compareSigns = (a: Sign, b: Sign): number =>
  a.regulation === b.regulation ? a.sign - b.sign : a.regulation < b.regulation ? -1 : 1;

/** Whole words, with an ellipsis where the sentence goes on. */
function lineAround(plain: string, start: number, end: number): string {
  let from = Math.max(0, start - 45);
  let until = Math.min(plain.length, end + 45);
  while (from > 0 && from < start && /\S/.test(plain[from - 1] ?? '')) from += 1;
  while (until < plain.length && until > end && /\S/.test(plain[until] ?? '')) until -= 1;
  const words = plain.slice(from, until).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${words}${until < plain.length ? '…' : ''}`;
}
