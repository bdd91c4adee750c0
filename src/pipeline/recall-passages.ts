// The passages of a stored text as they were published. Where provisions were cut by an earlier segmentation, theirs
// are the ranges that stand; today's segmentation only says which headings are above them.

import { blockRanges } from '#domain/block.ts';
import type { ProvisionPassage } from '#domain/provision.ts';
import { type DocumentRun, type RunText, wordingKey } from './document-run.ts';

/** The run's text with these ranges (start, end, start, end …) as its passages. */
export function withPublishedRanges(run: DocumentRun, text: RunText, ranges: readonly number[]): RunText {
  const isSame =
    ranges.length === 2 * text.passages.length &&
    text.passages.every(({ start, end }, index) => ranges[2 * index] === start && ranges[2 * index + 1] === end);
  if (isSame) return text;
  const passages = publishedPassages(text, ranges);
  const published: RunText = {
    ...text,
    passages,
    keys: passages.map((passage) => wordingKey(text.blocks, passage.firstBlock, passage.lastBlock)),
  };
  run.texts[text.index] = published;
  return published;
}

function publishedPassages(text: RunText, ranges: readonly number[]): ProvisionPassage[] {
  const places = blockRanges(text.blocked);
  const passages: ProvisionPassage[] = [];
  let block = 0;
  let today = 0;
  let headings: readonly number[] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const start = ranges[at] ?? 0;
    const end = ranges[at + 1] ?? 0;
    while (block < places.length - 1 && (places[block]?.end ?? 0) <= start) block += 1;
    let lastBlock = block;
    while (lastBlock < places.length - 1 && (places[lastBlock + 1]?.start ?? 0) < end) lastBlock += 1;
    for (; (text.passages[today]?.firstBlock ?? Number.POSITIVE_INFINITY) <= block; today += 1) {
      headings = text.passages[today]?.headings ?? [];
    }
    passages.push({ start, end, firstBlock: block, lastBlock, headings });
  }
  return passages;
}
