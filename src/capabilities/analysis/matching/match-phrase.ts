// Finds a phrase in the words of a passage. Failures are remembered per step and word, so the work is bounded by
// steps × words × gap, whatever the text: no text can make a rule slow.

import type { Phrase, PhrasePart } from '#domain/phrase.ts';
import { unionOf } from './class-sets.ts';
import type { WordBuffer } from './read-words.ts';

/** `accepts[class]` is 1 for the word classes the step takes. */
type Step =
  | { readonly kind: 'word'; readonly accepts: Uint8Array; readonly next: Step }
  | { readonly kind: 'branch'; readonly place: number; readonly ways: readonly Step[] }
  | { readonly kind: 'gap'; readonly place: number; readonly upTo: number; readonly next: Step }
  | { readonly kind: 'end' };

export interface PhraseMatcher {
  readonly first: Step;
  /** The words the first step can take, to skip quickly over the others. */
  readonly opens: Uint8Array;
  /** How many steps remember failures. */
  readonly places: number;
}

/** Which word classes a word of a phrase accepts. */
export type AcceptedClasses = (word: string, anyEnding: boolean) => Uint8Array;

/** Turns a phrase into steps. */
export function compilePhrase(phrase: Phrase, acceptedBy: AcceptedClasses): PhraseMatcher {
  let places = 0;
  const compile = (parts: Phrase, after: Step): Step => parts.reduceRight(compilePart, after);
  const compilePart = (next: Step, part: PhrasePart): Step => {
    if (part.kind === 'word') return { kind: 'word', accepts: acceptedBy(part.word, part.anyEnding), next };
    if (part.kind === 'gap') return { kind: 'gap', place: places++, upTo: part.upTo, next };
    const single = part.options.map((option) => (option.length === 1 ? option[0] : undefined));
    const words = single.flatMap((only) => (only?.kind === 'word' ? [acceptedBy(only.word, only.anyEnding)] : []));
    const ways: Step[] = part.options.flatMap((option, index) =>
      single[index]?.kind === 'word' ? [] : [compile(option, next)],
    );
    if (words.length > 0) ways.unshift({ kind: 'word', accepts: unionOf(words), next });
    if (part.optional) ways.push(next);
    const [only] = ways;
    return ways.length === 1 && only !== undefined ? only : { kind: 'branch', place: places++, ways };
  };
  const first = compile(phrase, { kind: 'end' });
  return { first, opens: unionOf(openersOf(first)), places };
}

function openersOf(step: Step): readonly Uint8Array[] {
  if (step.kind === 'word') return [step.accepts];
  return step.kind === 'branch' ? step.ways.flatMap(openersOf) : [];
}

/** Remembers failures; stamped instead of cleared. */
export interface FailureMemory {
  stamp: number;
  stamps: Int32Array;
}

interface Attempt {
  readonly words: WordBuffer;
  readonly memory: FailureMemory;
  readonly until: number;
}

export interface WordRange {
  readonly first: number;
  readonly last: number;
}

/** The first place of the phrase at or after word `from` and before word `until`; null when there is none. */
export function findPhrase(
  matcher: PhraseMatcher,
  words: WordBuffer,
  memory: FailureMemory,
  { from, until }: { readonly from: number; readonly until: number },
): WordRange | null {
  const { opens, first } = matcher;
  let attempt: Attempt | null = null;
  for (let position = from; position < until; position++) {
    if (opens[words.classes[position] as number] !== 1) continue;
    attempt ??= startAttempt(matcher, words, memory, until);
    const end = follow(first, position, position, attempt);
    if (end >= 0) return { first: position, last: end - 1 };
  }
  return null;
}

function startAttempt(matcher: PhraseMatcher, words: WordBuffer, memory: FailureMemory, until: number): Attempt {
  const size = matcher.places * (words.count + 1);
  if (memory.stamps.length < size) {
    memory.stamps = new Int32Array(size * 2);
    memory.stamp = 0;
  }
  memory.stamp += 1;
  return { words, memory, until };
}

/** The position after the last word when the steps from `step` fit at `position`, else −1. */
function follow(step: Step, position: number, origin: number, attempt: Attempt): number {
  if (step.kind === 'end') return position;
  const { words, memory, until } = attempt;
  if (step.kind === 'word') {
    if (position >= until || step.accepts[words.classes[position] as number] !== 1) return -1;
    if (position > origin && words.beginsSentence[position] === 1) return -1;
    return follow(step.next, position + 1, origin, attempt);
  }
  const memoryIndex = step.place * (words.count + 1) + position;
  if (memory.stamps[memoryIndex] === memory.stamp) return -1;
  if (step.kind === 'branch') {
    for (const way of step.ways) {
      const end = follow(way, position, origin, attempt);
      if (end >= 0) return end;
    }
  } else {
    const { next } = step;
    for (let after = position; after <= position + step.upTo; after++) {
      // Most words are not the next one; looking first saves the call.
      if (next.kind !== 'word' || next.accepts[words.classes[after] as number] === 1) {
        const end = follow(next, after, origin, attempt);
        if (end >= 0) return end;
      }
      if (after >= until || words.beginsSentence[after] === 1) break;
    }
  }
  memory.stamps[memoryIndex] = memory.stamp;
  return -1;
}
