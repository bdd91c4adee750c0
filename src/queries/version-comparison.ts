// Two versions of a document, compared for reading.

import { type Comparison, compareVersions } from '#capabilities/comparison/compare-versions.ts';
import type { PlacedForms } from '#capabilities/comparison/read-forms.ts';
import { buildRedline } from '#capabilities/comparison/redline.ts';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import type { Block, BlockedText } from '#domain/block.ts';
import type { RedlineRow } from '#domain/redline.ts';
import type { Queryable } from '#storage/database.ts';
import { loadTexts, type StoredBlock } from '#storage/texts.ts';
import type { VersionRow } from './version-marks.ts';

export interface VersionComparison {
  readonly comparison: Comparison;
  /** The new text in reading order with the differences in their places. */
  readonly rows: () => readonly RedlineRow[];
}

/** Compares the texts of two versions of a document; what returns to one of `earlier` is marked as such. */
export async function versionComparison(
  database: Queryable,
  from: VersionRow,
  to: VersionRow,
  earlier: readonly PlacedForms[] = [],
): Promise<VersionComparison> {
  const texts = await loadTexts(database, [...new Set([from.textId, to.textId])]);
  // Blocks that both texts hold must be one object, so that comparing them costs nothing.
  const blocks = new Map<number, Block>();
  const asText = (textId: number): BlockedText => {
    const text = texts.get(textId);
    if (!text) throw new Error(`A version refers to text ${textId}, which is not stored.`);
    return { separators: text.separators, blocks: text.blocks.map((stored) => sharedBlock(blocks, stored)) };
  };
  const old = asText(from.textId);
  const next = asText(to.textId);
  const comparison = compareVersions(old, next, earlier);
  return { comparison, rows: () => buildRedline(old, next, comparison) };
}

function sharedBlock(blocks: Map<number, Block>, stored: StoredBlock): Block {
  const known = blocks.get(stored.id);
  if (known) return known;
  const block = lazyBlock(stored);
  blocks.set(stored.id, block);
  return block;
}

/** Only blocks that changed are asked for their plain text; reading it of thousands would cost more than the rest. */
function lazyBlock({ kind, level, markdown }: StoredBlock): Block {
  let plain: string | null = null;
  return {
    kind,
    level,
    markdown,
    get plain() {
      plain ??= readBlock(markdown).plain;
      return plain;
    },
  };
}
