// Reads a passage as features for the statistical models: words in rows of up to three, the concepts of the legal
// language that they stand for (the same in every language), and pieces of words. Only hashes, never the words.

import { addFeature, clearFeatures, type FeatureBuffer, group, makeFeatureBuffer } from './feature-buffer.ts';
import { hashPair, hashText, hashUnit } from './hash.ts';
import { buildLexicon, type Lexicon, symbols } from './matching/lexicon.ts';
import { lowerUnit, makeWordScan, scanWords, type WordScan } from './scan-words.ts';
import { passageVector, type WordVectors } from './word-vectors.ts';

export interface PassageContext {
  readonly before?: string;
  readonly after?: string;
  readonly heading?: string;
}

/** For one language; with its working memory, so give each thread its own. */
export interface FeatureReader {
  readonly seed: number;
  readonly lexicon: Lexicon;
  /** By class of the lexicon: the hash of the concept, 0 for none. */
  readonly concepts: Uint32Array;
  /** Whether a capital inside a sentence means a name; in German all nouns have one. */
  readonly hasNames: boolean;
  readonly hasPieces: boolean;
  readonly vectors: WordVectors | null;
  readonly scan: WordScan;
  readonly features: FeatureBuffer;
}

/** Concept → its words in one language; a word ending in `*` stands for all that begin with it. */
export type ConceptWords = ReadonlyMap<string, readonly string[]>;

export function makeFeatureReader(
  language: string,
  words: ConceptWords,
  { hasPieces = false, vectors = null }: { readonly hasPieces?: boolean; readonly vectors?: WordVectors | null } = {},
): FeatureReader {
  const entries = [...words].flatMap(([concept, forms]) =>
    forms.map((form) => ({ concept, word: form.replace(/\*$/, ''), anyEnding: form.endsWith('*') })),
  );
  const lexicon = buildLexicon(entries);
  const rank = (index: number): number => {
    const entry = entries[index];
    return entry === undefined ? 0 : entry.word.length * 2 + (entry.anyEnding ? 0 : 1000);
  };
  const concepts = Uint32Array.from(lexicon.members, (indexes) => {
    const best = [...indexes].sort((a, b) => rank(b) - rank(a) || a - b)[0];
    return best === undefined ? 0 : hashText(entries[best]?.concept ?? '');
  });
  return {
    seed: hashText(language),
    lexicon,
    concepts,
    hasNames: language !== 'de',
    hasPieces,
    vectors,
    scan: makeWordScan(),
    features: makeFeatureBuffer(),
  };
}

/** So many characters of what stands before and after are looked at. */
const contextReach = 400;

/** Takes in what the codebook's rules found in the passage, by the ids of the clause types. */
export function addFoundTypes(into: FeatureBuffer, clauseTypes: readonly string[]): void {
  for (const id of clauseTypes) addFeature(into, group.rules, hashPair(ruleSeed, hashText(id)), 0, 0);
}

const ruleSeed = 0x4471e;

/** The features of a passage, in a buffer that is overwritten by the next. */
export function readFeatures(reader: FeatureReader, text: string, context: PassageContext = {}): FeatureBuffer {
  const { features, scan } = reader;
  clearFeatures(features);
  scanWords(reader.lexicon, text, scan);
  addWordRows(features, scan, reader.seed, text.length);
  addConceptRows(reader, scan);
  if (reader.hasPieces) addPieces(reader, text, scan);
  if (context.before) addContext(reader, context.before.slice(-contextReach), group.before);
  if (context.after) addContext(reader, context.after.slice(0, contextReach), group.after);
  if (context.heading) addContext(reader, context.heading.slice(0, contextReach), group.heading);
  if (reader.vectors !== null) features.vector = passageVector(reader.vectors, text);
  return features;
}

/** Words, rows of two and three, and pairs with one or two words between; the text's ends count as words. */
function addWordRows(into: FeatureBuffer, scan: WordScan, seed: number, length: number): void {
  const { count, hashes, starts, ends } = scan;
  const hashAt = (at: number) => (at < 0 || at >= count ? 0x5eed : (hashes[at] as number));
  const startAt = (at: number) => (at < 0 ? 0 : at >= count ? length : (starts[at] as number));
  const endAt = (at: number) => (at < 0 ? 0 : at >= count ? length : (ends[at] as number));
  for (let at = -1; at < count; at++) {
    const first = hashPair(seed, hashAt(at));
    const start = startAt(at);
    if (at >= 0) addFeature(into, group.words, first, start, endAt(at));
    const pair = hashPair(first, hashAt(at + 1));
    addFeature(into, group.words, pair, start, endAt(at + 1));
    if (at + 2 > count) continue;
    addFeature(into, group.words, hashPair(pair, hashAt(at + 2)), start, endAt(at + 2));
    addFeature(into, group.words, hashPair(hashUnit(first, 1), hashAt(at + 2)), start, endAt(at + 2));
    if (at + 3 > count) continue;
    addFeature(into, group.words, hashPair(hashUnit(first, 2), hashAt(at + 3)), start, endAt(at + 3));
  }
}

const conceptSeed = 0xc0ce;
const nameConcept = hashText('NAME');
const conceptReach = 5;

/** Concepts in the order of the text: alone, in pairs within a reach, and three in a row. */
function addConceptRows(reader: FeatureReader, scan: WordScan): void {
  const into = reader.features;
  const found = conceptsOf(reader, scan);
  for (let at = 0; at < found.length; at++) {
    const place = found[at] as number;
    const concept = conceptAt(reader, scan, place);
    const first = hashPair(conceptSeed, concept);
    const start = scan.starts[place] as number;
    addFeature(into, group.concepts, first, start, scan.ends[place] as number);
    for (let next = at + 1; next < found.length && next <= at + conceptReach; next++) {
      const second = conceptAt(reader, scan, found[next] as number);
      const end = scan.ends[found[next] as number] as number;
      if (second !== concept) addFeature(into, group.concepts, hashPair(first, second), start, end);
    }
    if (at + 2 >= found.length) continue;
    const second = conceptAt(reader, scan, found[at + 1] as number);
    const third = conceptAt(reader, scan, found[at + 2] as number);
    const end = scan.ends[found[at + 2] as number] as number;
    addFeature(into, group.concepts, hashPair(hashPair(hashUnit(first, 3), second), third), start, end);
  }
}

/** Places of the words that stand for a concept; names in a row count as one. */
function conceptsOf(reader: FeatureReader, scan: WordScan): number[] {
  const found: number[] = [];
  let before = 0;
  for (let at = 0; at < scan.count; at++) {
    const concept = conceptAt(reader, scan, at);
    if (concept === 0) continue;
    if (concept !== nameConcept || before !== nameConcept) found.push(at);
    before = concept;
  }
  return found;
}

function conceptAt(reader: FeatureReader, scan: WordScan, at: number): number {
  const concept = reader.concepts[scan.classes[at] as number] as number;
  return concept === 0 && reader.hasNames && scan.isName[at] === 1 ? nameConcept : concept;
}

const pieceSeed = 0x91ece;

/** Three to five letters in a row, the word's ends included. */
function addPieces(reader: FeatureReader, text: string, scan: WordScan): void {
  const seed = hashPair(pieceSeed, reader.seed);
  for (let at = 0; at < scan.count; at++) {
    const start = scan.starts[at] as number;
    const end = scan.ends[at] as number;
    for (let from = start - 1; from <= end - 2; from++) {
      let hash = seed;
      for (let to = from; to < from + 5 && to <= end; to++) {
        const inside = to >= start && to < end && symbols[text.charCodeAt(to)] !== 0;
        hash = hashUnit(hash, inside ? lowerUnit(text.charCodeAt(to)) : 0x5f);
        if (to < from + 2) continue;
        const id = hashPair(seed, hash);
        addFeature(reader.features, group.pieces, id, Math.max(from, start), Math.min(to + 1, end));
      }
    }
  }
}

/** Of what stands around a passage, the concepts alone. */
function addContext(reader: FeatureReader, text: string, inGroup: number): void {
  const { scan, features } = reader;
  scanWords(reader.lexicon, text, scan);
  const seed = hashPair(conceptSeed, inGroup);
  for (const place of conceptsOf(reader, scan)) {
    addFeature(features, inGroup, hashPair(seed, conceptAt(reader, scan, place)), 0, 0);
  }
}
