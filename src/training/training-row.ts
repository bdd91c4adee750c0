// One passage as training sees it: its features, and for each label whether it has it.

import type { FeatureBuffer } from '#capabilities/analysis/feature-buffer.ts';

export interface TrainingRow {
  readonly ids: Uint32Array;
  readonly groups: Uint8Array;
  readonly groupCounts: Uint32Array;
  readonly vector: Int8Array | null;
  /** Rows of one document, or of one family of platforms, have one fold. */
  readonly fold: number;
  /** Per label 1 yes, -1 no, 0 not known: such a row teaches nothing about that label. */
  readonly truth: Int8Array;
}

/** Copies the features out of a reader's buffer, which the next passage overwrites. */
export function trainingRow(features: FeatureBuffer, fold: number, truth: Int8Array): TrainingRow {
  return {
    ids: features.ids.slice(0, features.count),
    groups: features.groups.slice(0, features.count),
    groupCounts: features.groupCounts.slice(),
    vector: features.vector,
    fold,
    truth,
  };
}
