// What a benchmark says: figures for programs, tables for people. Apart because every part speaks in these words.

import type { Machine } from './machine.ts';

export const partNames = ['import', 'compare', 'redline', 'analyse', 'pages', 'start', 'search', 'log'] as const;
export type PartName = (typeof partNames)[number];

export interface Table {
  readonly title: string;
  /** The first column names the row; the others are aligned to the right. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly remarks: readonly string[];
}

export interface Part {
  readonly name: PartName;
  /** Plain values, ready for JSON. */
  readonly figures: object;
  readonly tables: readonly Table[];
}

export interface Report {
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly parts: readonly Part[];
}
