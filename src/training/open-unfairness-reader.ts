// How a passage is read for the model of unfairness: the same way when it is trained and when it is asked.

import { compileRules } from '#capabilities/analysis/classify.ts';
import type { UnfairnessReader } from '#capabilities/analysis/classify-unfairness.ts';
import { makeFeatureReader } from '#capabilities/analysis/read-features.ts';
import { readVectors } from '#capabilities/analysis/word-vectors.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { loadConcepts } from '#catalog/load-concepts.ts';
import { readModelFile } from '#catalog/read-model-file.ts';

export const unfairnessLanguages = ['en', 'de', 'it', 'pl'] as const;
export type UnfairnessLanguage = (typeof unfairnessLanguages)[number];

/** English has word vectors and the codebook's rules besides. */
export function openUnfairnessReader(language: UnfairnessLanguage): UnfairnessReader {
  const concepts = loadConcepts(language);
  if (concepts === null) throw new Error(`There are no concepts for the language ${language}.`);
  if (language !== 'en') return { features: makeFeatureReader(language, concepts, { hasPieces: true }), rules: null };
  const vectors = readVectors(readModelFile('words'));
  return {
    features: makeFeatureReader(language, concepts, { hasPieces: true, vectors }),
    rules: compileRules([...loadCatalog().clauseTypes.values()]),
  };
}
