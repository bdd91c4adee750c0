// An exhibit before it is a PDF: what its pages show, as plain values. The template puts every text where it belongs as a
// string; nothing in it is ever read as markup.

import type { Block, BlockKind } from '#domain/block.ts';

export type ExhibitFact = readonly [name: string, value: string];

/** Words with what became of them; `move` marks words that left for, or came from, another place. */
export interface ExhibitRun {
  readonly text: string;
  readonly mark: 'same' | 'added' | 'removed' | 'move';
}

export interface ExhibitLine {
  readonly kind: BlockKind;
  readonly level: number;
  readonly runs: readonly ExhibitRun[];
}

export type ExhibitPart =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly ExhibitFact[] }
  | { readonly type: 'words'; readonly text: string; readonly isSoft?: boolean }
  /** Captured text, set apart from ours. */
  | { readonly type: 'quote'; readonly lines: readonly ExhibitLine[]; readonly isMain?: boolean }
  | { readonly type: 'citation'; readonly lines: readonly string[] };

export interface ExhibitSheet {
  readonly title: string;
  /** What the exhibit shows, in a few words above the title. */
  readonly kicker: string;
  /** Stands in the header of every page: the record's id, or what is compared. */
  readonly id: string;
  /** SHA-256 in hex for the header; null where two texts are compared. */
  readonly sha256: string | null;
  /** Of the captured text, BCP 47. */
  readonly language: string | null;
  /** The only date in the file: of the record, not of its making, so that the same record gives the same bytes. */
  readonly datedAt: Date;
  /** The record's address, shown and as a QR code; null where there is no record. */
  readonly url: string | null;
  readonly parts: readonly ExhibitPart[];
}

/** A block as it stands, as a line of an exhibit. */
export function plainExhibitLine({ kind, level, plain }: Pick<Block, 'kind' | 'level' | 'plain'>): ExhibitLine {
  return { kind, level, runs: [{ text: plain, mark: 'same' }] };
}
