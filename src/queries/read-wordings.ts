// What was read in wordings of provisions, by their blocks: for comparing two wordings of which one may be long gone.

import type { ReadWording } from '#capabilities/analysis/judge-significance.ts';
import { rateSeverity } from '#capabilities/analysis/rate-severity.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { ClauseLabel } from '#domain/analysis.ts';
import type { TraitValue, TraitValues } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';

interface LabelRow {
  readonly block_id: number;
  readonly clause_type: string;
  readonly rule: string;
  readonly confidence: number;
  readonly basis: ClauseLabel['basis'];
  readonly traits: TraitValues;
}

/** Reads the labels of these blocks; the function given back says what was read in the wording that some of them make. */
export async function readWordings(
  database: Queryable,
  catalog: Catalog,
  blockIds: readonly number[],
): Promise<(wording: readonly number[]) => NonNullable<ReadWording>> {
  const rows = await database.query<LabelRow>(
    `SELECT block_id, clause_type, rule, confidence, basis, traits FROM block_labels
      WHERE block_id = ANY($1) ORDER BY confidence DESC, block_id, clause_type`,
    [[...new Set(blockIds)]],
  );
  const byBlock = groupedBy(rows, (row) => row.block_id);
  return (wording) => {
    const found = wording.flatMap((block) => byBlock.get(block) ?? []).sort((a, b) => b.confidence - a.confidence);
    const sides = [...groupedBy(found, (row) => row.clause_type)].flatMap(([clauseType, labels]) => {
      const type = catalog.clauseTypes.get(clauseType);
      const [best] = labels;
      if (!type || !best) return [];
      // The surest label's own traits count first.
      const traits: Record<string, TraitValue> = {};
      for (const label of labels) {
        for (const [id, value] of Object.entries(label.traits)) traits[id] ??= value;
      }
      const { rule, confidence, basis } = best;
      const { level } = rateSeverity(type, { clauseType, rule, confidence, basis, evidence: [] }, traits);
      return [[clauseType, { severity: level, traits }] as const];
    });
    return new Map(sides);
  };
}

function groupedBy<Key>(rows: readonly LabelRow[], keyOf: (row: LabelRow) => Key): ReadonlyMap<Key, LabelRow[]> {
  const groups = new Map<Key, LabelRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
