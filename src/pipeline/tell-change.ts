// What a substantive change did to the clauses it touched, as phrases for the sentence of its event: from the labels and
// traits of the wordings before and after. What is told must hold of the whole document: a clause that stood elsewhere in
// it, too, was neither added nor removed.

import { judgeProvision, type ReadWording } from '#capabilities/analysis/judge-significance.ts';
import { type ToldShift, tellShift } from '#capabilities/analysis/tell-shift.ts';
import type { ClauseLabel } from '#domain/analysis.ts';
import type { ClauseShift } from '#domain/significance.ts';
import { labelBlock, labelPassage } from './6-analyse.ts';
import { blocksOfKey, type DocumentRun, type RunVersion, type TextReading, type WordingKey } from './document-run.ts';

/** A sentence holds no more than this many. */
const mostPhrases = 2;
/** Below this nobody wants to be told: a usual clause with a value that favours nobody. */
const leastWeight = 3;
/** A clause is said to come or go only where its label is this sure. */
const leastConfidence = 0.85;

/** The new version as far as it is known before it becomes the run's latest. */
export interface NextVersion {
  readonly reading: TextReading;
  readonly provisions: Int32Array;
}

/** The weightiest things that lead from one version to the next, verb first; often none. */
export function tellChange(run: DocumentRun, former: RunVersion, next: NextVersion): readonly string[] {
  const [before, after] = [wordingsOf(former), wordingsOf(next)];
  const touched = new Set([...before.keys(), ...after.keys()].filter((id) => before.get(id) !== after.get(id)));
  const told = [...touched].flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    const { clauses } = judgeProvision(run.judgement.clauseTypes, readingOf(run, old), readingOf(run, now));
    return clauses.flatMap((shift) => tellIfTrue(run, shift, { former, next, isWhole: !old || !now }) ?? []);
  });
  const phrases = told
    .filter(({ weight }) => weight >= leastWeight)
    .sort((a, b) => b.weight - a.weight || (a.words < b.words ? -1 : 1))
    .map(({ words }) => words);
  // Two clause types may read the same value out of the same words; it is told once.
  const seen = new Set<string>();
  const distinct = phrases.filter((words) => {
    const what = / from .+ to .+$/.exec(words)?.[0] ?? words;
    return !seen.has(what) && seen.add(what);
  });
  return distinct.slice(0, mostPhrases);
}

interface Surroundings {
  readonly former: RunVersion;
  readonly next: NextVersion;
  /** Whether the provision as a whole came or went. */
  readonly isWhole: boolean;
}

function tellIfTrue(run: DocumentRun, shift: ClauseShift, { former, next, isWhole }: Surroundings): ToldShift | null {
  const type = run.judgement.clauseTypes.get(shift.clauseType);
  if (!type) return null;
  if (shift.old === null || shift.new === null) {
    // A label that comes or goes with a rewording may be our reading's doing; so may one that is not sure.
    const [lacking, holding] = shift.old === null ? [former, next] : [next, former];
    if (!isWhole || clauseTypesIn(run, lacking.reading).has(shift.clauseType)) return null;
    if ((clauseTypesIn(run, holding.reading).get(shift.clauseType) ?? 0) < leastConfidence) return null;
  }
  return tellShift(type, shift);
}

function wordingsOf({ reading, provisions }: NextVersion): ReadonlyMap<number, WordingKey> {
  return new Map(Array.from(provisions, (id, position) => [id, reading.keys[position] ?? -1] as const));
}

function readingOf(run: DocumentRun, key: WordingKey | undefined): ReadWording {
  if (key === undefined) return null;
  const labels = labelPassage(run.judgement, blocksOfKey(key), (block) => labelsOfWording(run, block));
  return new Map(labels.map(({ clauseType, severity, traits }) => [clauseType, { severity, traits }]));
}

/** The labels of a block that a wording is made of; worked out once in a run. */
export function labelsOfWording(run: DocumentRun, index: number): readonly ClauseLabel[] {
  const known = run.labels.get(index);
  if (known) return known;
  const block = run.blocks[index];
  const labels = block ? labelBlock(run.judgement, block, true) : [];
  run.labels.set(index, labels);
  return labels;
}

const surestLabels = new WeakMap<TextReading, ReadonlyMap<string, number>>();

/** The clause types of a text, each with the confidence of its surest label; worked out once a reading. */
function clauseTypesIn(run: DocumentRun, reading: TextReading): ReadonlyMap<string, number> {
  const known = surestLabels.get(reading);
  if (known) return known;
  const surest = new Map<string, number>();
  for (const block of reading.keys.flatMap(blocksOfKey)) {
    for (const { clauseType, confidence } of labelsOfWording(run, block)) {
      surest.set(clauseType, Math.max(confidence, surest.get(clauseType) ?? 0));
    }
  }
  surestLabels.set(reading, surest);
  return surest;
}
