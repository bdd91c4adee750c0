// A redline: two texts as rows to read. Here because what makes the rows, the pages that show them and the files they
// become know nothing of each other.

import type { Block } from './block.ts';
import type { Finding, SentenceEdit } from './change.ts';

export interface WordEdit {
  readonly op: 'same' | 'added' | 'removed';
  readonly text: string;
  /** Sentences that only moved within the passage: the `removed` and the `added` end have the same number, from 1. */
  readonly move?: number;
}

/** Consecutive blocks that moved together, such as a whole section. Its rows stand in a run at either end. */
export interface MoveGroup {
  /** The same at both ends: the id of the row in which the run arrives first. */
  readonly id: string;
  /** How many blocks moved together, and which of them this row is, from 0. */
  readonly size: number;
  readonly at: number;
}

interface RowBase {
  /** `n12` for what stands in the new text from its block 12 on, `o12` for what only the old text has there. */
  readonly id: string;
}

interface ChangedRow extends RowBase, Finding {}

/** Consecutive blocks without change; long runs are for folding. */
export interface SameRow extends RowBase {
  readonly kind: 'same';
  readonly blocks: readonly Block[];
}

/** Blocks that answer each other with a difference; several on a side where a block was split or merged. */
export interface ModifiedRow extends ChangedRow {
  readonly kind: 'modified';
  readonly old: readonly Block[];
  readonly new: readonly Block[];
  /** Edits of what readers see; a single `same` where only what they do not see differs. */
  readonly words: readonly WordEdit[];
  /** Addresses of links and images that only one side has; absent where both have the same. */
  readonly targets?: { readonly old: readonly string[]; readonly new: readonly string[] };
  /** Where the two sides differ, by sentence, with the binding words that differ; as in the hunk of the same place. */
  readonly sentences?: readonly SentenceEdit[];
  /** Table rows: the edits cell by cell, in the order of the cells; `words` holds the same with bars between. */
  readonly cells?: readonly (readonly WordEdit[])[];
  /** Row that marks where the block stood before, if it was also moved. */
  readonly from?: string;
  /** Absent unless it moved with its neighbours. */
  readonly group?: MoveGroup;
}

export interface SingleRow extends ChangedRow {
  readonly kind: 'added' | 'removed';
  readonly block: Block;
}

/** A moved block stands in two rows: where it left (`to` says where to) and where it arrived (`from`). */
export interface MovedRow extends ChangedRow {
  readonly kind: 'moved';
  readonly block: Block;
  readonly from?: string;
  readonly to?: string;
  /** Absent unless it moved with its neighbours. */
  readonly group?: MoveGroup;
}

export type RedlineRow = SameRow | ModifiedRow | SingleRow | MovedRow;
