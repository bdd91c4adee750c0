// The articles of law that may bear on a provision, with the words of the document that speak for each law.

import { judgeRegulations } from '#capabilities/analysis/judge-regulations.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { ApplicableRegulation, ClauseReading } from '#domain/record.ts';
import type { TraitValues } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';
import { signalsOfDocument } from '#storage/document-signals.ts';

/** Laws that the document shows a sign of come first, then those that only the kind of clause speaks for. */
export async function applicableRegulations(
  database: Queryable,
  catalog: Catalog,
  { document, documentType, readings }: { document: number; documentType: string; readings: readonly ClauseReading[] },
): Promise<ApplicableRegulation[]> {
  const clauses = readings.flatMap((reading) => {
    const type = catalog.clauseTypes.get(reading.clauseType);
    const traits: TraitValues = Object.fromEntries(reading.traits.map((trait) => [trait.id, trait]));
    return type ? [{ type, traits, words: reading.decidingWords.map(({ words }) => words).join(' … ') }] : [];
  });
  if (clauses.length === 0) return [];
  const found = judgeRegulations(clauses, {
    regulations: [...catalog.regulations.values()],
    places: catalog.places,
    signals: await signalsOfDocument(database, document),
    documentType,
  });
  return found.map(({ regulation, article, reason, words, clauseTypes, relevance }) => ({
    id: regulation.id,
    name: regulation.name,
    shortName: regulation.shortName,
    jurisdiction: regulation.jurisdiction,
    sourceUrl: regulation.sourceUrl,
    article: article.number,
    requires: article.requires,
    reason,
    words,
    clauseTypes,
    relevance,
  }));
}
