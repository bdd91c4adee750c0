// A stored text with the places of its blocks. Apart because pages show blocks, while provisions and quotes are
// ranges of the whole.

import { blockRanges, type TextRange } from '#domain/block.ts';
import type { RecordedBlock } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import { loadBlocks, loadTexts, type StoredBlock, type StoredText } from '#storage/texts.ts';

export interface PlacedText extends Pick<StoredText, 'separators' | 'coverage' | 'sha256'> {
  readonly blocks: readonly RecordedBlock[];
  /** Where each block stands in the joined text. */
  readonly ranges: readonly TextRange[];
  /** start, end, start, end … of the provisions, where its version has no cut of its own. */
  readonly provisionRanges: readonly number[];
}

/** Loads a text that a version refers to. */
export async function placedText(database: Queryable, textId: number): Promise<PlacedText> {
  const text = (await loadTexts(database, [textId])).get(textId);
  if (!text) throw new Error(`A version refers to text ${textId}, which is not stored.`);
  return placed(text);
}

function placed(text: StoredText): PlacedText {
  const blocks = text.blocks.map(recorded);
  const { separators, coverage, sha256, provisionRanges } = text;
  // Places depend on the Markdown alone.
  const ranges = blockRanges({ blocks: blocks.map((block) => ({ ...block, plain: '' })), separators });
  return { blocks, separators, coverage, sha256, provisionRanges, ranges };
}

/** Blocks by id. */
export async function blocksById(
  database: Queryable,
  ids: readonly number[],
): Promise<ReadonlyMap<number, RecordedBlock>> {
  if (ids.length === 0) return new Map();
  const blocks = await loadBlocks(database, new Set(ids));
  return new Map([...blocks].map(([id, block]) => [id, recorded(block)]));
}

/** Numbers of rows are nobody's business outside the database. */
function recorded({ kind, level, markdown }: StoredBlock): RecordedBlock {
  return { kind, level, markdown };
}

/** The block with this id, which must be one of these. */
export function blockNumbered(blocks: ReadonlyMap<number, RecordedBlock>, id: number): RecordedBlock {
  const block = blocks.get(id);
  if (!block) throw new Error(`A provision refers to block ${id}, which is not stored.`);
  return block;
}

/** First and last block that a range touches. */
export function blocksOfRange(
  { ranges }: Pick<PlacedText, 'ranges'>,
  range: TextRange,
): { firstBlock: number; lastBlock: number } {
  const firstBlock = firstEndingAfter(ranges, range.start);
  let lastBlock = firstBlock;
  while (lastBlock + 1 < ranges.length && (ranges[lastBlock + 1]?.start ?? range.end) < range.end) lastBlock += 1;
  return { firstBlock, lastBlock };
}

function firstEndingAfter(ranges: readonly TextRange[], position: number): number {
  let low = 0;
  let high = Math.max(0, ranges.length - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
