// How severe a clause is: the codebook's rating for its type, or the one its rule names where the words show more
// or less than usual. The reason is always given, so that anybody can reproduce the rating.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { ClauseType, SeverityRating } from '#domain/clause-type.ts';

/** The level and its reason for a passage labelled with this clause type. */
export function rateSeverity(type: ClauseType, label: ClauseLabel): SeverityRating {
  if (label.clauseType !== type.id) throw new Error(`A label for ${label.clauseType} was rated as ${type.id}.`);
  const rule = type.rules[Number(label.rule.slice(type.id.length + 1)) - 1];
  return rule?.severity ?? type.severity;
}
