// The facts that a platform's page begins with: for each question that the codebook marks as one, what the platform's
// documents say, backed by the provision that shows it best.

import { fillSlots, traitWords } from '#capabilities/analysis/fill-slots.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { Severity } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import { conditionHolds } from '#domain/trait.ts';
import type { FoundClauseType } from './platform-overview.ts';

export interface QuickFact {
  readonly label: string;
  readonly clauseType: string;
  /** Null where no such clause was found. */
  readonly found: {
    readonly words: string;
    readonly severity: Severity;
    /** Those that `words` does not name. */
    readonly traits: readonly { readonly name: string; readonly words: string }[];
    readonly example: FoundClauseType['example'];
  } | null;
}

const traitsShown = 3;

/** One fact for each label of the codebook, in its order; of several clause types with one label those that were found. */
export function quickFacts(catalog: Catalog, found: readonly FoundClauseType[]): QuickFact[] {
  const asked = [...catalog.clauseTypes.values()].flatMap((type) =>
    type.quickFact === null ? [] : [{ type, ...type.quickFact }],
  );
  const labels = [
    ...new Set(asked.sort((a, b) => a.order - b.order || (a.type.id < b.type.id ? -1 : 1)).map(({ label }) => label)),
  ];
  return labels.flatMap((label): QuickFact[] => {
    const types = asked.filter((each) => each.label === label).map(({ type }) => type);
    const facts = types.flatMap((type) => {
      const entry = found.find(({ clauseType }) => clauseType === type.id);
      return entry ? [factOf(label, type, entry)] : [];
    });
    const [first] = types;
    return facts.length > 0 || !first ? facts : [{ label, clauseType: first.id, found: null }];
  });
}

function factOf(label: string, type: ClauseType, { severity, traits, example }: FoundClauseType): QuickFact {
  // The first sentence is what holds of every such clause; one that a trait calls for says more of this one.
  const said = type.explanation.with.find(
    ({ plain, condition }) => plain !== null && conditionHolds(condition, traits),
  );
  const more = said?.plain ? fillSlots(said.plain, type, traits) : null;
  const named = type.traits.flatMap((trait) => {
    const value = traits[trait.id];
    return value ? [{ name: trait.name, words: traitWords(trait, value) }] : [];
  });
  const words = more === null ? type.explanation.plain : `${type.explanation.plain} ${more}`;
  const unsaid = named.filter((trait) => !words.includes(trait.words));
  return { label, clauseType: type.id, found: { words, severity, traits: unsaid.slice(0, traitsShown), example } };
}
