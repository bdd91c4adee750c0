// Makes the file of a model: weights as whole numbers of one byte, features whose weights are all nothing left out.

import type { ModelHeader } from '#capabilities/analysis/linear-model.ts';
import { modelMagic } from '#capabilities/analysis/linear-model.ts';
import type { FeatureTable } from './feature-table.ts';
import type { Separator } from './solve-svm.ts';

interface PackOptions {
  readonly groupScales: readonly number[];
  /** Weights of fewer units are left out, and more of them until no more entries than these are left. */
  readonly fewestUnits: number;
  readonly mostEntries?: number;
  readonly sureness?: [number, number][];
  readonly surest?: [number, number][];
}

/** What a label has besides its separator. */
export interface LabelFacts {
  readonly name: string;
  readonly threshold: number;
  readonly calibration: [number, number][];
  readonly rating?: string;
}

/** The bytes of the model of some labels. */
export function packModel(
  table: FeatureTable,
  separators: readonly Separator[],
  facts: readonly LabelFacts[],
  { groupScales, fewestUnits, mostEntries = 3_000_000, sureness, surest }: PackOptions,
): Buffer {
  const scaled = separators.map(({ weights }) => weights.map((weight, column) => weight * (table.rarity[column] ?? 0)));
  const units = scaled.map((weights) => unitOf(weights));
  const fewest = Math.max(fewestUnits, unitsForEntries(scaled, units, mostEntries));
  const kept: { readonly id: number; readonly entries: (readonly [label: number, weight: number])[] }[] = [];
  for (let column = 0; column < table.ids.length; column++) {
    const entries: (readonly [number, number])[] = [];
    scaled.forEach((weights, label) => {
      const whole = Math.max(-127, Math.min(127, Math.round((weights[column] as number) / (units[label] as number))));
      if (Math.abs(whole) >= fewest) entries.push([label, whole]);
    });
    if (entries.length > 0) kept.push({ id: table.ids[column] as number, entries });
  }
  kept.sort((a, b) => a.id - b.id);
  const all = kept.flatMap(({ entries }) => entries);
  const header: ModelHeader = {
    labels: facts.map(({ name, threshold, calibration, rating }, label) => ({
      ...(rating === undefined ? {} : { rating }),
      name,
      bias: separators[label]?.bias ?? 0,
      unit: units[label] ?? 1,
      threshold,
      calibration,
    })),
    groupScales: [...groupScales],
    ...(sureness === undefined ? {} : { sureness }),
    ...(surest === undefined ? {} : { surest }),
    features: kept.length,
    entries: all.length,
  };
  const text = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(8);
  start.writeUInt32LE(modelMagic, 0);
  start.writeUInt32LE(text.length, 4);
  const ids = Buffer.alloc(4 * kept.length);
  kept.forEach(({ id }, at) => {
    ids.writeUInt32LE(id, 4 * at);
  });
  return Buffer.concat([
    start,
    text,
    ids,
    Buffer.from(kept.map(({ entries }) => entries.length)),
    Buffer.from(all.map(([label]) => label)),
    Buffer.from(Int8Array.from(all, ([, weight]) => weight).buffer),
  ]);
}

/** One byte holds all but the few greatest weights, which are cut. */
function unitOf(weights: Float64Array): number {
  const sizes = weights.map((weight) => Math.abs(weight)).sort();
  const large = sizes[Math.max(0, Math.floor(sizes.length * 0.9999) - 1)] ?? 0;
  return large > 0 ? large / 127 : 1;
}

/** The size from which on weights are kept, so that no more than `most` are. */
function unitsForEntries(scaled: readonly Float64Array[], units: readonly number[], most: number): number {
  const counts = new Uint32Array(128);
  scaled.forEach((weights, label) => {
    const unit = units[label] as number;
    for (const weight of weights) {
      const size = Math.min(127, Math.round(Math.abs(weight) / unit));
      counts[size] = (counts[size] as number) + 1;
    }
  });
  let kept = 0;
  for (let size = 127; size > 0; size--) {
    kept += counts[size] as number;
    if (kept > most) return size + 1;
  }
  return 1;
}
