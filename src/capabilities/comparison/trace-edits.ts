// Turns an alignment into edits: the differences between two texts, how much each matters, and how much of the white
// space around its blocks each takes along; that is what makes a comparison applicable (see `placeEdits`).

import type { BlockedText } from '#domain/block.ts';
import type { Finding, HunkOperation, SentenceEdit } from '#domain/change.ts';
import { type Alignment, alignBlocks } from './align-blocks.ts';
import { type BlockContexts, contextsOf, significanceContext } from './block-contexts.ts';
import { keyForm } from './block-forms.ts';
import { groupMoves } from './group-moves.ts';
import { whitespaceOnly } from './significance/cosmetic-findings.ts';
import { significanceOfPair, significanceOfSingle } from './significance.ts';
import type { SignificanceContext } from './significance-context.ts';
import type { Stretch } from './stretches.ts';
import { headingKnower, wordKnower } from './word-knower.ts';

/** What of a text an edit takes: its blocks, one of them with the white space beside it, or white space alone. */
export type Reach = 'blocks' | 'block-and-space-before' | 'block-and-space-after' | 'space-before';

/** One difference: its blocks (an empty side has none; white space between blocks has none on either side). */
export interface Edit extends Finding {
  readonly op: HunkOperation;
  /** Moves may hold several blocks, which answer each other one by one. */
  readonly blocks: Stretch;
  readonly sentences?: readonly SentenceEdit[];
  /** Whether it stands in another order than its neighbours: moved, or moved and reworded. */
  readonly isCrossing?: true;
  /** The blocks that moved together with it; absent where it moved alone or not at all. */
  readonly run?: Stretch;
  /** Absent where the edit takes nothing of that text. */
  readonly oldReach?: Reach;
  readonly newReach?: Reach;
}

export interface Trace {
  readonly alignment: Alignment;
  /** In reading order: what was removed before what was added in the same place, moves where they arrive. */
  readonly edits: readonly Edit[];
}

interface Tracing {
  readonly old: BlockedText;
  readonly next: BlockedText;
  /** Crossing pairs by the index of their old and of their new block. */
  readonly byOld: ReadonlyMap<number, Stretch>;
  readonly byNew: ReadonlyMap<number, Stretch>;
  /** Reaches of the ends of crossing pairs, known once their gap was walked. */
  readonly oldReaches: Map<number, Reach>;
  readonly newReaches: Map<number, Reach>;
  readonly isContextKept: (pair: Stretch) => boolean;
  readonly edits: (Edit | { readonly crossing: Stretch })[];
  /** What the rules are told about a place in the old and in the new text. */
  readonly oldContext: (start: number, end: number) => SignificanceContext;
  readonly newContext: (start: number, end: number) => SignificanceContext;
}

type Languages = { readonly language?: string };

// A page asks for the comparison of two texts and then for its redline; both are views of one trace.
let latest: {
  readonly old: BlockedText;
  readonly next: BlockedText;
  readonly language: string | undefined;
  readonly trace: Trace;
} | null = null;

/** Aligns two texts and finds every difference between them; asked again for the same two, it is at hand. */
export function traceEdits(old: BlockedText, next: BlockedText, { language }: Languages = {}): Trace {
  if (latest?.old !== old || latest.next !== next || latest.language !== language) {
    latest = { old, next, language, trace: traceAnew(old, next, language) };
  }
  return latest.trace;
}

function traceAnew(old: BlockedText, next: BlockedText, language: string | undefined): Trace {
  const alignment = alignBlocks(old.blocks, next.blocks);
  const { inOrder, crossing } = alignment;
  let contexts: readonly [BlockContexts, BlockContexts] | null = null;
  const contextsOfBoth = () => {
    contexts ??= [contextsOf(old.blocks), contextsOf(next.blocks)];
    return contexts;
  };
  const isKnown = wordKnower([old, next]);
  const headings = [headingKnower(old), headingKnower(next)] as const;
  const contextIn = (side: 0 | 1) => (start: number, end: number) => ({
    ...significanceContext([old, next][side]!.blocks, contextsOfBoth()[side], { start, end, language }),
    isKnown,
    isHeading: headings[side],
  });
  const tracing: Tracing = {
    old,
    next,
    oldContext: contextIn(0),
    newContext: contextIn(1),
    byOld: new Map(crossing.map((pair) => [pair.oldStart, pair])),
    byNew: new Map(crossing.map((pair) => [pair.newStart, pair])),
    oldReaches: new Map(),
    newReaches: new Map(),
    isContextKept:
      crossing.length > 0
        ? contextKeeper(old, alignment, [contextsOfBoth()[0].contexts, contextsOfBoth()[1].contexts])
        : () => true,
    edits: [],
  };
  let [oldAt, newAt] = [0, 0];
  for (const stretch of inOrder) {
    const gap = { oldStart: oldAt, oldEnd: stretch.oldStart, newStart: newAt, newEnd: stretch.newStart };
    traceGap(tracing, gap, stretch.isSame);
    if (stretch.isSame) traceSeparators(tracing, stretch);
    else tracing.edits.push(modifiedEdit(tracing, stretch));
    [oldAt, newAt] = [stretch.oldEnd, stretch.newEnd];
  }
  const rest = { oldStart: oldAt, oldEnd: old.blocks.length, newStart: newAt, newEnd: next.blocks.length };
  traceGap(tracing, rest, false);
  const edits = tracing.edits.map((edit) => ('crossing' in edit ? crossingEdit(tracing, edit.crossing) : edit));
  return { alignment, edits: crossing.length > 1 ? groupMoves(edits) : edits };
}

function traceSeparator({ old, next, edits }: Tracing, oldIndex: number, newIndex: number): void {
  if (old.separators[oldIndex] === next.separators[newIndex]) return;
  edits.push({
    op: 'modified',
    ...whitespaceOnly,
    blocks: { oldStart: oldIndex, oldEnd: oldIndex, newStart: newIndex, newEnd: newIndex },
    oldReach: 'space-before',
    newReach: 'space-before',
  });
}

function traceSeparators(tracing: Tracing, { oldStart, oldEnd, newStart }: Stretch): void {
  const shift = newStart - oldStart;
  for (let index = oldStart + 1; index < oldEnd; index++) traceSeparator(tracing, index, index + shift);
}

function modifiedEdit(tracing: Tracing, blocks: Stretch): Edit {
  const { oldStart, oldEnd, newStart, newEnd } = blocks;
  const [oldBlocks, newBlocks] = [
    tracing.old.blocks.slice(oldStart, oldEnd),
    tracing.next.blocks.slice(newStart, newEnd),
  ];
  return {
    op: 'modified',
    ...significanceOfPair(oldBlocks, newBlocks, tracing.newContext(newStart, newEnd)),
    blocks,
    oldReach: 'blocks',
    newReach: 'blocks',
  };
}

/**
 * Between two anchors, one separator stays and each further block takes one along: the one after it if the first
 * separators agree, the one before it if the last ones do. Where neither does, the first pair is an edit of its own.
 */
function traceGap(tracing: Tracing, gap: Stretch, isTextBelowKept: boolean): void {
  const { old, next } = tracing;
  const { oldStart, oldEnd, newStart, newEnd } = gap;
  const isFirstKept = old.separators[oldStart] === next.separators[newStart];
  const isLastKept = !isFirstKept && old.separators[oldEnd] === next.separators[newEnd];
  if (!isLastKept) traceSeparator(tracing, oldStart, newStart);
  const reach = isLastKept ? 'block-and-space-before' : 'block-and-space-after';
  for (let index = oldStart; index < oldEnd; index++) {
    if (tracing.byOld.has(index)) tracing.oldReaches.set(index, reach);
    else {
      const blocks = { oldStart: index, oldEnd: index + 1, newStart, newEnd: newStart };
      tracing.edits.push({
        op: 'removed',
        ...significanceOfSingle(old.blocks[index]!, 'removed', {
          ...tracing.oldContext(index, index + 1),
          isTextBelowKept: isTextBelowKept && index + 1 === oldEnd,
        }),
        blocks,
        oldReach: reach,
      });
    }
  }
  for (let index = newStart; index < newEnd; index++) {
    const crossing = tracing.byNew.get(index);
    if (crossing) {
      tracing.newReaches.set(index, reach);
      tracing.edits.push({ crossing });
    } else {
      const blocks = { oldStart: oldEnd, oldEnd, newStart: index, newEnd: index + 1 };
      tracing.edits.push({
        op: 'added',
        ...significanceOfSingle(next.blocks[index]!, 'added', {
          ...tracing.newContext(index, index + 1),
          isTextBelowKept: isTextBelowKept && index + 1 === newEnd,
        }),
        blocks,
        newReach: reach,
      });
    }
  }
}

function crossingEdit(tracing: Tracing, blocks: Stretch): Edit {
  const [old, next] = [tracing.old.blocks[blocks.oldStart]!, tracing.next.blocks[blocks.newStart]!];
  const reaches = {
    oldReach: tracing.oldReaches.get(blocks.oldStart)!,
    newReach: tracing.newReaches.get(blocks.newStart)!,
    isCrossing: true as const,
  };
  const found = significanceOfPair([old], [next], tracing.newContext(blocks.newStart, blocks.newEnd));
  if (found.class === 'substantive') return { op: 'modified', ...found, blocks, ...reaches };
  // What binds nobody where it stands alone binds nobody elsewhere.
  const isKept = tracing.isContextKept(blocks) || significanceOfSingle(next, 'added').class !== 'substantive';
  const moved = isKept
    ? ({ class: 'editorial', reason: 'reordering', rule: 'moved' } as const)
    : ({ class: 'substantive', reason: 'reordering', rule: 'moved-out-of-context' } as const);
  return { op: 'moved', ...moved, blocks, ...reaches };
}

/** Blocks at least this long (in letters) say by themselves what they mean. */
const longEnoughAlone = 60;

/**
 * Whether a moved block still stands under the same heading or lead-in. A list item moved from "You may" to "You may
 * not" means the opposite, so list items, table rows and short paragraphs are mere reordering only where that is kept.
 */
function contextKeeper(
  { blocks: old }: BlockedText,
  alignment: Alignment,
  [oldContexts, newContexts]: readonly [Int32Array, Int32Array],
): (pair: Stretch) => boolean {
  const answers = new Int32Array(old.length).fill(-1);
  for (const stretch of [...alignment.inOrder, ...alignment.crossing]) {
    const last = stretch.newEnd - 1;
    for (let index = stretch.oldStart; index < stretch.oldEnd; index++) {
      answers[index] = Math.min(stretch.newStart + index - stretch.oldStart, last);
    }
  }
  return ({ oldStart, newStart }) => {
    const block = old[oldStart]!;
    const isSpeaking = block.kind === 'paragraph' && keyForm(block).length >= longEnoughAlone;
    if (block.kind === 'heading' || block.kind === 'separator' || isSpeaking) return true;
    const [before, after] = [oldContexts[oldStart]!, newContexts[newStart]!];
    return before < 0 ? after < 0 : answers[before] === after;
  };
}
