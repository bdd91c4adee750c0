// A text as lineage sees it: its provisions with their words, their headings and their places.

import { readBlock } from '#capabilities/extraction/read-block.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import type { ProvisionText } from '#capabilities/provisions/match-lineage.ts';
import { ownBlock } from '#capabilities/provisions/own-block.ts';
import { headingPath } from '#capabilities/provisions/provision-title.ts';
import { segmentBlocks } from '#capabilities/provisions/segment.ts';
import type { TextRange } from '#domain/block.ts';

export interface PlacedProvision extends ProvisionText, TextRange {}

/** The provisions of a Markdown text in order. */
export function provisionsOf(markdown: string): PlacedProvision[] {
  const text = splitBlocks(markdown);
  return segmentBlocks(text).provisions.map((passage) => ({
    start: passage.start,
    end: passage.end,
    plain: ownBlock(text, passage, readBlock)?.plain ?? '',
    headings: headingPath(text, passage),
  }));
}
