// Trains the model of unfairness tags for four languages in one: they share the weights of concepts, and each has
// those of its own words.

import { makeFeatureReader } from '#capabilities/analysis/read-features.ts';
import { loadConcepts } from '#catalog/load-concepts.ts';
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
  groupScales: [1, 1.5, 0.7, 0.5, 0.35, 0, 0, 0],
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
    const concepts = loadConcepts(language);
    if (concepts === null) throw new Error(`There are no concepts for the language ${language}.`);
    const reader = makeFeatureReader(language, concepts);
    for (const row of claudetteRows(readSentences(folder, language), reader)) {
      rows.push(row);
      languages.push(language);
    }
  }
  return { ...trainModel(rows, plan, say), rows, languages };
}
