// A trained model as it is shipped: for each known feature a few small whole numbers, one per label. Sums are of whole
// numbers and what follows is arithmetic that every machine does alike, so a passage has the same scores everywhere.

import { z } from 'zod';
import { type FeatureBuffer, featureGroups, group as groups } from './feature-buffer.ts';
import { mostVectorNumbers, packVectorWeights, sumVector, type VectorWeights } from './vector-weights.ts';
import { vectorFeature } from './word-vectors.ts';

const labelShape = z.object({
  name: z.string(),
  bias: z.number(),
  /** What one unit of a stored weight is worth. */
  unit: z.number(),
  /** From this score on the label is given. */
  threshold: z.number(),
  /** Rising points of score and probability; between two of them a straight line. */
  calibration: z.array(z.tuple([z.number(), z.number()])).min(1),
  /** What those who annotated think of such passages: good, neutral, bad or blocker. */
  rating: z.string().optional(),
});

const headerShape = z.object({
  labels: z.array(labelShape).min(1).max(255),
  /** How much each group of features counts. */
  groupScales: z.array(z.number()).length(featureGroups.length),
  /** Of labels that exclude each other: rising points of a sum of chances and how often it was right. */
  sureness: z.array(z.tuple([z.number(), z.number()])).optional(),
  /** The same for the highest of a passage's sums alone. */
  surest: z.array(z.tuple([z.number(), z.number()])).optional(),
  features: z.number().int(),
  entries: z.number().int(),
});

export type ModelHeader = z.infer<typeof headerShape>;
export type ModelLabel = z.infer<typeof labelShape>;

export interface LinearModel extends ModelHeader {
  /** An open hash table: the feature's hash, and where it lies; 0 is free. */
  readonly slotKeys: Uint32Array;
  readonly slotPlaces: Uint32Array;
  /** Entries of the feature at `place` are `firsts[place]` up to `firsts[place + 1]`. */
  readonly firsts: Uint32Array;
  readonly entryLabels: Uint8Array;
  readonly entryWeights: Int8Array;
  /** A bit for each value of the lowest bits of a hash: most features of a passage are unknown, and this says so at once. */
  readonly knownBits: Uint32Array;
  readonly vectorWeights: VectorWeights;
  readonly sums: Int32Array;
}

export const modelMagic = 0x314d4143;

/** Reads the bytes of a model file. Throws when they are not one. */
export function readModel(bytes: Uint8Array): LinearModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== modelMagic) throw new Error('The file is not a model of this program.');
  const headerLength = view.getUint32(4, true);
  const header = headerShape.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))));
  const { features, entries } = header;
  let at = 8 + headerLength;
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, features * 2)));
  const slotKeys = new Uint32Array(size);
  const slotPlaces = new Uint32Array(size);
  for (let place = 0; place < features; place++, at += 4) {
    const key = view.getUint32(at, true);
    let slot = key & (size - 1);
    while (slotPlaces[slot] !== 0) slot = (slot + 1) & (size - 1);
    slotKeys[slot] = key;
    slotPlaces[slot] = place + 1;
  }
  const firsts = new Uint32Array(features + 1);
  for (let place = 0; place < features; place++, at += 1) {
    firsts[place + 1] = (firsts[place] as number) + (bytes[at] as number);
  }
  const entryLabels = new Uint8Array(bytes.buffer, bytes.byteOffset + at, entries);
  const entryWeights = new Int8Array(bytes.buffer, bytes.byteOffset + at + entries, entries);
  const sums = new Int32Array(featureGroups.length * header.labels.length);
  const table = {
    ...header,
    slotKeys,
    slotPlaces,
    firsts,
    entryLabels,
    entryWeights,
    knownBits: bitsOf(slotKeys, slotPlaces),
  };
  return { ...table, vectorWeights: vectorWeightsOf(table), sums };
}

const knownMask = 2 ** 21 - 1;

function bitsOf(slotKeys: Uint32Array, slotPlaces: Uint32Array): Uint32Array {
  const bits = new Uint32Array((knownMask + 1) / 32);
  for (let slot = 0; slot < slotKeys.length; slot++) {
    if (slotPlaces[slot] === 0) continue;
    const bit = (slotKeys[slot] as number) & knownMask;
    bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return bits;
}

/** The weights of a passage's vector; a model that was trained without has none. */
function vectorWeightsOf(model: Omit<LinearModel, 'vectorWeights' | 'sums'>): VectorWeights {
  const places: number[] = [];
  for (let number = 0; number < mostVectorNumbers; number++) places.push(findFeature(model, vectorFeature(number)));
  const numbers = places.findLastIndex((place) => place >= 0) + 1;
  return packVectorWeights(numbers, model.labels.length, (number, row) => {
    const place = places[number] as number;
    if (place < 0) return;
    for (let entry = model.firsts[place] as number; entry < (model.firsts[place + 1] as number); entry++) {
      row[model.entryLabels[entry] as number] = model.entryWeights[entry] as number;
    }
  });
}

/** A score per label, in the order of the model's labels. */
export function scoreLabels(model: LinearModel, features: FeatureBuffer, into: Float64Array): void {
  const { labels, sums, groupScales } = model;
  const factors = groupScales.map((scale, group) => groupFactor(group, scale, features.groupCounts[group] ?? 0));
  const width = labels.length;
  sums.fill(0);
  for (let at = 0; at < features.count; at++) {
    const place = findFeature(model, features.ids[at] as number);
    if (place < 0) continue;
    const offset = (features.groups[at] as number) * width;
    const until = model.firsts[place + 1] as number;
    for (let entry = model.firsts[place] as number; entry < until; entry++) {
      const cell = offset + (model.entryLabels[entry] as number);
      sums[cell] = (sums[cell] as number) + (model.entryWeights[entry] as number);
    }
  }
  if (features.vector !== null) sumVector(model.vectorWeights, features.vector, sums, groups.vector * width);
  for (let label = 0; label < width; label++) {
    const { bias, unit } = labels[label] as ModelLabel;
    let score = bias;
    for (let group = 0; group < groupScales.length; group++) {
      const sum = sums[group * width + label] as number;
      if (sum !== 0) score += sum * unit * (factors[group] as number);
    }
    into[label] = score;
  }
}

/** What each feature of a group counts, given how many the passage has: long passages do not shout. */
export function groupFactor(group: number, scale: number, count: number): number {
  return group === groups.vector ? scale / 127 : scale / (Math.sqrt(count + 5) * 4);
}

/** The place of a feature in the model, or -1. */
export function findFeature(
  { knownBits, slotKeys, slotPlaces }: Pick<LinearModel, 'knownBits' | 'slotKeys' | 'slotPlaces'>,
  id: number,
): number {
  const bit = id & knownMask;
  if ((((knownBits[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) return -1;
  const mask = slotKeys.length - 1;
  let slot = id & mask;
  for (;;) {
    const place = slotPlaces[slot] as number;
    if (place === 0) return -1;
    if (slotKeys[slot] === id) return place - 1;
    slot = (slot + 1) & mask;
  }
}

/** The probability that a score stands for, by the calibration of its label. */
export function probabilityOf({ calibration }: Pick<ModelLabel, 'calibration'>, score: number): number {
  let [lowScore, lowChance] = calibration[0] as [number, number];
  if (score <= lowScore) return lowChance;
  for (const [highScore, highChance] of calibration) {
    if (score <= highScore && highScore > lowScore) {
      return lowChance + ((highChance - lowChance) * (score - lowScore)) / (highScore - lowScore);
    }
    [lowScore, lowChance] = [highScore, highChance];
  }
  return lowChance;
}
