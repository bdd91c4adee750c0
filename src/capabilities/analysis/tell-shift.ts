// Says in words what became of a clause: "shortened the notice for changes from 30 days to 14 days". Built from the
// codebook's names and the words of the texts, never from anything else.

import { severities } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { ClauseShift, TraitShift } from '#domain/significance.ts';
import { countedKinds, type Trait, type TraitValue } from '#domain/trait.ts';
import { traitWords } from './fill-slots.ts';

/** One thing a change did, as what stands behind the platform's name: verb first, without a full stop. */
export interface ToldShift {
  readonly words: string;
  /** How much readers want to know it; higher first. */
  readonly weight: number;
}

/** Longer values are no value that a sentence can hold. */
const longestValue = 60;

/** What a clause's shift amounts to; null where it is not worth a sentence of its own. */
export function tellShift(type: ClauseType, shift: ClauseShift): ToldShift | null {
  const name = inSentence(type.name);
  const severity = severities.indexOf((shift.new ?? shift.old)?.severity ?? 'low');
  if (shift.old === null) return { words: `added a clause on ${name}`, weight: weigh(severity, shift.direction) };
  if (shift.new === null) return { words: `removed the clause on ${name}`, weight: weigh(severity, shift.direction) };
  const told = shift.traits.flatMap((each) => {
    const trait = type.traits.find(({ id }) => id === each.trait);
    const words = trait && tellTrait(type, trait, each);
    return words ? [{ words, weight: weigh(severity, each.direction ?? 'neutral') + 1 }] : [];
  });
  return told.sort((a, b) => b.weight - a.weight)[0] ?? null;
}

/** The same in one line for a list: `Notice: 30 days → 14 days`; null where a side is missing or too long. */
export function traitLine(trait: Trait, { old, new: next }: TraitShift): string | null {
  const [before, after] = [valueWords(trait, old) ?? 'not stated', valueWords(trait, next) ?? 'not stated'];
  return before === after ? null : `${trait.name}: ${before} → ${after}`;
}

function tellTrait(type: ClauseType, trait: Trait, { old, new: next }: TraitShift): string | null {
  const [before, after] = [valueWords(trait, old), valueWords(trait, next)];
  if (before === null || after === null || before === after) return null;
  const what = trait.noun ?? `“${trait.name}” in the clause on ${inSentence(type.name)}`;
  return `${verbOf(trait, old, next)} ${what} from ${before} to ${after}`;
}

function verbOf({ kind }: Trait, old: TraitValue | null, next: TraitValue | null): string {
  const [before, after] = [old?.value, next?.value];
  const isComparable = countedKinds.includes(kind) && typeof before === 'number' && typeof after === 'number';
  if (!isComparable || before === after || old?.unit !== next?.unit) return 'changed';
  const [more, less] = kind === 'period' ? ['lengthened', 'shortened'] : ['raised', 'lowered'];
  return (after > before ? more : less) as string;
}

function valueWords(trait: Trait, value: TraitValue | null): string | null {
  if (value === null) return null;
  // Marks that turn the order of letters around must not reach a sentence of ours.
  const words = traitWords(trait, value).replace(/[\p{Cc}\p{Cf}]/gu, '');
  return words === '' || words.length > longestValue ? null : words;
}

/** What shifts the balance weighs more than what does not, and a severe clause more than a usual one. */
function weigh(severity: number, direction: ClauseShift['direction']): number {
  return severity * 2 + (direction === 'neutral' ? 0 : 3);
}

function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? (name[0] ?? '').toLowerCase() + name.slice(1) : name;
}
