// Says which clause types a passage is, by the codebook's rules. Rules are compiled once; a passage without any of
// the words they wait for costs one look at its letters.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { TextRange } from '#domain/block.ts';
import type { ClauseRule, ClauseType } from '#domain/clause-type.ts';
import { type Phrase, readPhrase } from '#domain/phrase.ts';
import { compilePhrases } from './matching/compile-phrases.ts';
import { type CandidateFinder, compileFinder, findCandidates } from './matching/find-candidates.ts';
import type { Lexicon } from './matching/lexicon.ts';
import { type FailureMemory, findPhrase, type PhraseMatcher, type WordRange } from './matching/match-phrase.ts';
import { emptyWordBuffer, readWords, type WordBuffer } from './matching/read-words.ts';
import { requiredWords } from './matching/required-words.ts';

interface CompiledRule {
  readonly id: string;
  readonly clauseType: string;
  /** Position in the codebook, so that labels come in a fixed order. */
  readonly typeIndex: number;
  readonly source: ClauseRule;
  readonly also: readonly PhraseMatcher[];
  readonly unless: readonly PhraseMatcher[];
  readonly unlessAnywhere: readonly PhraseMatcher[];
}

/** Compiled rules with their working memory; give each thread its own. */
export interface Classifier {
  readonly lexicon: Lexicon;
  readonly finder: CandidateFinder;
  /** Every phrase that can make a label, those of the most confident rules first. */
  readonly phrases: readonly { readonly rule: CompiledRule; readonly matcher: PhraseMatcher }[];
  readonly words: WordBuffer;
  readonly memory: FailureMemory;
}

/** Prepares the rules of the given clause types. Throws when a phrase cannot be read. */
export function compileRules(types: readonly Pick<ClauseType, 'id' | 'rules'>[]): Classifier {
  const sources = types
    .flatMap((type, typeIndex) =>
      type.rules.map((rule, index) => ({
        id: `${type.id}/${index + 1}`,
        clauseType: type.id,
        typeIndex,
        source: rule,
      })),
    )
    .sort((a, b) => b.source.confidence - a.source.confidence);
  const readPhrases: Phrase[] = [];
  const read = (text: string): number => {
    const reading = readPhrase(text);
    if ('problem' in reading) throw new Error(reading.problem);
    return readPhrases.push(reading.phrase) - 1;
  };
  const readRules = sources.map((rule) => ({
    ...rule,
    any: rule.source.any.map(read),
    also: rule.source.also.map(read),
    unless: rule.source.unless.map(read),
    unlessAnywhere: rule.source.unlessAnywhere.map(read),
  }));
  const { lexicon, matchers, acceptedBy } = compilePhrases(readPhrases);
  const matcherOf = (phrase: number) => matchers[phrase] as PhraseMatcher;
  const phrases = readRules.flatMap(({ any, ...rule }) => {
    const compiled: CompiledRule = {
      ...rule,
      also: rule.also.map(matcherOf),
      unless: rule.unless.map(matcherOf),
      unlessAnywhere: rule.unlessAnywhere.map(matcherOf),
    };
    return any.map((phrase) => ({ rule: compiled, matcher: matcherOf(phrase) }));
  });
  const required = readRules.flatMap(({ any }) => any.map((phrase) => requiredWords(readPhrases[phrase] as Phrase)));
  return {
    lexicon,
    finder: compileFinder(required, lexicon.members.length, acceptedBy),
    phrases,
    words: emptyWordBuffer(),
    memory: { stamp: 0, stamps: new Int32Array() },
  };
}

/**
 * The clause types of a passage in codebook order, each with its most confident rule and the words that decided.
 * The same text always gets the same labels. Rules are in English; other languages get none.
 */
export function classifyPassage(classifier: Classifier, plain: string): ClauseLabel[] {
  const { lexicon, finder, phrases, words } = classifier;
  readWords(lexicon, plain, words);
  const candidates = findCandidates(finder, words);
  if (candidates.length === 0) return [];
  const labels = new Map<number, ClauseLabel>();
  for (const candidate of candidates) {
    const { rule, matcher } = phrases[candidate] as Classifier['phrases'][number];
    if (labels.has(rule.typeIndex)) continue;
    const evidence = applyRule(classifier, rule, matcher);
    if (evidence === null) continue;
    const { confidence, basis } = rule.source;
    labels.set(rule.typeIndex, { clauseType: rule.clauseType, confidence, basis, rule: rule.id, evidence });
  }
  return [...labels].sort(([a], [b]) => a - b).map(([, label]) => label);
}

/** The evidence when the phrase and the rule's conditions hold, else null. */
function applyRule({ words, memory }: Classifier, rule: CompiledRule, phrase: PhraseMatcher): TextRange[] | null {
  const whole = { from: 0, until: words.count };
  const found = findOutside(rule.unless, phrase, words, memory);
  if (found === null) return null;
  if (rule.unlessAnywhere.some((exception) => findPhrase(exception, words, memory, whole) !== null)) return null;
  if (rule.also.length === 0) return rangesOf(words, [found]);
  for (const companion of rule.also) {
    const second = findPhrase(companion, words, memory, whole);
    if (second !== null) return rangesOf(words, [found, second]);
  }
  return null;
}

/** The first place of the phrase in a sentence that holds none of the exceptions. */
function findOutside(
  exceptions: readonly PhraseMatcher[],
  phrase: PhraseMatcher,
  words: WordBuffer,
  memory: FailureMemory,
): WordRange | null {
  for (let from = 0; from < words.count; ) {
    const found = findPhrase(phrase, words, memory, { from, until: words.count });
    if (found === null || exceptions.length === 0) return found;
    const sentence = sentenceAround(words, found.first);
    if (exceptions.every((exception) => findPhrase(exception, words, memory, sentence) === null)) return found;
    from = sentence.until;
  }
  return null;
}

function sentenceAround(words: WordBuffer, position: number): { readonly from: number; readonly until: number } {
  let from = position;
  while (from > 0 && words.beginsSentence[from] !== 1) from -= 1;
  let until = position + 1;
  while (until < words.count && words.beginsSentence[until] !== 1) until += 1;
  return { from, until };
}

/** Ranges of the text in order; overlapping ones become one. */
function rangesOf(words: WordBuffer, found: readonly WordRange[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { first, last } of [...found].sort((a, b) => a.first - b.first)) {
    const start = words.starts[first] as number;
    const end = words.ends[last] as number;
    const previous = ranges[ranges.length - 1];
    if (previous !== undefined && start <= previous.end) {
      ranges[ranges.length - 1] = { start: previous.start, end: Math.max(previous.end, end) };
    } else ranges.push({ start, end });
  }
  return ranges;
}
