// Step 3: a text becomes a version's text: blocks, and its passages. A text that the document had before is
// recognised by its SHA-256 and not read again.

import { createHash } from 'node:crypto';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { segmentBlocks } from '#capabilities/provisions/segment.ts';
import type { Block, BlockedText } from '#domain/block.ts';
import type { ProvisionPassage } from '#domain/provision.ts';
import type { TextToRead } from '#domain/version.ts';
import { blockIndex, type DocumentRun, partIndex, type RunText, type TextReading, wordingKey } from './document-run.ts';
import { passagesAt } from './recall-passages.ts';

/**
 * The run's reading of this text, which is split and segmented unless the run has it already. Where ranges of its
 * passages were published before, they stand.
 */
export function extractText(run: DocumentRun, toRead: TextToRead, published?: readonly number[]): TextReading {
  const sha256 = Buffer.from(toRead.sha256);
  const sha256Hex = sha256.toString('hex');
  const known = run.texts[run.textIndexes.get(sha256Hex) ?? -1];
  if (known) return readAgain(run, known);

  const markdown = toRead.markdown();
  const blocked = splitBlocks(markdown, run.pool);
  const { provisions, coverage } = segmentBlocks(blocked);
  const passages = published ? passagesAt(published, blocked, provisions) : provisions;
  const text: RunText = {
    index: run.texts.length,
    sha256,
    sha256Hex,
    byteLength: toRead.byteLength,
    utf16Length: markdown.length,
    blocks: blockIndexes(run, blocked.blocks),
    separators: blocked.separators,
    provisionRanges: rangesOf(passages),
    coverage,
  };
  run.texts.push(text);
  run.textIndexes.set(sha256Hex, text.index);
  return keepReading(run, readingOf(run, text, { blocked, passages, found: provisions }));
}

/** A text that is at hand as a string. */
export function textOfMarkdown(markdown: string): TextToRead {
  const bytes = Buffer.from(markdown, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest();
  return { sha256, byteLength: bytes.length, markdown: () => markdown };
}

function readingOf(run: DocumentRun, text: RunText, { blocked, passages, found }: CutText): TextReading {
  const keys = passages.map(({ firstBlock, lastBlock, part }) =>
    part ? partIndex(run, text.blocks[firstBlock] ?? -1, part) : wordingKey(text.blocks, firstBlock, lastBlock),
  );
  return { text, blocked, passages, keys, ...(passages === found ? {} : { recut: found }) };
}

interface CutText {
  readonly blocked: BlockedText;
  /** As published, and as this release finds them. */
  readonly passages: readonly ProvisionPassage[];
  readonly found: readonly ProvisionPassage[];
}

function readAgain(run: DocumentRun, text: RunText): TextReading {
  const kept = run.readings.get(text.index);
  if (kept) return keepReading(run, kept);
  const blocks = Array.from(text.blocks, (index) => run.blocks[index] as Block);
  const blocked = { blocks, separators: text.separators };
  const found = segmentBlocks(blocked).provisions;
  const passages = passagesAt(text.provisionRanges, blocked, found);
  return keepReading(run, readingOf(run, text, { blocked, passages, found }));
}

/** Documents swing between a few texts at most. */
const mostReadings = 4;

function keepReading(run: DocumentRun, reading: TextReading): TextReading {
  const { readings } = run;
  readings.delete(reading.text.index);
  readings.set(reading.text.index, reading);
  for (const oldest of readings.keys()) {
    if (readings.size <= mostReadings) break;
    readings.delete(oldest);
  }
  return reading;
}

/** The run's indexes of a text's blocks. Most stand where they stood in the text before, from one end or the other. */
function blockIndexes(run: DocumentRun, blocks: readonly Block[]): Int32Array {
  const indexes = new Int32Array(blocks.length);
  const former = run.latest?.reading.blocked.blocks ?? [];
  const known = run.latest?.reading.text.blocks ?? indexes;
  let start = 0;
  while (start < blocks.length && blocks[start] === former[start]) start += 1;
  indexes.set(known.subarray(0, start));
  let end = blocks.length;
  const shift = former.length - end;
  while (end > start && end + shift > start && blocks[end - 1] === former[end + shift - 1]) end -= 1;
  if (end < blocks.length) indexes.set(known.subarray(end + shift), end);
  for (let at = start; at < end; at += 1) indexes[at] = blockIndex(run, blocks[at] as Block);
  return indexes;
}

function rangesOf(passages: readonly ProvisionPassage[]): Int32Array {
  const ranges = new Int32Array(2 * passages.length);
  passages.forEach(({ start, end }, index) => {
    ranges[2 * index] = start;
    ranges[2 * index + 1] = end;
  });
  return ranges;
}
