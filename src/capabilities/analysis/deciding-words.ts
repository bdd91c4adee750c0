// The words that decided: the stretches of a passage whose features spoke most for a label.

import type { TextRange } from '#domain/block.ts';
import { type FeatureBuffer, featureGroups } from './feature-buffer.ts';
import { findFeature, groupFactor, type LinearModel } from './linear-model.ts';

/** A stretch belongs to the evidence where at least this share of the strongest word's weight lies on it. */
const strongShare = 0.4;
const mostStretches = 3;

/** Up to three stretches of the passage in order, those on which most weight for the label lies. */
export function decidingWords(model: LinearModel, features: FeatureBuffer, label: number): TextRange[] {
  const factors = featureGroups.map((_, index) =>
    groupFactor(index, model.groupScales[index] as number, features.groupCounts[index] as number),
  );
  let length = 0;
  for (let at = 0; at < features.count; at++) length = Math.max(length, features.ends[at] as number);
  const rises = new Float64Array(length + 1);
  for (let at = 0; at < features.count; at++) {
    const start = features.starts[at] as number;
    const end = features.ends[at] as number;
    if (end <= start) continue;
    const weight = weightOf(model, features.ids[at] as number, label) * (factors[features.groups[at] as number] ?? 0);
    if (weight === 0) continue;
    rises[start] = (rises[start] as number) + weight / (end - start);
    rises[end] = (rises[end] as number) - weight / (end - start);
  }
  return stretches(rises, wordsOf(features));
}

/** The places of the passage's single words, in order. */
function wordsOf(features: FeatureBuffer): TextRange[] {
  const ends = new Map<number, number>();
  for (let at = 0; at < features.count; at++) {
    const start = features.starts[at] as number;
    const end = features.ends[at] as number;
    const known = ends.get(start);
    if (end > start && (known === undefined || end < known)) ends.set(start, end);
  }
  return [...ends].map(([start, end]) => ({ start, end })).sort((a, b) => a.start - b.start);
}

function stretches(rises: Float64Array, words: readonly TextRange[]): TextRange[] {
  const weights: number[] = [];
  let level = 0;
  let at = 0;
  for (const { start } of words) {
    while (at <= start) level += rises[at++] as number;
    weights.push(level);
  }
  const strongest = Math.max(0, ...weights);
  const found: { start: number; end: number; weight: number }[] = [];
  let isOpen = false;
  words.forEach(({ start, end }, index) => {
    const weight = weights[index] as number;
    const isStrong = strongest > 0 && weight >= strongShare * strongest;
    const last = found[found.length - 1];
    if (isStrong && isOpen && last) {
      last.end = Math.max(last.end, end);
      last.weight += weight;
    } else if (isStrong) found.push({ start, end, weight });
    isOpen = isStrong;
  });
  return found
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
    .slice(0, mostStretches)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end }));
}

function weightOf(model: LinearModel, id: number, label: number): number {
  const place = findFeature(model, id);
  if (place < 0) return 0;
  const until = model.firsts[place + 1] as number;
  for (let entry = model.firsts[place] as number; entry < until; entry++) {
    if (model.entryLabels[entry] === label) return model.entryWeights[entry] as number;
  }
  return 0;
}
