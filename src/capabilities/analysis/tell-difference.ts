// What differs between the clauses of one type on several platforms, in sentences built from what was read of them. Apart
// from the telling of changes: here nobody was first, and nothing is better or worse.

import type { Severity } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import { listed } from '#domain/listing.ts';
import type { TraitValues } from '#domain/trait.ts';
import { traitWords } from './fill-slots.ts';

export interface ClauseSide {
  /** Of the platform. */
  readonly name: string;
  /** Null where no such clause was found. */
  readonly found: { readonly severity: Severity; readonly traits: TraitValues } | null;
}

/** The difference in words; what nobody was found to have makes no sentence of it. */
export function tellDifference(type: Pick<ClauseType, 'traits'>, sides: readonly ClauseSide[]): string {
  const having = sides.filter((side) => side.found !== null);
  const lacking = sides.filter((side) => side.found === null).map(({ name }) => name);
  const [first, second] = having;
  if (!first) return 'None of them was found to have such a clause.';
  if (!second) return `Only ${first.name} was found to have such a clause.`;
  const differing = [severityWords(having), ...type.traits.map((trait) => traitDifference(trait, having))].filter(
    (words) => words !== null,
  );
  const said = type.traits.filter((trait) => having.every(({ found }) => found?.traits[trait.id]));
  const agreed =
    said.length > 0 ? 'They agree in what was read out of them.' : 'Nothing was read out of them that differs.';
  return [
    ...(lacking.length > 0 ? [`Not found at ${listed(lacking)}.`] : []),
    ...(differing.length > 0 ? differing : [agreed]),
  ].join(' ');
}

function severityWords(having: readonly ClauseSide[]): string | null {
  const groups = grouped(having, ({ found }) => found?.severity ?? '');
  return groups.length < 2 ? null : `Severity: ${groupsInWords(groups)}.`;
}

function traitDifference(trait: ClauseType['traits'][number], having: readonly ClauseSide[]): string | null {
  const readOf = ({ found }: ClauseSide) => found?.traits[trait.id];
  if (!having.some(readOf)) return null;
  // The same thing may be said in different words.
  const values = new Set(having.map((side) => JSON.stringify(readOf(side)?.value ?? null)));
  if (values.size < 2) return null;
  const groups = grouped(having, (side) => {
    const value = readOf(side);
    return value ? traitWords(trait, value) : 'not stated';
  });
  return `${trait.name}: ${groupsInWords(groups)}.`;
}

interface Group {
  readonly words: string;
  readonly names: readonly string[];
}

function grouped(sides: readonly ClauseSide[], wordsOf: (side: ClauseSide) => string): Group[] {
  const names = new Map<string, string[]>();
  for (const side of sides) names.set(wordsOf(side), [...(names.get(wordsOf(side)) ?? []), side.name]);
  return [...names].map(([words, group]) => ({ words, names: group }));
}

function groupsInWords(groups: readonly Group[]): string {
  return groups.map(({ words, names }) => `${words} at ${listed(names)}`).join('; ');
}
