// Step 3: a text becomes a version's text: blocks, and its passages. A text that the document had before is
// recognised by its SHA-256 and not read again.

import { createHash } from 'node:crypto';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { segmentBlocks } from '#capabilities/provisions/segment.ts';
import type { TextToRead } from '#domain/version.ts';
import { blockIndex, type DocumentRun, type RunText, wordingKey } from './document-run.ts';

/** The run's own text for this one, read and segmented unless the run has it already. */
export function extractText(run: DocumentRun, toRead: TextToRead): RunText {
  const sha256 = Buffer.from(toRead.sha256);
  const sha256Hex = sha256.toString('hex');
  const known = run.texts[run.textIndexes.get(sha256Hex) ?? -1];
  if (known) return known;

  const markdown = toRead.markdown();
  const blocked = splitBlocks(markdown, run.pool);
  const blocks = Int32Array.from(blocked.blocks, (block) => blockIndex(run, block));
  const segmentation = segmentBlocks(blocked);
  const text: RunText = {
    index: run.texts.length,
    sha256,
    sha256Hex,
    byteLength: toRead.byteLength,
    utf16Length: markdown.length,
    blocked,
    blocks,
    passages: segmentation.provisions,
    keys: segmentation.provisions.map((passage) => wordingKey(blocks, passage.firstBlock, passage.lastBlock)),
    coverage: segmentation.coverage,
  };
  run.texts.push(text);
  run.textIndexes.set(sha256Hex, text.index);
  return text;
}

/** A text that is at hand as a string. */
export function textOfMarkdown(markdown: string): TextToRead {
  const bytes = Buffer.from(markdown, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest();
  return { sha256, byteLength: bytes.length, markdown: () => markdown };
}
