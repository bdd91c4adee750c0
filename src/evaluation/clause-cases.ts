// How well clause types and ratings are found in points of ToS;DR from families of platforms not trained on.

import { belongings, sumChances } from '#capabilities/analysis/clause-model.ts';
import { probabilityOf } from '#capabilities/analysis/linear-model.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { calibrationOf, type Judged } from '#training/calibrate.ts';
import { familyFold } from '#training/tosdr-rows.ts';
import { type ClauseTraining, judgedTypes, trainClauses } from '#training/train-clauses.ts';
import type { Stated } from './label-figures.ts';

export interface ClauseCaseFigures {
  /** Points whose case is mapped to a type with at least twenty of them, and how many such types there are. */
  readonly points: number;
  readonly types: number;
  readonly topOne: number;
  readonly topThree: number;
  readonly allPoints: number;
  readonly ratingRight: number;
  /** Of labels at least so sure: how many points have one, and how often the surest is right. */
  readonly abstention: readonly { readonly least: number; readonly answered: number; readonly right: number }[];
  /** Every type with a chance worth mentioning. */
  readonly stated: readonly Stated[];
}

const fewestPoints = 20;

/** Trains as often as there are folds; takes minutes. */
export function measureClauseCases(folder: string, say: (sentence: string) => void): ClauseCaseFigures {
  return clauseCaseFigures(trainClauses(folder, say));
}

/** The figures of a training, from what its models said of families they had not seen. */
export function clauseCaseFigures({ points, labels, unseenChances }: Omit<ClauseTraining, 'bytes'>): ClauseCaseFigures {
  const casesOf = new Map([...loadCatalog().clauseTypes.values()].map(({ id, mappings }) => [id, mappings.tosdr]));
  const counts = new Map<string, number>();
  for (const [type, titles] of casesOf) {
    counts.set(type, points.filter((point) => titles.includes(point.case)).length);
  }
  const frequent = new Map([...casesOf].filter(([type]) => (counts.get(type) ?? 0) >= fewestPoints));
  const typesOf = belongings({ labels }, frequent);
  const ratingsOf = labels.map(({ rating }) => (rating === undefined ? [] : [rating]));
  const asked = points.flatMap((point, at) => {
    const truth = [...frequent].filter(([, titles]) => titles.includes(point.case)).map(([type]) => type);
    if (truth.length === 0) return [];
    return [{ truth, ranking: sumChances(unseenChances[at] as Float64Array, typesOf), fold: familyFold(point.family) }];
  });
  const isRight = (truth: readonly string[], ranking: readonly [string, number][], among: number) =>
    ranking.slice(0, among).some(([type]) => truth.includes(type));
  const right = points.filter(
    (point, at) => sumChances(unseenChances[at] as Float64Array, ratingsOf)[0]?.[0] === point.rating,
  );
  const judge = (wants: (fold: number) => boolean): Judged[] => {
    const chosen = points.flatMap((point, at) => (wants(familyFold(point.family)) ? [at] : []));
    return judgedTypes(
      chosen.map((at) => points[at] as (typeof points)[number]),
      labels,
      chosen.map((at) => unseenChances[at] as Float64Array),
    );
  };
  const folds = [0, 1, 2, 3, 4];
  const calibrations = folds.map((fold) => calibrationOf(judge((other) => other !== fold)));
  const sureness = (fold: number, chance: number) =>
    probabilityOf({ calibration: calibrations[fold] ?? [[0, 0]] }, chance);
  const surest = asked.map(({ truth, ranking, fold }) => ({
    chance: sureness(fold, ranking[0]?.[1] ?? 0),
    isTrue: isRight(truth, ranking, 1),
  }));
  return {
    points: asked.length,
    types: frequent.size,
    topOne: asked.filter(({ truth, ranking }) => isRight(truth, ranking, 1)).length,
    topThree: asked.filter(({ truth, ranking }) => isRight(truth, ranking, 3)).length,
    allPoints: points.length,
    ratingRight: right.length,
    abstention: [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9].map((least) => {
      const answered = surest.filter(({ chance }) => chance >= least);
      return { least, answered: answered.length, right: answered.filter(({ isTrue }) => isTrue).length };
    }),
    stated: folds.flatMap((fold) =>
      judge((own) => own === fold).map(({ score, isTrue }) => ({ chance: sureness(fold, score), isTrue })),
    ),
  };
}
