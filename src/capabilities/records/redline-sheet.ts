// A redline as a sheet of its own: what is put into a file for those who work on with it elsewhere.

import type { RedlineRow } from '#domain/redline.ts';

export interface RedlineSheet {
  readonly title: string;
  /** BCP 47; null where it is not known. */
  readonly language: string | null;
  /** What is compared with what, a line each. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Whom word processors name as the one who made the changes: the platform, or whoever compares. */
  readonly author: string;
  /** The instant that tracked changes carry. */
  readonly changedAt: Date;
  readonly rows: readonly RedlineRow[];
}

/** One of the files that a redline can be had as. */
export interface RedlineFormat {
  readonly name: string;
  readonly mediaType: string;
  /** The ending of its file, without the dot. */
  readonly ending: string;
  /** The same sheet always gives the same bytes. */
  readonly write: (sheet: RedlineSheet) => Promise<Uint8Array>;
}

/** Rows that say something: a removed rule of dashes or an empty anchor is no news in a file. */
export function rowsWithWords(rows: readonly RedlineRow[]): readonly RedlineRow[] {
  return rows.filter((row) => {
    if (row.kind === 'same') return row.blocks.length > 0;
    if (row.kind === 'modified') return row.words.length > 0 || row.targets !== undefined;
    return row.block.plain !== '';
  });
}
