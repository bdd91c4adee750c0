// Labels that exclude each other, by logistic regression with steps that shrink per feature (AdaGrad). The rows are
// visited in a fixed order, so the same rows give the same weights.

import type { FeatureTable } from './feature-table.ts';
import type { Separator } from './solve-svm.ts';

export interface SoftmaxOptions {
  /** How many labels there are. */
  readonly width: number;
  readonly rounds: number;
  readonly stride: number;
  /** The share of every weight that is lost in a round. */
  readonly decay: number;
}

/** Labels whose chance is off by less than this are left as they are. */
const leastError = 0.002;

/** One separator per label; `labelOf` says which label a row has. */
export function solveSoftmax(
  table: FeatureTable,
  labelOf: (row: number) => number,
  members: readonly number[],
  { width, rounds, stride, decay }: SoftmaxOptions,
): Separator[] {
  const weights = new Float32Array(table.ids.length * width);
  const biases = new Float32Array(width);
  const seen = new Float32Array(table.ids.length).fill(0.1);
  const chances = new Float64Array(width);
  const moving = new Uint16Array(width);
  for (let round = 0; round < rounds; round++) {
    for (let visit = 0; visit < members.length; visit++) {
      // A step that shares no divisor with the number of rows visits all of them, far apart.
      const row = members[(visit * coprime(members.length)) % members.length] as number;
      const { columns, values } = table.rows[row] as FeatureTable['rows'][number];
      chances.set(biases);
      addScores(weights, { columns, values }, chances);
      toChances(chances);
      const label = labelOf(row);
      chances[label] = (chances[label] as number) - 1;
      let size = 0;
      let movers = 0;
      for (let k = 0; k < width; k++) {
        const error = chances[k] as number;
        size += error * error;
        if (Math.abs(error) > leastError) moving[movers++] = k;
        biases[k] = (biases[k] as number) - 0.02 * stride * error;
      }
      for (let j = 0; j < columns.length; j++) {
        const column = columns[j] as number;
        const value = values[j] as number;
        seen[column] = (seen[column] as number) + value * value * size;
        const step = (stride * value) / Math.sqrt(seen[column] as number);
        const offset = column * width;
        for (let m = 0; m < movers; m++) {
          const k = moving[m] as number;
          weights[offset + k] = (weights[offset + k] as number) - step * (chances[k] as number);
        }
      }
    }
    for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) * (1 - decay);
  }
  return Array.from({ length: width }, (_, label) => ({
    weights: Float64Array.from(table.ids, (_id, column) => weights[column * width + label] as number),
    bias: biases[label] as number,
  }));
}

function addScores(weights: Float32Array, { columns, values }: FeatureTable['rows'][number], into: Float64Array): void {
  const width = into.length;
  for (let j = 0; j < columns.length; j++) {
    const offset = (columns[j] as number) * width;
    const value = values[j] as number;
    for (let k = 0; k < width; k++) into[k] = (into[k] as number) + (weights[offset + k] as number) * value;
  }
}

/** Scores become chances that add up to one. */
function toChances(scores: Float64Array): void {
  const highest = Math.max(...scores);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    const chance = Math.exp((scores[k] as number) - highest);
    scores[k] = chance;
    sum += chance;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) / sum;
}

function coprime(count: number): number {
  for (const step of [7919, 104_729, 1_299_709]) if (count % step !== 0) return step;
  return 1;
}
