// How well clause types and ratings are found in points of ToS;DR from families of platforms not trained on.

import { belongings, sumChances } from '#capabilities/analysis/clause-model.ts';
import { weighClauses } from '#capabilities/analysis/weigh-clauses.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { judgedTypes, surenessOf } from '#training/judged-types.ts';
import { familyFold } from '#training/tosdr-rows.ts';
import { type ClauseTraining, trainClauses } from '#training/train-clauses.ts';
import type { Stated } from './label-figures.ts';

export interface ClauseCaseFigures {
  /** Points whose case is mapped to a type with at least twenty of them, and how many such types there are. */
  readonly points: number;
  readonly types: number;
  readonly topOne: number;
  readonly topThree: number;
  /** The same for the whole method, which names any type of the codebook. */
  readonly answeredOne: number;
  readonly allPoints: number;
  readonly ratingRight: number;
  /** Of labels at least so sure: how many points have one, and how often the surest is right. */
  readonly abstention: readonly { readonly least: number; readonly answered: number; readonly right: number }[];
  /** The surest type of every point, and every type with a chance worth mentioning that ToS;DR has cases of. */
  readonly surest: readonly Stated[];
  readonly stated: readonly Stated[];
}

const fewestPoints = 20;
const leastStated = 0.02;

/** Trains as often as there are folds; takes minutes. */
export function measureClauseCases(folder: string, say: (sentence: string) => void): ClauseCaseFigures {
  return clauseCaseFigures(trainClauses(folder, say));
}

/** The figures of a training, from what its models said of families they had not seen. */
export function clauseCaseFigures(training: Omit<ClauseTraining, 'bytes'>): ClauseCaseFigures {
  const { points, labels, unseenChances } = training;
  const frequent = frequentTypes(points);
  const typesOf = belongings({ labels }, frequent);
  const ratingsOf = labels.map(({ rating }) => (rating === undefined ? [] : [rating]));
  const answers = answersOf(training).filter(({ truth }) => [...truth].some((type) => frequent.has(type)));
  const rankings = answers.map(({ at, truth }) => ({
    truth,
    ranking: sumChances(unseenChances[at] as Float64Array, typesOf),
  }));
  const rightAmong = (among: number) =>
    rankings.filter(({ truth, ranking }) => ranking.slice(0, among).some(([type]) => truth.has(type))).length;
  const right = points.filter(
    (point, at) => sumChances(unseenChances[at] as Float64Array, ratingsOf)[0]?.[0] === point.rating,
  );
  const surest = answers.map(({ given }): Stated => given[0] ?? { chance: 0, isTrue: false });
  return {
    points: answers.length,
    types: frequent.size,
    topOne: rightAmong(1),
    topThree: rightAmong(3),
    answeredOne: surest.filter(({ isTrue }) => isTrue).length,
    allPoints: points.length,
    ratingRight: right.length,
    abstention: [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9].map((least) => {
      const answered = surest.filter(({ chance }) => chance >= least);
      return { least, answered: answered.length, right: answered.filter(({ isTrue }) => isTrue).length };
    }),
    surest,
    stated: answers.flatMap(({ given, known }) =>
      given.filter(({ type, chance }) => known.has(type) && chance >= leastStated),
    ),
  };
}

function frequentTypes(points: ClauseTraining['points']): ReadonlyMap<string, readonly string[]> {
  const types = [...loadCatalog().clauseTypes.values()].map(({ id, mappings }) => [id, mappings.tosdr] as const);
  const countOf = (titles: readonly string[]) => points.filter((point) => titles.includes(point.case)).length;
  return new Map(types.filter(([, titles]) => countOf(titles) >= fewestPoints));
}

/** What the whole method says of each point, the surest first; curves of a fold come from the other folds. */
function answersOf(training: Omit<ClauseTraining, 'bytes'>) {
  const judged = judgedTypes(training);
  const foldOf = (at: number) => familyFold(training.points[at]?.family ?? '');
  const curves = [0, 1, 2, 3, 4].map((fold) => surenessOf(judged.filter(({ at }) => foldOf(at) !== fold)));
  return judged.map(({ at, truth, lifted }) => {
    const sureness = curves[foldOf(at)] ?? { surest: [], others: [] };
    const confidences = weighClauses(lifted, training.told[at] ?? new Map(), sureness);
    const given = [...confidences]
      .map(([type, chance]) => ({ type, chance, isTrue: truth.has(type) }))
      .sort((a, b) => b.chance - a.chance);
    return { at, truth, given, known: new Set(lifted.map(([type]) => type)) };
  });
}
