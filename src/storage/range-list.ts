// The provisions' ranges of a text as few bytes. Most begin as far behind the one before as that one did, so the length
// of each is coded, and the distance only where it is another.

import { decodeNumbers, readNumber, writeNumber } from './number-list.ts';

/** No coded list of numbers begins like this: what repeats must have been there before. */
const mark = [128, 0] as const;

/** Codes start, end, start, end … of ranges in ascending order; `decodeRanges` gives them back exactly. */
export function encodeRanges(bounds: ArrayLike<number>): Buffer {
  const bytes = Buffer.allocUnsafe(mark.length + bounds.length * 6);
  bytes.set(mark);
  let length: number = mark.length;
  let [formerEnd, formerGap] = [0, 0];
  for (let at = 0; at + 1 < bounds.length; at += 2) {
    const [start, end] = [bounds[at] ?? 0, bounds[at + 1] ?? 0];
    const gap = start - formerEnd;
    if (gap < 0 || end < start) throw new Error('The provisions of a text overlap or are not in order.');
    length = writeNumber(bytes, length, (end - start) * 2 + (gap === formerGap ? 0 : 1));
    if (gap !== formerGap) length = writeNumber(bytes, length, gap);
    [formerEnd, formerGap] = [end, gap];
  }
  return Buffer.from(bytes.subarray(0, length));
}

/** start, end, start, end … of a coded list; one of an earlier release, which coded them as numbers, is read too. */
export function decodeRanges(bytes: Uint8Array): number[] {
  if (bytes[0] !== mark[0] || bytes[1] !== mark[1]) return decodeNumbers(bytes);
  const bounds: number[] = [];
  let [end, gap] = [0, 0];
  for (let at: number = mark.length; at < bytes.length; ) {
    const coded = readNumber(bytes, at);
    at = coded.next;
    if (coded.number % 2 === 1) {
      const another = readNumber(bytes, at);
      at = another.next;
      gap = another.number;
    }
    const start = end + gap;
    end = start + (coded.number >>> 1);
    bounds.push(start, end);
  }
  return bounds;
}
