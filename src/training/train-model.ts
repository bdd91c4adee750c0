// Trains one model: scores of passages it was not trained on by cross-validation, thresholds and probabilities from
// those, and the weights of all rows.

import { featureGroups } from '#capabilities/analysis/feature-buffer.ts';
import { calibrationOf, type Judged } from './calibrate.ts';
import { chooseThreshold } from './choose-threshold.ts';
import { type FeatureTable, makeFeatureTable } from './feature-table.ts';
import { packModel } from './pack-model.ts';
import { type Separator, type SvmOptions, solveSvm } from './solve-svm.ts';
import type { TrainingRow } from './training-row.ts';

export interface TrainingPlan extends SvmOptions {
  readonly labels: readonly string[];
  readonly groupScales: readonly number[];
  readonly fewestUnits: number;
}

export interface TrainedModel {
  readonly bytes: Buffer;
  /** By label, then by row: the score of a model that had not seen the row's fold; NaN where truth is not known. */
  readonly unseenScores: readonly Float64Array[];
}

/** Trains on all rows and measures on folds. */
export function trainModel(
  rows: readonly TrainingRow[],
  plan: TrainingPlan,
  say: (sentence: string) => void = () => {},
): TrainedModel {
  if (plan.groupScales.length !== featureGroups.length) throw new Error('Every group of features needs its scale.');
  const table = makeFeatureTable(rows, plan.groupScales);
  const folds = [...new Set(rows.map(({ fold }) => fold))].sort((a, b) => a - b);
  say(`${rows.length} rows, ${table.ids.length} features, ${folds.length} folds`);
  const separators: Separator[] = [];
  const unseenScores: Float64Array[] = [];
  plan.labels.forEach((name, label) => {
    const truth = (row: number) => rows[row]?.truth[label] ?? 0;
    const known = rows.flatMap((_, row) => (truth(row) === 0 ? [] : [row]));
    const scores = new Float64Array(rows.length).fill(Number.NaN);
    for (const fold of folds) {
      const seen = known.filter((row) => rows[row]?.fold !== fold);
      const separator = solveSvm(table, truth, seen, plan);
      for (const row of known) if (rows[row]?.fold === fold) scores[row] = scoreRow(table, row, separator);
    }
    unseenScores.push(scores);
    separators.push(solveSvm(table, truth, known, plan));
    say(`${name}: trained`);
  });
  const facts = plan.labels.map((name, label) => {
    const judged = judgedOf(rows, unseenScores[label] as Float64Array, label);
    return { name, threshold: chooseThreshold(judged), calibration: calibrationOf(judged) };
  });
  return { bytes: packModel(table, separators, facts, plan), unseenScores };
}

/** Scores beside the truth, for the rows whose truth is known. */
export function judgedOf(
  rows: readonly TrainingRow[],
  scores: Float64Array,
  label: number,
  wants: (row: TrainingRow) => boolean = () => true,
): Judged[] {
  return rows.flatMap((row, at) => {
    const score = scores[at] as number;
    return Number.isNaN(score) || !wants(row) ? [] : [{ score, isTrue: row.truth[label] === 1 }];
  });
}

function scoreRow({ rows }: FeatureTable, row: number, { weights, bias }: Separator): number {
  const { columns, values } = rows[row] as FeatureTable['rows'][number];
  let score = bias;
  for (let j = 0; j < columns.length; j++) score += (weights[columns[j] as number] as number) * (values[j] as number);
  return score;
}
