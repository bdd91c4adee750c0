// All features of the training rows as a sparse matrix: rare ones are left out, and the rarer of the rest weigh more.

import { groupFactor } from '#capabilities/analysis/linear-model.ts';
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
  return {
    ids: Uint32Array.from(kept),
    rarity: Float64Array.from(rarity),
    rows: rows.map((row) => matrixRow(row, columnOf, rarity, groupScales)),
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
      groupFactor(groupScales[inGroup] as number, row.groupCounts[inGroup] as number) * (rarity[column] as number);
    length += 1;
  }
  return { columns: columns.slice(0, length), values: values.slice(0, length) };
}
