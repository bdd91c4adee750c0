// A clause type for tests, with nothing in it but what a test sets.

import type { ClauseType } from '#domain/clause-type.ts';
import type { Trait } from '#domain/trait.ts';

/** A clause type `kites`. */
export function kites(more: Partial<ClauseType> = {}): ClauseType {
  return {
    id: 'kites',
    name: 'Kites',
    category: 'acceptable-use',
    question: 'Is it so?',
    definition: 'It is so.',
    not: 'It is otherwise.',
    severity: { level: 'low', reason: 'It is usual.', when: [] },
    traits: [],
    explanation: { plain: 'Plainly.', professional: 'Professionally.', with: [] },
    whatYouCanDo: 'Read it.',
    whatYouCanDoWith: [],
    interpretiveNote: 'A kite may fall whatever is said.',
    direction: 'neutral',
    quickFact: null,
    regulations: [],
    mappings: { tosdr: [] },
    rules: [],
    examples: [],
    counterExamples: [],
    ...more,
  };
}

/** A trait `days`, unless the test says otherwise. */
export function trait(more: Partial<Trait> = {}): Trait {
  return {
    id: 'days',
    name: 'Notice',
    kind: 'period',
    near: [],
    unless: [],
    better: null,
    choices: [],
    deadline: null,
    noun: null,
    ...more,
  };
}
