// What the trained model of clauses says of a passage. It knows the cases of ToS;DR, which exclude each other; what is
// asked for (our clause types, a rating, a privacy practice) are sums over cases, by the mappings of the catalogue.

import { exponential } from './exponential.ts';
import type { FeatureBuffer } from './feature-buffer.ts';
import { hashText } from './hash.ts';
import { type LinearModel, scoreLabels } from './linear-model.ts';

/** Stands for passages that are none of the cases. */
export const noCase = 'none';

/** The name by which a model knows a case; the file holds no texts. */
export const caseName = (title: string): string => hashText(title).toString(16).padStart(8, '0');

/** How likely each case is, in the order of the model's labels; they add up to one. */
export function caseChances(model: LinearModel, features: FeatureBuffer): Float64Array {
  const chances = new Float64Array(model.labels.length);
  scoreLabels(model, features, chances);
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of chances) highest = Math.max(highest, score);
  let sum = 0;
  for (let label = 0; label < chances.length; label++) {
    chances[label] = exponential((chances[label] as number) - highest);
    sum += chances[label] as number;
  }
  for (let label = 0; label < chances.length; label++) chances[label] = (chances[label] as number) / sum;
  return chances;
}

/** By label of the model, the things its case belongs to. */
export function belongings(
  model: { readonly labels: readonly { readonly name: string }[] },
  casesOf: ReadonlyMap<string, readonly string[]>,
): readonly string[][] {
  const byName = new Map<string, string[]>();
  for (const [thing, titles] of casesOf) {
    for (const title of titles) byName.set(caseName(title), [...(byName.get(caseName(title)) ?? []), thing]);
  }
  return model.labels.map(({ name }) => byName.get(name) ?? []);
}

/** Sums of chances by what the cases belong to, the likeliest first. */
export function sumChances(chances: Float64Array, belongsTo: readonly (readonly string[])[]): [string, number][] {
  const sums = new Map<string, number>();
  belongsTo.forEach((things, label) => {
    for (const thing of things) sums.set(thing, (sums.get(thing) ?? 0) + (chances[label] as number));
  });
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
