// Which way a change of a clause goes for users: by its traits where they can be compared, else by what the type's
// presence means. The trait that decided is named.

import type { Direction } from '#domain/change.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { Trait, TraitValue, TraitValues } from '#domain/trait.ts';

export interface TraitDirection {
  /** Id of the trait. */
  readonly trait: string;
  readonly direction: 'better' | 'worse';
  /** Null where it was not found. */
  readonly old: TraitValue | null;
  readonly new: TraitValue | null;
}

export interface ClauseDirection {
  readonly direction: Direction;
  /** The traits that decided; none where only the presence of the clause did. */
  readonly decidedBy: readonly TraitDirection[];
}

/** The direction from one reading of a clause to another; null stands for a document without the clause. */
export function judgeDirection(type: ClauseType, old: TraitValues | null, next: TraitValues | null): ClauseDirection {
  if (old === null || next === null) {
    const appears = old === null && next !== null;
    const direction = old === next ? 'neutral' : appears ? type.direction : opposite[type.direction];
    return { direction, decidedBy: [] };
  }
  const decidedBy = type.traits.flatMap((trait) => directionOf(trait, old[trait.id], next[trait.id]) ?? []);
  const ways = new Set(decidedBy.map(({ direction }) => direction));
  const [only] = ways;
  return { direction: ways.size > 1 ? 'mixed' : (only ?? 'neutral'), decidedBy };
}

const opposite = { better: 'worse', worse: 'better', neutral: 'neutral' } as const;

/** Null where nothing can be said: the same value, another unit, a value that was not found on one side. */
function directionOf(trait: Trait, old: TraitValue | undefined, next: TraitValue | undefined): TraitDirection | null {
  if (old === undefined || next === undefined) return null;
  const [before, after] = [rankOf(trait, old), rankOf(trait, next)];
  if (before === null || after === null || before === after) return null;
  if (trait.kind === 'money' && old.unit !== next.unit) return null;
  const isMore = after > before;
  return { trait: trait.id, direction: isMore === (trait.better !== 'less') ? 'better' : 'worse', old, new: next };
}

/** Numbers by `better`, choices by their ranks. A business day counts a little more than a day. */
function rankOf(trait: Trait, { value, unit }: TraitValue): number | null {
  if (trait.kind === 'choice') return trait.choices.find((choice) => choice.value === value)?.ranks ?? null;
  if (trait.better === null || typeof value !== 'number') return null;
  return unit === 'business-day' ? value * 1.4 : value;
}
