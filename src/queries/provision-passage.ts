// Where a provision stands in one version, as a quote that others can find again.

import { joinBlocks } from '#domain/block.ts';
import type { QuotedPassage } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import { decodeNumbers } from '#storage/number-list.ts';
import { blocksOfRange, placedText } from './stored-text.ts';
import type { VersionRow } from './version-marks.ts';

/** Characters of the surroundings kept on each side of a quote. */
const surroundings = 64;

/** The passage of a provision in a version; null when the version does not hold the provision. */
export async function passageIn(
  database: Queryable,
  provision: number,
  document: number,
  version: VersionRow,
): Promise<Omit<QuotedPassage, 'leadIn'> | null> {
  const [text, [row]] = await Promise.all([
    placedText(database, version.textId),
    database.query<{ provision_ids: Buffer }>(
      'SELECT provision_ids FROM versions WHERE document_id = $1 AND number = $2',
      [document, version.mark.number],
    ),
  ]);
  const range = text.provisionRanges[row ? decodeNumbers(row.provision_ids).indexOf(provision) : -1];
  if (!range) return null;
  const markdown = joinBlocks(text);
  const { firstBlock, lastBlock } = blocksOfRange(text, range);
  return {
    version: version.mark,
    origin: version.origin,
    ...range,
    firstBlock,
    lastBlock,
    blocks: text.blocks.slice(firstBlock, lastBlock + 1),
    exact: markdown.slice(range.start, range.end),
    prefix: wellFormed(markdown.slice(Math.max(0, range.start - surroundings), range.start)),
    suffix: wellFormed(markdown.slice(range.end, range.end + surroundings)),
  };
}

/** Drops half a character that a cut left at either end. */
function wellFormed(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
