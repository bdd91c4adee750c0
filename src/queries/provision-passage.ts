// Where a provision stands in one version, as a quote that others can find again.

import { joinBlocks, type TextRange } from '#domain/block.ts';
import type { BlockSpan } from '#domain/change-record.ts';
import type { QuotedPassage, RecordedBlock, StatedUpdate } from '#domain/record.ts';
import type { StatedDate } from '#domain/stated-date.ts';
import type { Queryable } from '#storage/database.ts';
import { loadStatedDates } from '#storage/stated-dates.ts';
import { blocksOfRange, type PlacedText } from './stored-text.ts';
import { originOf, type VersionRow } from './version-marks.ts';
import { versionProvisions } from './version-provisions.ts';

/** Characters of the surroundings kept on each side of a quote. */
const surroundings = 64;

/** The passage of a provision in a version; null when the version does not hold the provision. */
export async function passageIn(
  database: Queryable,
  provision: number,
  document: number,
  version: VersionRow,
): Promise<Omit<QuotedPassage, 'leadIn'> | null> {
  const [{ text, provisions }, dates, origin] = await Promise.all([
    versionProvisions(database, document, version),
    loadStatedDates(database, [version.textId]),
    originOf(database, document, version.mark.number),
  ]);
  const found = provisions.find(({ id }) => id === provision);
  if (!found) return null;
  const range = { start: found.start, end: found.end };
  const markdown = joinBlocks(text);
  const { firstBlock, lastBlock } = blocksOfRange(text, range);
  return {
    version: version.mark,
    origin,
    ...range,
    firstBlock,
    lastBlock,
    blocks: ownBlocks(text, range, { firstBlock, lastBlock }),
    statedUpdate: statedUpdateOf(dates.get(version.textId) ?? []),
    exact: markdown.slice(range.start, range.end),
    prefix: wellFormed(markdown.slice(Math.max(0, range.start - surroundings), range.start)),
    suffix: wellFormed(markdown.slice(range.end, range.end + surroundings)),
  };
}

/** The blocks of a passage; where it is one of several rules of a block, only what it says. */
function ownBlocks(text: PlacedText, range: TextRange, { firstBlock, lastBlock }: BlockSpan): readonly RecordedBlock[] {
  const blocks = text.blocks.slice(firstBlock, lastBlock + 1);
  const [block, ...others] = blocks;
  const start = text.ranges[firstBlock]?.start ?? 0;
  return block && others.length === 0
    ? [{ ...block, markdown: block.markdown.slice(range.start - start, range.end - start) }]
    : blocks;
}

/** The first date that the text gives as that of its last update, with the words that give it. */
function statedUpdateOf(dates: readonly StatedDate[]): StatedUpdate | null {
  const update = dates.find(({ kind }) => kind === 'last-updated');
  return update ? { date: update.date, quote: update.quote, start: update.start, end: update.end } : null;
}

/** Drops half a character that a cut left at either end. */
function wellFormed(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
