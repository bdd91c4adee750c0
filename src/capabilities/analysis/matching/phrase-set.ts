// A set of phrases looked for one by one in a passage that has been read once: where they stand, and in which
// sentence. For traits and signs; rules have `classify.ts`.

import type { TextRange } from '#domain/block.ts';
import { type Phrase, readPhrase } from '#domain/phrase.ts';
import { compilePhrases } from './compile-phrases.ts';
import { type CandidateFinder, compileFinder, findCandidates } from './find-candidates.ts';
import type { Lexicon } from './lexicon.ts';
import { type FailureMemory, findPhrase, type PhraseMatcher } from './match-phrase.ts';
import { emptyWordBuffer, readWords, type WordBuffer } from './read-words.ts';
import { requiredWords } from './required-words.ts';

/** Compiled phrases with their working memory; give each thread its own. */
export interface PhraseMatching {
  readonly lexicon: Lexicon;
  readonly matchers: readonly PhraseMatcher[];
  readonly finder: CandidateFinder;
  readonly words: WordBuffer;
  readonly memory: FailureMemory;
}

/** Prepares phrases; they are known by their index. Throws when one cannot be read. */
export function openMatcher(phrases: readonly string[]): PhraseMatching {
  const read = phrases.map((text): Phrase => {
    const reading = readPhrase(text);
    if ('problem' in reading) throw new Error(reading.problem);
    return reading.phrase;
  });
  const { lexicon, matchers, acceptedBy } = compilePhrases(read);
  const finder = compileFinder(read.map(requiredWords), lexicon.members.length, acceptedBy);
  return { lexicon, matchers, finder, words: emptyWordBuffer(), memory: { stamp: 0, stamps: new Int32Array() } };
}

export interface ReadPassage {
  /** The phrases whose words the passage holds; only they are worth looking for. */
  candidates(): readonly number[];
  /** Every place of a phrase, in order. */
  find(phrase: number): readonly TextRange[];
  /** Whether the phrase stands within the range. */
  standsIn(phrase: number, range: TextRange): boolean;
  /** The sentence around a character. */
  sentenceOf(character: number): TextRange;
}

/** Reads a passage; what it gives is good until the next passage is read. */
export function readPassage({ lexicon, matchers, finder, words, memory }: PhraseMatching, plain: string): ReadPassage {
  readWords(lexicon, plain, words);
  const worthTrying = new Set<number>(findCandidates(finder, words));
  const places = new Map<number, readonly TextRange[]>();
  const find = (phrase: number): readonly TextRange[] => {
    if (!worthTrying.has(phrase)) return [];
    const known = places.get(phrase);
    if (known) return known;
    const found = findAll(matchers[phrase], words, memory);
    places.set(phrase, found);
    return found;
  };
  return {
    candidates: () => [...worthTrying],
    find,
    standsIn: (phrase, range) => find(phrase).some(({ start, end }) => start >= range.start && end <= range.end),
    sentenceOf: (character) => sentenceAt(words, plain, character),
  };
}

/** A passage in which a phrase stands more often is no text for readers. */
const mostPlaces = 200;

function findAll(matcher: PhraseMatcher | undefined, words: WordBuffer, memory: FailureMemory): TextRange[] {
  const found: TextRange[] = [];
  if (matcher === undefined) return found;
  for (let from = 0; from < words.count && found.length < mostPlaces; ) {
    const place = findPhrase(matcher, words, memory, { from, until: words.count });
    if (place === null) break;
    found.push({ start: words.starts[place.first] ?? 0, end: words.ends[place.last] ?? 0 });
    from = place.first + 1;
  }
  return found;
}

function sentenceAt(words: WordBuffer, plain: string, character: number): TextRange {
  let [at, above] = [0, words.count];
  while (at + 1 < above) {
    const middle = (at + above) >> 1;
    if ((words.starts[middle] ?? 0) <= character) at = middle;
    else above = middle;
  }
  let first = at;
  while (first > 0 && words.beginsSentence[first] !== 1) first -= 1;
  let next = at + 1;
  while (next < words.count && words.beginsSentence[next] !== 1) next += 1;
  return {
    start: first === 0 ? 0 : (words.starts[first] ?? 0),
    end: next < words.count ? (words.starts[next] ?? 0) : plain.length,
  };
}
