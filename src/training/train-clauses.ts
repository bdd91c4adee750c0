// Trains the model of clauses on the points of ToS;DR. Labels are its cases, so that the codebook's mappings may
// change without new training; rare cases are one label per rating, and passages without any rule are a label, too.

import { classifyPassage, compileRules } from '#capabilities/analysis/classify.ts';
import { caseName, noCase } from '#capabilities/analysis/clause-model.ts';
import { addFoundTypes, makeFeatureReader, readFeatures } from '#capabilities/analysis/read-features.ts';
import { readVectors } from '#capabilities/analysis/word-vectors.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { loadConcepts } from '#catalog/load-concepts.ts';
import { readModelFile } from '#catalog/read-model-file.ts';
import { readSentences } from './claudette-rows.ts';
import { type FeatureTable, makeFeatureTable } from './feature-table.ts';
import { judgedTypes, surenessOf } from './judged-types.ts';
import { packModel } from './pack-model.ts';
import { solveSoftmax } from './solve-softmax.ts';
import type { Separator } from './solve-svm.ts';
import { type AnnotatedPoint, familyFold, readPoints } from './tosdr-rows.ts';
import { type TrainingRow, trainingRow } from './training-row.ts';

const fewestPoints = 6;
const groupScales = [1, 1, 0, 0, 0, 0, 0.7, 3];
const options = { rounds: 8, stride: 0.5, decay: 0.01 };
/** Of sentences in which neither lawyers nor rules find anything, every so-manieth teaches what is no case. */
const everyEmpty = 8;

export interface ClauseTraining {
  readonly bytes: Buffer;
  readonly points: readonly AnnotatedPoint[];
  readonly labels: readonly { readonly name: string; readonly rating?: string }[];
  /** By point: the chances that a model gave which had not seen its family. */
  readonly unseenChances: readonly Float64Array[];
  /** By point: the clause types that rules find, with the confidence of the rule. */
  readonly told: readonly ReadonlyMap<string, number>[];
}

/** Trains on `tosdr-points.train.jsonl` and `claudette-en.train.jsonl` of the folder. */
export function trainClauses(folder: string, say: (sentence: string) => void): ClauseTraining {
  const points = readPoints(folder);
  const read = passageReader();
  const told: ReadonlyMap<string, number>[] = [];
  const rows = points.map(({ text, family }) => {
    const { row, found } = read(text, familyFold(family));
    told.push(found);
    return row;
  });
  const { labels, labelOf } = labelsOf(points);
  const truths = points.map((point) => labelOf(point));
  labels.push({ name: noCase });
  readSentences(folder, 'en').forEach(({ text, tags, published_fold }, at) => {
    if (at % everyEmpty !== 0 || tags.length > 0) return;
    const { row, found } = read(text, published_fold);
    if (found.size > 0) return;
    rows.push(row);
    truths.push(labels.length - 1);
  });
  const table = makeFeatureTable(rows, groupScales);
  say(`${points.length} points, ${rows.length} rows, ${labels.length} labels, ${table.ids.length} features`);
  const train = (members: readonly number[]) =>
    solveSoftmax(table, (row) => truths[row] as number, members, { ...options, width: labels.length });
  const unseenChances: Float64Array[] = [];
  for (let fold = 0; fold < 5; fold++) {
    const separators = train(rows.flatMap((row, at) => (row.fold === fold ? [] : [at])));
    points.forEach((_, at) => {
      if (rows[at]?.fold === fold) unseenChances[at] = chancesOf(table, at, separators);
    });
    say(`fold ${fold} trained`);
  }
  const facts = labels.map((label) => ({ ...label, threshold: 0, calibration: [[0, 0.5]] as [number, number][] }));
  const { others, surest } = surenessOf(judgedTypes({ points, labels, unseenChances, told }));
  const packing = { groupScales, fewestUnits: 1, mostEntries: 1_600_000, sureness: others, surest };
  const bytes = packModel(table, train(rows.map((_, at) => at)), facts, packing);
  return { bytes, points, labels, unseenChances, told };
}

function passageReader(): (
  text: string,
  fold: number,
) => {
  readonly row: TrainingRow;
  readonly found: ReadonlyMap<string, number>;
} {
  const rules = compileRules([...loadCatalog().clauseTypes.values()]);
  const vectors = readVectors(readModelFile('words'));
  const reader = makeFeatureReader('en', loadConcepts('en') ?? new Map(), { vectors });
  return (text, fold) => {
    const found = new Map(classifyPassage(rules, text).map(({ clauseType, confidence }) => [clauseType, confidence]));
    const features = readFeatures(reader, text);
    addFoundTypes(features, [...found.keys()]);
    return { row: trainingRow(features, fold, new Int8Array()), found };
  };
}

function labelsOf(points: readonly AnnotatedPoint[]) {
  const counts = new Map<string, number>();
  for (const point of points) counts.set(point.case, (counts.get(point.case) ?? 0) + 1);
  const labels: { name: string; rating?: string }[] = [];
  const places = new Map<string, number>();
  const labelOf = ({ case: title, rating }: AnnotatedPoint): number => {
    const name = (counts.get(title) ?? 0) >= fewestPoints ? caseName(title) : `other ${rating}`;
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, labels.length);
    return labels.push({ name, rating }) - 1;
  };
  return { labels, labelOf };
}

function chancesOf({ rows }: FeatureTable, row: number, separators: readonly Separator[]): Float64Array {
  const { columns, values } = rows[row] as FeatureTable['rows'][number];
  const chances = Float64Array.from(separators, ({ weights, bias }) => {
    let score = bias;
    for (let j = 0; j < columns.length; j++) score += (weights[columns[j] as number] as number) * (values[j] as number);
    return score;
  });
  const highest = Math.max(...chances);
  let sum = 0;
  for (let k = 0; k < chances.length; k++) {
    chances[k] = Math.exp((chances[k] as number) - highest);
    sum += chances[k] as number;
  }
  return chances.map((chance) => chance / sum);
}
