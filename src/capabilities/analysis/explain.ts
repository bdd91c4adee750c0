// Explains a clause: for everybody, for professionals, what one can do, and what cannot be concluded. Composed from
// the codebook and the traits that were read; every sentence says where it comes from.

import type { EvidenceBasis } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { ClauseExplanation, TracedSentence } from '#domain/explanation.ts';
import { conditionHolds, type Trait, type TraitCondition, type TraitKind, type TraitValues } from '#domain/trait.ts';
import { fillSlots, traitWords } from './fill-slots.ts';

/** The explanation of a clause of this type with these traits. */
export function explainClause(type: ClauseType, traits: TraitValues, basis: EvidenceBasis): ClauseExplanation {
  const added = type.explanation.with.map((entry, index) => ({ ...entry, path: `explanation.with.${index}` }));
  const advice = type.whatYouCanDoWith.map((entry, index) => ({ ...entry, path: `whatYouCanDoWith.${index}` }));
  const sentence = (text: string | null, from: string, condition?: TraitCondition): TracedSentence[] => {
    if (text === null || (condition && !conditionHolds(condition, traits))) return [];
    const filled = fillSlots(text, type, traits);
    return filled === null ? [] : [{ text: filled, from, traits: condition ? [condition.trait] : [] }];
  };
  const actions = [
    ...sentence(type.whatYouCanDo, 'whatYouCanDo'),
    ...advice.flatMap(({ says, path, condition }) => sentence(says, path, condition)),
  ];
  return {
    plain: [
      ...sentence(type.explanation.plain, 'explanation.plain'),
      ...added.flatMap(({ plain, path, condition }) => sentence(plain, path, condition)),
    ],
    professional: [
      ...sentence(type.explanation.professional, 'explanation.professional'),
      ...added.flatMap(({ professional, path, condition }) => sentence(professional, path, condition)),
    ],
    whatYouCanDo: [...actions, ...practicalities(type, traits, actions)],
    interpretiveNote: [...sentence(type.interpretiveNote, 'interpretiveNote'), generalNote[basis]],
  };
}

const generalNote: Readonly<Record<EvidenceBasis, TracedSentence>> = {
  explicit: {
    text: 'This tells what the document says. Whether it binds you, a court or the law of your country decides.',
    from: 'general.explicit',
    traits: [],
  },
  inferred: {
    text: 'The document does not say this outright; the wording lets one infer it. Whether it binds you, a court or the law of your country decides.',
    from: 'general.inferred',
    traits: [],
  },
};

const addressKinds: readonly TraitKind[] = ['e-mail', 'web-address', 'postal-address'];

/** Deadlines and addresses that no sentence of the codebook has named yet. */
function practicalities(type: ClauseType, traits: TraitValues, said: readonly TracedSentence[]): TracedSentence[] {
  return type.traits.flatMap((trait) => {
    const value = traits[trait.id];
    if (!value) return [];
    const words = traitWords(trait, value);
    if (said.some(({ text }) => text.includes(words))) return [];
    const text = practicalSentence(trait, words);
    return text === null ? [] : [{ text, from: `traits.${trait.id}`, traits: [trait.id] }];
  });
}

function practicalSentence({ kind, name, deadline }: Trait, words: string): string | null {
  if (deadline !== null)
    return kind === 'date' ? `Until ${words} you can ${deadline}.` : `Time to ${deadline}: ${words}.`;
  return addressKinds.includes(kind) ? `${name}: ${words}` : null;
}
