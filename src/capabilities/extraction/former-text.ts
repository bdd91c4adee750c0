// What the last text of a pool was cut into. The next version of a document is mostly the same text, and what both
// begin and end with needs no cutting again.

import type { Block } from '#domain/block.ts';

export interface FormerText {
  readonly markdown: string;
  readonly blocks: readonly Block[];
  readonly separators: readonly string[];
  /** Where each block starts. */
  readonly starts: Int32Array;
}

/** What a text was cut into, to be kept until the next one comes. */
export function formerText(markdown: string, blocks: readonly Block[], separators: readonly string[]): FormerText {
  const starts = new Int32Array(blocks.length);
  let position = separators[0]?.length ?? 0;
  for (let index = 0; index < blocks.length; index++) {
    starts[index] = position;
    position += blocks[index]!.markdown.length + separators[index + 1]!.length;
  }
  return { markdown, blocks, separators, starts };
}

/** Where a block ends is decided by its own lines, the line after it and a few letters more. */
const farthestLook = 64;

/** How many blocks the new text begins with that the former one begins with, too. */
export function sameFirstBlocks({ markdown, starts }: FormerText, next: string): number {
  const reach = sharedStart(markdown, next) - farthestLook;
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= reach) low = middle + 1;
    else high = middle;
  }
  // Those that start in the shared part, less the last two: the end of one is decided by the next.
  return Math.max(0, low - 2);
}

/** Answers which block of the former text starts at a place of the new one, with the same text from there to the end; or -1. */
export function sameLastBlocks({ markdown, starts }: FormerText, next: string): (start: number) => number {
  const shift = markdown.length - next.length;
  const sharedFrom = markdown.length - sharedEnd(markdown, next);
  let at = 0;
  return (start) => {
    const place = start + shift;
    if (place < sharedFrom) return -1;
    while (at < starts.length && starts[at]! < place) at++;
    return starts[at] === place ? at : -1;
  };
}

/** Slices of this length are compared as a whole. */
const stride = 2_048;

function sharedStart(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let at = 0;
  while (at + stride <= most && left.slice(at, at + stride) === right.slice(at, at + stride)) at += stride;
  while (at < most && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  return at;
}

function sharedEnd(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  const same = (length: number, more: number) =>
    left.slice(left.length - length - more, left.length - length) ===
    right.slice(right.length - length - more, right.length - length);
  let length = 0;
  while (length + stride <= most && same(length, stride)) length += stride;
  while (length < most && left.charCodeAt(left.length - 1 - length) === right.charCodeAt(right.length - 1 - length)) {
    length++;
  }
  return length;
}
