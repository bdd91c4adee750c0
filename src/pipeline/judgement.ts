// The judgement that the pipeline applies to passages, made from the catalogue.

import { rateSeverity } from '#capabilities/analysis/rate-severity.ts';
import { compileSignals, readSignals } from '#capabilities/analysis/read-signals.ts';
import { compileTraits, readTraits } from '#capabilities/analysis/read-traits.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import { openClauseLabels } from './clause-labels.ts';
import type { Judgement } from './document-run.ts';

/** Compiles the catalogue's rules; done once per process. */
export function makeJudgement(catalog: Catalog): Judgement {
  const types = [...catalog.clauseTypes.values()];
  const labelsOf = openClauseLabels(types);
  const places = [...catalog.places.values()];
  const reader = compileTraits(types, places);
  const signals = compileSignals([...catalog.regulations.values()], places);
  return {
    clauseTypes: catalog.clauseTypes,
    classify: (plain) => labelsOf(plain).map((label) => ({ ...label, traits: readTraits(reader, plain, label) })),
    rateSeverity: (label, traits) => {
      const type = catalog.clauseTypes.get(label.clauseType);
      if (!type) throw new Error(`A label names the clause type ${label.clauseType}, which the catalogue lacks.`);
      return rateSeverity(type, label, traits).level;
    },
    readSignals: (plain) => readSignals(signals, plain),
  };
}
