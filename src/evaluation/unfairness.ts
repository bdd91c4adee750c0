// How well the tags of unfair clauses are found in documents that were not trained on: by the folds that the authors
// of the corpus published. What a fold is judged by (thresholds, probabilities) comes from the other folds alone.

import { probabilityOf } from '#capabilities/analysis/linear-model.ts';
import { type UnfairnessTag, unfairnessTags } from '#domain/unfairness.ts';
import { calibrationOf } from '#training/calibrate.ts';
import { chooseThreshold } from '#training/choose-threshold.ts';
import { type UnfairnessLanguage, unfairnessLanguages } from '#training/open-unfairness-reader.ts';
import { judgedOf } from '#training/train-model.ts';
import { trainUnfairness } from '#training/train-unfairness.ts';
import { addCounts, countLabel, f1Of, type LabelCounts, noCounts, type Stated } from './label-figures.ts';

export interface UnfairnessFigures {
  readonly language: UnfairnessLanguage;
  readonly byTag: readonly { readonly tag: UnfairnessTag; readonly counts: LabelCounts }[];
  readonly macroF1: number;
  readonly microF1: number;
  /** Whether a sentence has any tag at all. */
  readonly anyF1: number;
}

/** Trains as often as there are folds; takes minutes. */
export function measureUnfairness(
  folder: string,
  say: (sentence: string) => void,
): { readonly figures: readonly UnfairnessFigures[]; readonly stated: readonly Stated[]; readonly bytes: Buffer } {
  const { rows, languages, unseenScores, bytes } = trainUnfairness(folder, say);
  const folds = [...new Set(rows.map(({ fold }) => fold))];
  const given = unfairnessTags.map(() => new Uint8Array(rows.length));
  const stated: Stated[] = [];
  unfairnessTags.forEach((_, label) => {
    const scores = unseenScores[label] as Float64Array;
    for (const fold of folds) {
      const judged = judgedOf(rows, scores, label, (row) => row.fold !== fold);
      const threshold = chooseThreshold(judged);
      const calibration = calibrationOf(judged);
      rows.forEach((row, at) => {
        const score = scores[at] as number;
        if (row.fold !== fold || score <= threshold) return;
        (given[label] as Uint8Array)[at] = 1;
        stated.push({ chance: probabilityOf({ calibration }, score), isTrue: row.truth[label] === 1 });
      });
    }
  });
  const truth = (label: number, at: number) => rows[at]?.truth[label] === 1;
  const isGiven = (label: number, at: number) => given[label]?.[at] === 1;
  const figures = unfairnessLanguages.map((language): UnfairnessFigures => {
    const own = rows.flatMap((_, at) => (languages[at] === language ? [at] : []));
    const count = (given: (at: number) => boolean, isTrue: (at: number) => boolean) =>
      own.reduce((counts, at) => countLabel(counts, given(at), isTrue(at)), noCounts);
    const byTag = unfairnessTags.map((tag, label) => ({
      tag,
      counts: count(
        (at) => isGiven(label, at),
        (at) => truth(label, at),
      ),
    }));
    const any = (has: (label: number, at: number) => boolean) => (at: number) =>
      unfairnessTags.some((_, label) => has(label, at));
    return {
      language,
      byTag,
      macroF1: byTag.reduce((sum, { counts }) => sum + f1Of(counts), 0) / byTag.length,
      microF1: f1Of(addCounts(byTag.map(({ counts }) => counts))),
      anyF1: f1Of(count(any(isGiven), any(truth))),
    };
  });
  return { figures, stated, bytes };
}
