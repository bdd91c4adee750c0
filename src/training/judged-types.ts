// What a model of clauses said of points it had not seen, beside what they were annotated as: type by type.

import { belongings, sumChances } from '#capabilities/analysis/clause-model.ts';
import { liftChances, type Sureness } from '#capabilities/analysis/weigh-clauses.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { calibrationOf, type Judged } from './calibrate.ts';
import type { ClauseTraining } from './train-clauses.ts';

export interface JudgedPoint {
  /** Place of the point in the training. */
  readonly at: number;
  /** The types its case is mapped to. */
  readonly truth: ReadonlySet<string>;
  /** Every type with its score, the highest first. */
  readonly lifted: readonly (readonly [string, number])[];
}

/** The points whose case a clause type covers; of the others nothing can be said. */
export function judgedTypes({
  points,
  labels,
  unseenChances,
  told,
}: Omit<ClauseTraining, 'bytes'>): readonly JudgedPoint[] {
  const casesOf = new Map([...loadCatalog().clauseTypes.values()].map(({ id, mappings }) => [id, mappings.tosdr]));
  const typesOf = belongings({ labels }, casesOf);
  const ofCase = new Map<string, Set<string>>();
  for (const [type, titles] of casesOf) {
    for (const title of titles) ofCase.set(title, (ofCase.get(title) ?? new Set()).add(type));
  }
  return points.flatMap((point, at) => {
    const truth = ofCase.get(point.case);
    if (truth === undefined) return [];
    const chances = sumChances(unseenChances[at] as Float64Array, typesOf);
    return [{ at, truth, lifted: liftChances(chances, told[at] ?? new Map()) }];
  });
}

/** Lower scores are not worth mentioning. */
const leastScore = 0.02;

/** The two curves from scores to probabilities that fit these points. */
export function surenessOf(points: readonly JudgedPoint[]): Sureness {
  const judge = (wants: (rank: number) => boolean): Judged[] =>
    points.flatMap(({ truth, lifted }) =>
      lifted.flatMap(([type, score], rank) =>
        wants(rank) && score >= leastScore ? [{ score, isTrue: truth.has(type) }] : [],
      ),
    );
  return { surest: calibrationOf(judge((rank) => rank === 0)), others: calibrationOf(judge((rank) => rank > 0)) };
}
