// Joins the edits of blocks that moved together. Apart from tracing, because only the finished edits show which moves
// follow each other at both ends.

import type { Edit } from './trace-edits.ts';

/** Blocks that moved side by side are given their run, and become one edit as far as they moved without other change. */
export function groupMoves(edits: readonly Edit[]): Edit[] {
  const grouped: Edit[] = [];
  for (let at = 0; at < edits.length; ) {
    let end = at + 1;
    while (end < edits.length && follows(edits[end - 1]!, edits[end]!)) end++;
    if (end - at === 1) grouped.push(edits[at]!);
    else grouped.push(...joinRun(edits.slice(at, end)));
    at = end;
  }
  return grouped;
}

function follows(left: Edit, right: Edit): boolean {
  return (
    left.isCrossing === true &&
    right.isCrossing === true &&
    left.blocks.oldEnd === right.blocks.oldStart &&
    left.blocks.newEnd === right.blocks.newStart &&
    left.oldReach === right.oldReach &&
    left.newReach === right.newReach
  );
}

function joinRun(edits: readonly Edit[]): Edit[] {
  const [first, last] = [edits[0]!.blocks, edits.at(-1)!.blocks];
  const run = { oldStart: first.oldStart, oldEnd: last.oldEnd, newStart: first.newStart, newEnd: last.newEnd };
  const joined: Edit[] = [];
  for (const edit of edits) {
    const former = joined.at(-1);
    if (former?.op === 'moved' && edit.op === 'moved' && former.rule === edit.rule && former.class === edit.class) {
      const { oldEnd, newEnd } = edit.blocks;
      joined[joined.length - 1] = { ...former, blocks: { ...former.blocks, oldEnd, newEnd } };
    } else joined.push({ ...edit, run });
  }
  return joined;
}
