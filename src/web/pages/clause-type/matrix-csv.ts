// The matrix of a clause type as CSV, with a column for everything that is read out of such a clause.

import { traitWords } from '#capabilities/analysis/fill-slots.ts';
import type { Trait } from '#domain/trait.ts';
import type { MatrixRow } from '#queries/clause-type-matrix.ts';
import { csvLines } from '../../csv-lines.ts';
import { href } from '../../routes.ts';

const columns = [
  'platform',
  'document',
  'provision',
  'provisions',
  'severity',
  'basis',
  'confidence',
  'firstTracked',
  'url',
];

/** One line for each platform that has the clause type. */
export function matrixCsv(rows: readonly MatrixRow[], traits: readonly Trait[], publicUrl: string): string {
  const lines = rows.map((row) => [
    row.platform.name,
    row.document.name,
    row.provision.id,
    String(row.provisions),
    row.severity,
    row.basis,
    row.confidence.toFixed(2),
    row.firstTrackedAt.toISOString(),
    publicUrl + href.provision({ platform: row.platform.slug, document: row.document.slug }, row.provision.number),
    ...traits.map((trait) => {
      const value = row.traits[trait.id];
      return value ? traitWords(trait, value) : '';
    }),
    row.quote,
  ]);
  return csvLines([[...columns, ...traits.map(({ id }) => `trait:${id}`), 'quote'], ...lines]);
}
