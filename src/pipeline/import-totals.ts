// What an import reports: the selection's size, what was there before, what was added and what was refused.

export interface ImportTotals {
  /** What the selection holds, taken in now or before. */
  readonly documents: number;
  readonly versions: number;
  /** Versions that storage had before. */
  readonly versionsSkipped: number;
  readonly versionsRefused: number;
  /** What this run added. */
  readonly provisions: number;
  readonly changes: { readonly cosmetic: number; readonly editorial: number; readonly substantive: number };
  /** One sentence per record that could not be taken. */
  readonly refused: readonly string[];
}
