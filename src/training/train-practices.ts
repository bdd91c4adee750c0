// Trains the model of privacy practices on sentences of privacy policies with their intents (PolicyIE, MIT). It knows
// the four practices that PolicyIE tells apart; what the phrases find is among its features.

import { join } from 'node:path';
import { z } from 'zod';
import { compileRules } from '#capabilities/analysis/classify.ts';
import { makeFeatureReader } from '#capabilities/analysis/read-features.ts';
import { readPractice } from '#capabilities/analysis/read-practice.ts';
import { readVectors } from '#capabilities/analysis/word-vectors.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { loadConcepts } from '#catalog/load-concepts.ts';
import { loadPractices } from '#catalog/load-practices.ts';
import { readModelFile } from '#catalog/read-model-file.ts';
import { readJsonLines } from './read-json-lines.ts';
import { type TrainedModel, type TrainingPlan, trainModel } from './train-model.ts';
import { trainingRow } from './training-row.ts';

const practiceOfIntent = new Map([
  ['data-collection-usage', 'First Party Collection/Use'],
  ['data-sharing-disclosure', 'Third Party Sharing/Collection'],
  ['data-storage-retention-deletion', 'Data Retention'],
  ['data-security-protection', 'Data Security'],
]);

const plan: TrainingPlan = {
  labels: [...practiceOfIntent.values()],
  cost: 0.2,
  positiveCost: 2,
  rounds: 15,
  groupScales: [1, 1, 0, 0, 0, 0, 1, 2],
  fewestUnits: 2,
};

const sentenceShape = z.object({ sentence: z.string(), label: z.string() });

/** Sentences of one policy follow each other, so folds are stretches of the file. */
const folds = 5;

/** Trains on `extra/policyie_json_intent_classification_{train,valid}.json` of the folder. */
export function trainPractices(folder: string, say?: (sentence: string) => void): TrainedModel {
  const sentences = ['train', 'valid'].flatMap((part) =>
    readJsonLines(join(folder, 'extra', `policyie_json_intent_classification_${part}.json`), sentenceShape),
  );
  const vectors = readVectors(readModelFile('words'));
  const judge = {
    phrases: compileRules(loadPractices().map(({ name, rules }) => ({ id: name, rules }))),
    codebook: compileRules([...loadCatalog().clauseTypes.values()]),
    reader: makeFeatureReader('en', loadConcepts('en') ?? new Map(), { vectors }),
  };
  const rows = sentences.map(({ sentence, label }, at) => {
    const practice = practiceOfIntent.get(label);
    const truth = Int8Array.from(plan.labels, (name) => (name === practice ? 1 : -1));
    return trainingRow(readPractice(judge, sentence), Math.floor((at * folds) / sentences.length), truth);
  });
  return trainModel(rows, plan, say);
}
