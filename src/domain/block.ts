// A block: one heading, paragraph, list item or table row of a version. Its text is stored once, however
// many versions hold it. White space between blocks belongs to the version's layout, never to a block.

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'separator';

export interface Block {
  readonly kind: BlockKind;
  /** Heading level 1–6; list depth from 1; 0 for the other kinds. */
  readonly level: number;
  /** Markdown of the block, exactly as it stands in the version, without the white space after it. */
  readonly markdown: string;
  /** What a reader sees: no emphasis marks, no heading underline, no list marker, no link or image targets. */
  readonly plain: string;
}

/**
 * A version's text as blocks. The text is
 * `separators[0] + blocks[0].markdown + separators[1] + … + blocks[n-1].markdown + separators[n]`.
 */
export interface BlockedText {
  readonly blocks: readonly Block[];
  /** Always one longer than `blocks`; each element is white space only. */
  readonly separators: readonly string[];
}

/** A half-open range of UTF-16 units (JavaScript string indexes) of one text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Rebuilds the exact Markdown of a version. */
export function joinBlocks(text: {
  readonly blocks: readonly Pick<Block, 'markdown'>[];
  readonly separators: readonly string[];
}): string {
  const parts: string[] = [text.separators[0] ?? ''];
  text.blocks.forEach((block, index) => {
    parts.push(block.markdown, text.separators[index + 1] ?? '');
  });
  return parts.join('');
}

/** Where each block stands in the joined text. */
export function blockRanges(text: BlockedText): TextRange[] {
  const ranges: TextRange[] = [];
  let position = text.separators[0]?.length ?? 0;
  text.blocks.forEach((block, index) => {
    ranges.push({ start: position, end: position + block.markdown.length });
    position += block.markdown.length + (text.separators[index + 1]?.length ?? 0);
  });
  return ranges;
}
