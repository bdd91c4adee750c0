// Phrases into matchers over one lexicon that holds all their words.

import type { Phrase } from '#domain/phrase.ts';
import { buildLexicon, type Lexicon, type LexiconWord } from './lexicon.ts';
import { type AcceptedClasses, compilePhrase, type PhraseMatcher } from './match-phrase.ts';

interface CompiledPhrases {
  readonly lexicon: Lexicon;
  /** In the order of the phrases. */
  readonly matchers: readonly PhraseMatcher[];
  readonly acceptedBy: AcceptedClasses;
}

/** Compiles the phrases together. */
export function compilePhrases(phrases: readonly Phrase[]): CompiledPhrases {
  const vocabulary = new Map<string, LexiconWord & { readonly index: number }>();
  for (const phrase of phrases) collectWords(phrase, vocabulary);
  const lexicon = buildLexicon([...vocabulary.values()]);
  const accepts: Uint8Array[] = Array.from(vocabulary, () => new Uint8Array(lexicon.members.length));
  lexicon.members.forEach((indexes, wordClass) => {
    for (const index of indexes) (accepts[index] ?? accepts[0] ?? new Uint8Array(0))[wordClass] = 1;
  });
  const acceptedBy = (word: string, anyEnding: boolean): Uint8Array =>
    accepts[vocabulary.get(anyEnding ? `${word}*` : word)?.index ?? -1] ?? new Uint8Array(lexicon.members.length);
  return { lexicon, matchers: phrases.map((phrase) => compilePhrase(phrase, acceptedBy)), acceptedBy };
}

function collectWords(phrase: Phrase, into: Map<string, LexiconWord & { readonly index: number }>): void {
  for (const part of phrase) {
    if (part.kind === 'choice') for (const option of part.options) collectWords(option, into);
    if (part.kind !== 'word') continue;
    const key = part.anyEnding ? `${part.word}*` : part.word;
    if (!into.has(key)) into.set(key, { word: part.word, anyEnding: part.anyEnding, index: into.size });
  }
}
