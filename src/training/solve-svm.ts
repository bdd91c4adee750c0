// A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008). The order
// in which rows are visited comes from a fixed seed: the same rows give the same weights.

import type { FeatureTable } from './feature-table.ts';

export interface SvmOptions {
  /** The price of an error; lower is smoother. */
  readonly cost: number;
  /** How much more a missed positive costs than a false one. */
  readonly positiveCost: number;
  readonly rounds: number;
}

const tolerance = 0.03;

export interface Separator {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** The separator of the rows named in `members` by their truth (1 or -1). */
export function solveSvm(
  { rows, ids }: FeatureTable,
  truth: (row: number) => number,
  members: readonly number[],
  { cost, positiveCost, rounds }: SvmOptions,
): Separator {
  const weights = new Float64Array(ids.length);
  let bias = 0;
  const alphas = new Float64Array(members.length);
  const signs = Int8Array.from(members, (row) => (truth(row) > 0 ? 1 : -1));
  const slack = Float64Array.from(signs, (sign) => 0.5 / (cost * (sign > 0 ? positiveCost : 1)));
  const curvature = Float64Array.from(members, (row, at) => {
    let sum = 1 + (slack[at] as number);
    for (const value of (rows[row] as FeatureTable['rows'][number]).values) sum += value * value;
    return sum;
  });
  const order = Uint32Array.from(members, (_, at) => at);
  const random = randomNumbers(7);
  // Rows far on the right side are set aside, and looked at again when the others have settled.
  let active = order.length;
  let farAway = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    shuffle(order, active, random);
    let steepest = 0;
    for (let position = 0; position < active; position++) {
      const at = order[position] as number;
      const { columns, values } = rows[members[at] as number] as FeatureTable['rows'][number];
      const sign = signs[at] as number;
      const alpha = alphas[at] as number;
      let score = bias;
      for (let j = 0; j < columns.length; j++)
        score += (weights[columns[j] as number] as number) * (values[j] as number);
      const gradient = sign * score - 1 + alpha * (slack[at] as number);
      if (alpha === 0 && gradient > farAway) {
        active -= 1;
        order[position] = order[active] as number;
        order[active] = at;
        position -= 1;
      }
      if (alpha === 0 && gradient >= 0) continue;
      steepest = Math.max(steepest, Math.abs(gradient));
      const next = Math.max(alpha - gradient / (curvature[at] as number), 0);
      const step = (next - alpha) * sign;
      alphas[at] = next;
      if (step === 0) continue;
      bias += step;
      for (let j = 0; j < columns.length; j++) {
        const column = columns[j] as number;
        weights[column] = (weights[column] as number) + step * (values[j] as number);
      }
    }
    farAway = steepest;
    if (steepest > tolerance) continue;
    if (active === order.length) break;
    active = order.length;
    farAway = Number.POSITIVE_INFINITY;
  }
  return { weights, bias };
}

/** Fractions from 0 to 1 in a row that is always the same for a seed. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

function shuffle(order: Uint32Array, length: number, random: () => number): void {
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const held = order[at] as number;
    order[at] = order[other] as number;
    order[other] = held;
  }
}
