// Trains the model of unfairness tags for four languages in one: they share the weights of concepts, and each has
// those of its own words.

import { claudetteRows, readSentences, unfairnessLabels } from './claudette-rows.ts';
import { openUnfairnessReader, type UnfairnessLanguage, unfairnessLanguages } from './open-unfairness-reader.ts';
import { type TrainedModel, type TrainingPlan, trainModel } from './train-model.ts';
import type { TrainingRow } from './training-row.ts';

const plan: TrainingPlan = {
  labels: unfairnessLabels,
  cost: 0.1,
  positiveCost: 3,
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
    const reader = openUnfairnessReader(language);
    for (const row of claudetteRows(readSentences(folder, language), reader)) {
      rows.push(row);
      languages.push(language);
    }
  }
  return { ...trainModel(rows, plan, say), rows, languages };
}
