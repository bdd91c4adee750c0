// Negations and modal verbs in a passage. A verb and the negation beside it are one signal, so that "may not" → "may"
// is told as such.

import { type Find, type Passage, signalOver } from './found-signal.ts';
import { languageCodes, meaningOf } from './lexicon.ts';

/** Languages that put the negation before the verb: "no puede", "ne peut pas", "nie może". */
const negatesBefore: ReadonlySet<string> = new Set(['fr', 'es', 'it', 'pt', 'pl']);
const contracted: Readonly<Record<string, string>> = {
  "can't": 'can',
  cannot: 'can',
  "won't": 'will',
  "shan't": 'shall',
  "mustn't": 'must',
  "shouldn't": 'should',
  "wouldn't": 'would',
  "couldn't": 'could',
  "needn't": 'need',
  "mayn't": 'may',
};

/** The negation or modal verb at token `at`, or null. */
export function bindingWordAt(passage: Passage, at: number): Find | null {
  const entry = passage.tokens.entries[at];
  if (!entry) return null;
  if (meaningOf(entry, 'modal', passage.language)) return modalAt(passage, at, entry.word);
  if (!isNegation(passage, at)) return null;
  if (negatesBefore.has(languageCodes[passage.language] ?? '')) {
    const verb = passage.tokens.entries[at + 1];
    if (verb && meaningOf(verb, 'modal', passage.language)) return modalAt(passage, at + 1, verb.word);
  }
  return { signal: signalOver(passage, [at, at], { kind: 'negation', key: entry.word }), next: at + 1 };
}

function modalAt(passage: Passage, at: number, word: string): Find {
  const isBefore = negatesBefore.has(languageCodes[passage.language] ?? '') && isNegation(passage, at - 1);
  const isAfter = isNegation(passage, at + 1);
  const base = contracted[word] ?? word;
  const isNegated = isBefore || isAfter || base !== word;
  const range = [isBefore ? at - 1 : at, isAfter ? at + 1 : at] as const;
  const key = isNegated ? `${base} not` : base;
  return { signal: signalOver(passage, range, { kind: 'modal-verb', key }), next: range[1] + 1 };
}

function isNegation(passage: Passage, at: number): boolean {
  const entry = passage.tokens.entries[at];
  if (!entry || !meaningOf(entry, 'negation', passage.language)) return false;
  if (entry.word !== 'no') return true;
  // "No. 5" counts, it does not deny.
  const { tokens } = passage;
  return (
    tokens.text[tokens.ends[at]!] !== '.' || !/^\.\s?\d/.test(tokens.text.slice(tokens.ends[at]!, tokens.ends[at]! + 3))
  );
}
