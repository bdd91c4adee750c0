// How sure each clause type of a passage is, from what the model thinks likely and what rules found. Scores become
// probabilities by two curves: the surest type is right more often than another with the same score.

import { probabilityOf } from './linear-model.ts';

export interface Sureness {
  /** Rising points of score and probability, of the surest type of a passage. */
  readonly surest: [number, number][];
  readonly others: [number, number][];
}

/** How far a rule lifts a type above what the model thinks, which knows the rules' findings already. */
const ruleLift = 0.15;

/** Chances with those lifted that a rule found, the highest first; `told` holds the confidence of each type's rule. */
export function liftChances(
  chances: readonly (readonly [string, number])[],
  told: ReadonlyMap<string, number>,
): [string, number][] {
  return chances
    .map(([type, chance]): [string, number] => [type, chance + (1 - chance) * ruleLift * (told.get(type) ?? 0)])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** The confidence of each type that the model knows, and of each that a rule found. */
export function weighClauses(
  lifted: readonly (readonly [string, number])[],
  told: ReadonlyMap<string, number>,
  { surest, others }: Sureness,
): ReadonlyMap<string, number> {
  const highest = lifted[0]?.[1] ?? 0;
  const first = probabilityOf({ calibration: surest }, highest);
  const confidences = new Map<string, number>();
  lifted.forEach(([type, score], rank) => {
    const confidence = rank === 0 ? first : Math.min(first, probabilityOf({ calibration: others }, score));
    confidences.set(type, rounded(confidence));
  });
  // What the model never saw it cannot doubt. Such a type comes after the surest that a rule found as well, before one
  // that the model alone thinks of, and keeps more where the model is at a loss.
  const step = told.has(lifted[0]?.[0] ?? '') ? -0.001 : 0.001;
  for (const [type, confidence] of told) {
    if (confidences.has(type)) continue;
    const beside = Math.max(first + step, confidence * (1 - highest) ** 2);
    confidences.set(type, rounded(Math.min(confidence, beside)));
  }
  return confidences;
}

const rounded = (chance: number): number => Math.round(chance * 1000) / 1000;
