// The passages of a stored text as they were published. Where provisions were cut by an earlier segmentation, theirs
// are the ranges that stand; today's segmentation only says which headings are above them.

import { type BlockedText, blockRanges } from '#domain/block.ts';
import type { ProvisionPassage } from '#domain/provision.ts';

/** The passages at these ranges (start, end, start, end …), given those that today's segmentation finds. */
export function passagesAt(
  ranges: ArrayLike<number>,
  text: BlockedText,
  found: readonly ProvisionPassage[],
): readonly ProvisionPassage[] {
  const isSame =
    ranges.length === 2 * found.length &&
    found.every(({ start, end }, index) => ranges[2 * index] === start && ranges[2 * index + 1] === end);
  if (isSame) return found;
  const places = blockRanges(text);
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
    for (; (found[today]?.firstBlock ?? Number.POSITIVE_INFINITY) <= block; today += 1) {
      headings = found[today]?.headings ?? [];
    }
    const place = places[block];
    const isWhole = !place || lastBlock > block || (start === place.start && end === place.end);
    const part = isWhole ? {} : { part: { start: start - place.start, end: end - place.start } };
    passages.push({ start, end, firstBlock: block, lastBlock, headings, ...part });
  }
  return passages;
}
