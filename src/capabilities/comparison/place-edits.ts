// Where edits stand in both texts, exactly. Apart from tracing, because whoever only weighs a change asks for no
// places: they cost as much as both documents are long.

import type { Block, BlockedText, TextRange } from '#domain/block.ts';
import type { Edit, Reach } from './trace-edits.ts';

/** A range of one of the texts with what stands there. */
export type Place = TextRange & { readonly text: string };

/** An edit with its places; a side that it does not touch has none. */
export interface PlacedEdit extends Edit {
  readonly old?: Place;
  readonly new?: Place;
}

interface Side {
  readonly blocks: readonly Block[];
  readonly separators: readonly string[];
  /** Where each block starts in the joined text. */
  readonly starts: Int32Array;
}

/** The places of edits. Cutting them out of either text leaves the same remainder, white space included. */
export function placeEdits(old: BlockedText, next: BlockedText, edits: readonly Edit[]): PlacedEdit[] {
  const [oldSide, newSide] = [sideOf(old), sideOf(next)];
  return edits.map((edit) => {
    const { oldStart, oldEnd, newStart, newEnd } = edit.blocks;
    return {
      ...edit,
      ...(edit.oldReach && { old: placeOf(oldSide, edit.oldReach, oldStart, oldEnd) }),
      ...(edit.newReach && { new: placeOf(newSide, edit.newReach, newStart, newEnd) }),
    };
  });
}

function sideOf({ blocks, separators }: BlockedText): Side {
  const starts = new Int32Array(blocks.length);
  let position = separators[0]?.length ?? 0;
  for (let index = 0; index < blocks.length; index++) {
    starts[index] = position;
    position += blocks[index]!.markdown.length + (separators[index + 1]?.length ?? 0);
  }
  return { blocks, separators, starts };
}

function placeOf(side: Side, reach: Reach, start: number, end: number): Place {
  const { blocks, separators, starts } = side;
  switch (reach) {
    case 'space-before':
      return rangeWith(blockEnd(side, start - 1), separators[start] ?? '');
    case 'block-and-space-before': {
      let text = '';
      for (let index = start; index < end; index++) text += separators[index]! + blocks[index]!.markdown;
      return rangeWith(blockEnd(side, start - 1), text);
    }
    case 'block-and-space-after': {
      let text = '';
      for (let index = start; index < end; index++) text += blocks[index]!.markdown + separators[index + 1]!;
      return rangeWith(starts[start]!, text);
    }
    default: {
      let text = blocks[start]!.markdown;
      for (let index = start + 1; index < end; index++) text += separators[index]! + blocks[index]!.markdown;
      return rangeWith(starts[start]!, text);
    }
  }
}

function blockEnd(side: Side, index: number): number {
  return index < 0 ? 0 : side.starts[index]! + side.blocks[index]!.markdown.length;
}

function rangeWith(start: number, text: string): Place {
  return { start, end: start + text.length, text };
}
