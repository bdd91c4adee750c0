// All features of the training rows as a sparse matrix: rare ones are left out, and the rarer of the rest weigh more.

import { group } from '#capabilities/analysis/feature-buffer.ts';
import { groupFactor } from '#capabilities/analysis/linear-model.ts';
import { vectorFeature } from '#capabilities/analysis/word-vectors.ts';
import type { TrainingRow } from './training-row.ts';

export interface FeatureTable {
  /** By column: the feature's hash and its rarity. */
  readonly ids: Uint32Array;
  readonly rarity: Float64Array;
  /** By row: columns and values. */
  readonly rows: readonly { readonly columns: Uint32Array; readonly values: Float32Array }[];
}

/** Columns are in the order of first sight, so that the same rows give the same table. */
export function makeFeatureTable(
  rows: readonly TrainingRow[],
  groupScales: readonly number[],
  fewestRows = 2,
): FeatureTable {
  const counts = new Map<number, number>();
  for (const { ids } of rows) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const columnOf = new Map<number, number>();
  const kept: number[] = [];
  const rarity: number[] = [];
  for (const [id, count] of counts) {
    if (count < fewestRows) continue;
    columnOf.set(id, kept.push(id) - 1);
    rarity.push(Math.log(1 + rows.length / count));
  }
  // The numbers of a vector are features with a value of their own; they are neither rare nor left out.
  const size = rows.find(({ vector }) => vector !== null)?.vector?.length ?? 0;
  const firstNumber = kept.length;
  for (let k = 0; k < size; k++) {
    kept.push(vectorFeature(k));
    rarity.push(1);
  }
  return {
    ids: Uint32Array.from(kept),
    rarity: Float64Array.from(rarity),
    rows: rows.map((row) =>
      withVector(matrixRow(row, columnOf, rarity, groupScales), row.vector, { firstNumber, groupScales }),
    ),
  };
}

function matrixRow(
  row: TrainingRow,
  columnOf: ReadonlyMap<number, number>,
  rarity: readonly number[],
  groupScales: readonly number[],
): FeatureTable['rows'][number] {
  const columns = new Uint32Array(row.ids.length);
  const values = new Float32Array(row.ids.length);
  let length = 0;
  for (let at = 0; at < row.ids.length; at++) {
    const column = columnOf.get(row.ids[at] as number);
    if (column === undefined) continue;
    const inGroup = row.groups[at] as number;
    columns[length] = column;
    values[length] =
      groupFactor(inGroup, groupScales[inGroup] as number, row.groupCounts[inGroup] as number) *
      (rarity[column] as number);
    length += 1;
  }
  return { columns: columns.slice(0, length), values: values.slice(0, length) };
}

function withVector(
  { columns, values }: FeatureTable['rows'][number],
  vector: Int8Array | null,
  { firstNumber, groupScales }: { readonly firstNumber: number; readonly groupScales: readonly number[] },
): FeatureTable['rows'][number] {
  if (vector === null) return { columns, values };
  const factor = groupFactor(group.vector, groupScales[group.vector] as number, 0);
  return {
    columns: Uint32Array.from([...columns, ...Array.from(vector, (_, k) => firstNumber + k)]),
    values: Float32Array.from([...values, ...Array.from(vector, (value) => value * factor)]),
  };
}
