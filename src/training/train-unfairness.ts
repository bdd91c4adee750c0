// Trains the model of unfairness tags for four languages in one: they share the weights of concepts, and each has
// those of its own words.

import { compileRules } from '#capabilities/analysis/classify.ts';
import type { UnfairnessReader } from '#capabilities/analysis/classify-unfairness.ts';
import { makeFeatureReader } from '#capabilities/analysis/read-features.ts';
import { readVectors } from '#capabilities/analysis/word-vectors.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { loadConcepts } from '#catalog/load-concepts.ts';
import { readModelFile } from '#catalog/read-model-file.ts';
import { claudetteRows, readSentences, unfairnessLabels } from './claudette-rows.ts';
import { type TrainedModel, type TrainingPlan, trainModel } from './train-model.ts';
import type { TrainingRow } from './training-row.ts';

export const unfairnessLanguages = ['en', 'de', 'it', 'pl'] as const;
export type UnfairnessLanguage = (typeof unfairnessLanguages)[number];

const plan: TrainingPlan = {
  labels: unfairnessLabels,
  cost: 0.2,
  positiveCost: 2,
  rounds: 15,
  groupScales: [1, 1.5, 0.7, 0.5, 0.35, 0, 0.5, 1.5],
  fewestUnits: 2,
};

export interface TrainedUnfairness extends TrainedModel {
  readonly rows: readonly TrainingRow[];
  /** By row. */
  readonly languages: readonly UnfairnessLanguage[];
}

/** Trains on `claudette-<language>.train.jsonl` of the folder. */
export function trainUnfairness(folder: string, say?: (sentence: string) => void): TrainedUnfairness {
  const rows: TrainingRow[] = [];
  const languages: UnfairnessLanguage[] = [];
  for (const language of unfairnessLanguages) {
    const reader = unfairnessReader(language);
    for (const row of claudetteRows(readSentences(folder, language), reader)) {
      rows.push(row);
      languages.push(language);
    }
  }
  return { ...trainModel(rows, plan, say), rows, languages };
}

/** English has word vectors and the codebook's rules besides. */
function unfairnessReader(language: UnfairnessLanguage): UnfairnessReader {
  const concepts = loadConcepts(language);
  if (concepts === null) throw new Error(`There are no concepts for the language ${language}.`);
  if (language !== 'en') return { features: makeFeatureReader(language, concepts), rules: null };
  const vectors = readVectors(readModelFile('words'));
  return {
    features: makeFeatureReader(language, concepts, { vectors }),
    rules: compileRules([...loadCatalog().clauseTypes.values()]),
  };
}
