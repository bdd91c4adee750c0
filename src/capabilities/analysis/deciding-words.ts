// The words that decided: the stretches of a passage whose features spoke most for a label.

import type { TextRange } from '#domain/block.ts';
import type { FeatureBuffer } from './feature-buffer.ts';
import { featureGroups } from './feature-buffer.ts';
import { findFeature, groupFactor, type LinearModel } from './linear-model.ts';

const mostFeatures = 6;

/** Up to three stretches of the passage in order, those with the greatest weight for the label. */
export function decidingWords(model: LinearModel, features: FeatureBuffer, label: number): TextRange[] {
  const factors = featureGroups.map((_, index) =>
    groupFactor(index, model.groupScales[index] as number, features.groupCounts[index] as number),
  );
  const speaking: { readonly start: number; readonly end: number; readonly weight: number }[] = [];
  for (let at = 0; at < features.count; at++) {
    const start = features.starts[at] as number;
    const end = features.ends[at] as number;
    if (end <= start) continue;
    const weight = weightOf(model, features.ids[at] as number, label) * (factors[features.groups[at] as number] ?? 0);
    if (weight > 0) speaking.push({ start, end, weight });
  }
  speaking.sort((a, b) => b.weight - a.weight || a.start - b.start || a.end - b.end);
  return joined(speaking.slice(0, mostFeatures)).slice(0, 3);
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

/** Stretches that touch become one; those with most weight first. */
function joined(speaking: readonly { readonly start: number; readonly end: number; readonly weight: number }[]) {
  const ranges: { start: number; end: number; weight: number }[] = [];
  for (const { start, end, weight } of [...speaking].sort((a, b) => a.start - b.start)) {
    const last = ranges[ranges.length - 1];
    if (last && start <= last.end + 1) {
      last.end = Math.max(last.end, end);
      last.weight += weight;
    } else ranges.push({ start, end, weight });
  }
  return ranges
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end }));
}
