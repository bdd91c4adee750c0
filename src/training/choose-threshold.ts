// The score from which on a label is given: the one with the best F1 over scores that the model gave to passages
// it had not been trained on.

import type { Judged } from './calibrate.ts';

/** The best threshold; one that nothing reaches when no case is true. */
export function chooseThreshold(judged: readonly Judged[]): number {
  const ordered = [...judged].sort((a, b) => b.score - a.score);
  const all = ordered.filter(({ isTrue }) => isTrue).length;
  let right = 0;
  let best = { f1: 0, threshold: 1000 };
  ordered.forEach(({ score, isTrue }, at) => {
    if (isTrue) right += 1;
    const next = ordered[at + 1]?.score ?? score - 0.2;
    if (next === score) return;
    const f1 = (2 * right) / (at + 1 + all);
    if (f1 > best.f1) best = { f1, threshold: (score + next) / 2 };
  });
  return Math.round(best.threshold * 10_000) / 10_000;
}
