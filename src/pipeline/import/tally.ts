// Counts what an import held, skipped, added and refused.

import type { DocumentGrowth } from '#domain/document-growth.ts';
import type { ImportTotals } from '../import-totals.ts';
import type { PlannedDocument } from './plan-branch.ts';

export interface Tally {
  /** A branch that was taken in whole before. */
  skip(taken: { documents: number; versions: number }): void;
  plan(plan: PlannedDocument): void;
  take(growth: DocumentGrowth | null, refused: readonly string[]): void;
  totals(): ImportTotals;
}

/** Starts counting at nothing. */
export function startTally(): Tally {
  const totals = { documents: 0, versions: 0, versionsSkipped: 0, provisions: 0 };
  const changes = { cosmetic: 0, editorial: 0, substantive: 0 };
  const refused: string[] = [];
  return {
    skip: ({ documents, versions }) => {
      totals.documents += documents;
      totals.versions += versions;
      totals.versionsSkipped += versions;
    },
    plan: (plan) => {
      totals.documents += 1;
      totals.versions += plan.totalRecords;
      totals.versionsSkipped += plan.totalRecords - plan.records.length - plan.refused.length;
      refused.push(...plan.refused);
    },
    take: (growth, sentences) => {
      refused.push(...sentences);
      totals.provisions += growth?.provisions.filter((provision) => provision.id === null).length ?? 0;
      for (const change of growth?.changes ?? []) changes[change.class] += 1;
    },
    totals: () => ({ ...totals, versionsRefused: refused.length, changes, refused }),
  };
}
