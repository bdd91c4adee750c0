// How common the clause types of a provision are. Counted from the labels that stand at the moment of asking, never kept:
// so it always equals a full recount, whatever was captured, corrected or labelled anew meanwhile.

import type { Catalog } from '#catalog/load-catalog.ts';
import type { Prevalence } from '#domain/record.ts';
import { countedKinds, type PlacedTraits, type TraitKind } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';
import { readableDocument } from './clause-type-directory.ts';

/** Traits of which it is worth saying how many others have the same. */
const comparableKinds: readonly TraitKind[] = [...countedKinds, 'choice', 'place', 'law', 'court', 'organisation'];

export interface LabelToCount {
  readonly clause_type: string;
  readonly traits: PlacedTraits;
}

/** Counted over the other platforms that have a document of the same type, so that "unique" means what it says. */
export async function prevalenceOf(
  database: Queryable,
  catalog: Catalog,
  labels: readonly LabelToCount[],
  { documentType, platformSlug }: { readonly documentType: string; readonly platformSlug: string },
): Promise<ReadonlyMap<string, Prevalence>> {
  const asked = labels.flatMap(({ clause_type: clauseType, traits }) => [
    { clauseType, trait: '', value: '' },
    ...comparableTraits(catalog, clauseType, traits),
  ]);
  const rows = await database.query<{ platforms: number; having: number }>(
    `WITH kind AS MATERIALIZED (
       SELECT d.id, d.platform_id FROM documents d JOIN platforms p ON p.id = d.platform_id
       WHERE d.document_type = $1 AND ${readableDocument} AND p.slug <> $2
     ), have AS MATERIALIZED (
       SELECT k.platform_id, l.clause_type, l.traits
       FROM kind k JOIN provisions p ON p.document_id = k.id JOIN provision_labels l ON l.provision_id = p.id
       WHERE l.clause_type = ANY($3)
     )
     SELECT (SELECT count(DISTINCT platform_id)::int FROM kind) AS platforms,
            (SELECT count(DISTINCT have.platform_id)::int FROM have
              WHERE have.clause_type = asked.clause_type
                AND (asked.trait = '' OR have.traits -> asked.trait -> 'value' = asked.value::jsonb)) AS having
     FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS asked(clause_type, trait, value, place)
     ORDER BY asked.place`,
    [
      documentType,
      platformSlug,
      asked.map(({ clauseType }) => clauseType),
      asked.map(({ trait }) => trait),
      asked.map(({ value }) => value || 'null'),
    ],
  );
  const name = catalog.documentTypes.get(documentType)?.name ?? documentType;
  const counts = asked.map((each, place) => ({ ...each, having: rows[place]?.having ?? 0 }));
  return new Map(
    labels.map(({ clause_type: clauseType }) => {
      const ofType = counts.filter((count) => count.clauseType === clauseType);
      return [
        clauseType,
        {
          documentType: name,
          platforms: rows[0]?.platforms ?? 0,
          withClauseType: ofType.find(({ trait }) => trait === '')?.having ?? 0,
          withSameTrait: Object.fromEntries(
            ofType.flatMap(({ trait, having }) => (trait === '' ? [] : [[trait, having] as const])),
          ),
        },
      ];
    }),
  );
}

function comparableTraits(catalog: Catalog, clauseType: string, traits: PlacedTraits) {
  return (catalog.clauseTypes.get(clauseType)?.traits ?? []).flatMap((trait) => {
    const found = traits[trait.id];
    return found && comparableKinds.includes(trait.kind)
      ? [{ clauseType, trait: trait.id, value: JSON.stringify(found.value) }]
      : [];
  });
}
