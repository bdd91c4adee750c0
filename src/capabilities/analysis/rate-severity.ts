// How severe a clause is: by the rubric of its type and the traits that were read, else by its rule where that names
// a rating of its own, else the type's default. The reason is always given, so that anybody can reproduce the rating.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { ClauseType, SeverityRating } from '#domain/clause-type.ts';
import { conditionHolds, type TraitValues } from '#domain/trait.ts';
import { fillSlots } from './fill-slots.ts';

/** The level and its reason for a passage labelled with this clause type. */
export function rateSeverity(type: ClauseType, label: ClauseLabel, traits: TraitValues): SeverityRating {
  if (label.clauseType !== type.id) throw new Error(`A label for ${label.clauseType} was rated as ${type.id}.`);
  const entry = type.severity.when.find(({ condition }) => conditionHolds(condition, traits));
  const rule = type.rules[Number(label.rule.slice(type.id.length + 1)) - 1];
  const { level, reason } = entry ?? rule?.severity ?? type.severity;
  return { level, reason: fillSlots(reason, type, traits) ?? reason };
}
