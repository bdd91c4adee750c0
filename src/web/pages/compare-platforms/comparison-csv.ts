// A comparison of platforms as CSV: one line for each clause type and platform, absences too.

import { traitWords } from '#capabilities/analysis/fill-slots.ts';
import type { PlatformComparison } from '#queries/platform-comparison.ts';
import { csvLines } from '../../csv-lines.ts';
import { href } from '../../routes.ts';

const columns = [
  'clauseType',
  'platform',
  'state',
  'severity',
  'basis',
  'confidence',
  'provision',
  'url',
  'traits',
  'quote',
  'difference',
];

/** The comparison as CSV; the heads alone where nothing is compared. */
export function comparisonCsv(comparison: PlatformComparison | null, publicUrl: string): string {
  const lines = (comparison?.clauseTypes ?? []).flatMap(({ clauseType, cells, difference }) =>
    cells.map(({ state, clause }, index) => {
      const platform = comparison?.platforms[index];
      const start = [clauseType.id, platform?.name ?? '', state];
      if (!clause) return [...start, '', '', '', '', '', '', '', difference];
      const address = { platform: platform?.slug ?? '', document: clause.document.slug };
      const traits = clauseType.traits.flatMap((trait) => {
        const value = clause.traits[trait.id];
        return value ? [`${trait.id}: ${traitWords(trait, value)}`] : [];
      });
      return [
        ...start,
        clause.severity,
        clause.basis,
        clause.confidence.toFixed(2),
        clause.provision.id,
        publicUrl + href.provision(address, clause.provision.number),
        traits.join('; '),
        clause.quote,
        difference,
      ];
    }),
  );
  return csvLines([columns, ...lines]);
}
