// What was read in wordings of provisions, by their blocks: for comparing two wordings of which one may be long gone.

import { joinLabels } from '#capabilities/analysis/join-labels.ts';
import type { ReadWording } from '#capabilities/analysis/judge-significance.ts';
import { rateSeverity } from '#capabilities/analysis/rate-severity.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { ClauseLabel } from '#domain/analysis.ts';
import type { TraitValues } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';

interface LabelRow {
  readonly block_id: number;
  readonly clauseType: string;
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
    `SELECT block_id, clause_type AS "clauseType", clause_type || '/' || rule AS rule, confidence, basis, traits FROM block_labels
      WHERE block_id = ANY($1) ORDER BY confidence DESC, clause_type`,
    [[...new Set(blockIds)]],
  );
  const byBlock = new Map<number, LabelRow[]>();
  for (const row of rows) {
    const labels = byBlock.get(row.block_id);
    if (labels) labels.push(row);
    else byBlock.set(row.block_id, [row]);
  }
  return (wording) => {
    const joined = joinLabels(wording.map((block) => (byBlock.get(block) ?? []).map(labelOf)));
    const sides = joined.flatMap(({ best, traits }) => {
      const type = catalog.clauseTypes.get(best.clauseType);
      return type ? [[type.id, { severity: rateSeverity(type, best, traits).level, traits }] as const] : [];
    });
    return new Map(sides);
  };
}

/** Where the words that decided stand is not asked here. */
function labelOf({ clauseType, rule, confidence, basis, traits }: LabelRow): ClauseLabel {
  return { clauseType, rule, confidence, basis, evidence: [], traits };
}
