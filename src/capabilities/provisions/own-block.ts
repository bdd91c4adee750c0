// The words of a provision as a block of their own: its block, or the part of it that states this rule.

import type { Block, BlockedText } from '#domain/block.ts';
import type { ProvisionPassage } from '#domain/provision.ts';

/** The first block of a passage; `read` makes the block that stands for the Markdown of a part. */
export function ownBlock(
  text: BlockedText,
  passage: ProvisionPassage,
  read: (markdown: string) => Block,
): Block | undefined {
  const block = text.blocks[passage.firstBlock];
  return passage.part && block ? read(block.markdown.slice(passage.part.start, passage.part.end)) : block;
}
