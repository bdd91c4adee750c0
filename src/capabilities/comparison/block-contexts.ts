// What stands around a block: what it depends on, and what the rules are told about its place. Apart because moves are
// judged by it as well as differences.

import type { Block } from '#domain/block.ts';
import type { SignificanceContext } from './significance-context.ts';

/** What the blocks of one text depend on, as indexes of blocks; -1 for none. */
export interface BlockContexts {
  /** The nearest heading above each block. */
  readonly headings: Int32Array;
  /** List items depend on their parent item or lead-in, table rows on their lead-in, other blocks on their heading. */
  readonly contexts: Int32Array;
}

/** Reads the contexts of all blocks of a text; costs one walk over their kinds. */
export function contextsOf(blocks: readonly Block[]): BlockContexts {
  const [headings, contexts] = [new Int32Array(blocks.length), new Int32Array(blocks.length)];
  let [heading, leadIn] = [-1, -1];
  let parents: number[] = [];
  blocks.forEach(({ kind, level }, index) => {
    const isListed = kind === 'list-item' || kind === 'table-row';
    headings[index] = heading;
    contexts[index] = isListed ? leadIn : heading;
    if (kind === 'list-item') {
      const above = parents.slice(0, Math.max(level - 1, 0));
      contexts[index] = above.findLast((parent) => parent !== undefined) ?? leadIn;
      parents = [...above, index];
    } else parents = [];
    if (kind === 'heading') heading = index;
    if (!isListed) leadIn = index;
  });
  return { headings, contexts };
}

/** What the rules are told about the place of blocks `start` to `end`. */
export function significanceContext(
  blocks: readonly Block[],
  { headings, contexts }: BlockContexts,
  { start, end, language }: { readonly start: number; readonly end: number; readonly language: string | undefined },
): SignificanceContext {
  const first = blocks[start];
  const isListed = first?.kind === 'list-item' || first?.kind === 'table-row';
  const [heading, leadIn] = [blocks[headings[start] ?? -1], isListed ? blocks[contexts[start] ?? -1] : undefined];
  const [before, after] = [blocks[start - 1], blocks[end]];
  return {
    ...(heading && { heading: heading.plain }),
    ...(leadIn && { leadIn: leadIn.plain }),
    nearby: (offset) => blocks[offset < 0 ? start + offset : end - 1 + offset],
    ...(before && { before: before.kind }),
    ...(after && { after: after.kind }),
    ...(blocks.length > 0 && { position: start / blocks.length }),
    ...(language && { language }),
  };
}
