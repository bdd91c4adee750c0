// What a reworded, added or removed provision means for users: clause type by clause type, from what was read before and
// after. Rules on traits alone decide, so that anybody can follow them.

import { type Severity, severities } from '#domain/analysis.ts';
import type { Direction } from '#domain/change.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { ClauseShift, ClauseSide, ProvisionSignificance, Significance, TraitShift } from '#domain/significance.ts';
import type { TraitValues } from '#domain/trait.ts';
import { judgeDirection } from './judge-direction.ts';

/** What was read in a wording, by clause type; null for a version without the provision. */
export type ReadWording = ReadonlyMap<string, ClauseSide> | null;

/** Compares what was read in two wordings of a provision. Types that the codebook lacks are left out. */
export function judgeProvision(
  types: ReadonlyMap<string, ClauseType>,
  old: ReadWording,
  next: ReadWording,
): ProvisionSignificance {
  const ids = [...new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])])].sort();
  const clauses = ids.flatMap((id) => {
    const type = types.get(id);
    const shift = type && shiftOf(type, old?.get(id) ?? null, next?.get(id) ?? null);
    return shift && hasShifted(shift) ? shift : [];
  });
  return {
    severityBefore: highest([...(old?.values() ?? [])].map(({ severity }) => severity)),
    severityAfter: highest([...(next?.values() ?? [])].map(({ severity }) => severity)),
    direction: joined(clauses.map(({ direction }) => direction)),
    clauses,
  };
}

/** What a change does as a whole, from what it does to each provision. */
export function judgeChange(provisions: readonly ProvisionSignificance[]): Significance {
  const moved = provisions.filter(({ clauses }) => clauses.length > 0);
  const sides = (side: 'severityBefore' | 'severityAfter') => highest(moved.flatMap((each) => each[side] ?? []));
  return {
    severityBefore: sides('severityBefore'),
    severityAfter: sides('severityAfter'),
    direction: joined(moved.map(({ direction }) => direction)),
  };
}

function shiftOf(type: ClauseType, old: ClauseSide | null, next: ClauseSide | null): ClauseShift {
  const { direction, decidedBy } = judgeDirection(type, old?.traits ?? null, next?.traits ?? null);
  const decided = new Map(decidedBy.map((each) => [each.trait, each.direction]));
  const traits = old && next ? type.traits.flatMap(({ id }) => traitShift(id, old.traits, next.traits, decided)) : [];
  return { clauseType: type.id, old, new: next, direction, traits };
}

function traitShift(
  id: string,
  old: TraitValues,
  next: TraitValues,
  decided: ReadonlyMap<string, 'better' | 'worse'>,
): TraitShift[] {
  const [before, after] = [old[id] ?? null, next[id] ?? null];
  if (before?.value === after?.value && before?.unit === after?.unit) return [];
  return [{ trait: id, old: before, new: after, direction: decided.get(id) ?? null }];
}

function hasShifted({ old, new: next, traits }: ClauseShift): boolean {
  return old === null || next === null || old.severity !== next.severity || traits.length > 0;
}

function highest(levels: readonly Severity[]): Severity | null {
  return severities[Math.max(-1, ...levels.map((level) => severities.indexOf(level)))] ?? null;
}

/** Neutral parts take no side; both ways together are mixed. */
function joined(directions: readonly Direction[]): Direction {
  const ways = new Set(directions.filter((direction) => direction !== 'neutral'));
  const [only] = ways;
  return ways.size > 1 ? 'mixed' : (only ?? 'neutral');
}
