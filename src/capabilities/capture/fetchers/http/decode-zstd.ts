// Undoes the zstd coding. Apart because the decoder trusts what frames say about their window: the frames are walked
// first, and what would cost too much memory or time never reaches it.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Decompress } from 'fzstd';
import type { Decoded, DecodeTerms } from './decode-body.ts';

/** RFC 9659: no window on the web is larger. */
const MAX_WINDOW = 8 * 1024 * 1024;
/** The decoder moves its window for every block, so both together are its cost. */
const MAX_MOVED_BYTES = 4 * 1024 * 1024 * 1024;
const MAX_BLOCKS = 20_000;
const BLOCKS_PER_TURN = 16;

/** The bytes within, or why there are none. */
export async function decodeZstd(body: Uint8Array, terms: DecodeTerms): Promise<Decoded> {
  const cuts = walkFrames(body);
  if (cuts === 'broken' || cuts === 'too-large') return cuts;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const decoder = new Decompress((chunk) => {
      size += chunk.length;
      if (size <= terms.maxDecodedBytes) chunks.push(chunk.slice());
    });
    let start = 0;
    for (const [index, end] of cuts.entries()) {
      decoder.push(body.slice(start, end), end === body.length);
      start = end;
      if (size > terms.maxDecodedBytes) return 'too-large';
      if (index % BLOCKS_PER_TURN === 0) await nextTurn();
      if (terms.signal.aborted) return 'broken';
    }
  } catch {
    return 'broken';
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

/** Where the blocks of all frames end; refuses frames that are not whole or ask for too much. */
function walkFrames(body: Uint8Array): readonly number[] | 'broken' | 'too-large' {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const cuts: number[] = [];
  let at = 0;
  let moved = 0;
  while (at < body.length) {
    if (at + 8 > body.length) return 'broken';
    const magic = view.getUint32(at, true);
    // Skippable frames are for tools, not for pages; decoders differ in what they make of them.
    if (magic !== 0xfd2fb528) return 'broken';
    const frame = frameHeader(view, at);
    if (frame === null) return 'broken';
    if (frame.window > MAX_WINDOW) return 'too-large';
    at = frame.end;
    for (let isLast = false; !isLast; ) {
      if (at + 3 > body.length) return 'broken';
      const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
      const kind = (header >> 1) & 3;
      isLast = (header & 1) === 1;
      if (kind === 3) return 'broken';
      at += 3 + (kind === 1 ? 1 : header >> 3);
      if (isLast && frame.hasChecksum) at += 4;
      if (at > body.length) return 'broken';
      cuts.push(at);
      moved += frame.window;
      if (cuts.length > MAX_BLOCKS || moved > MAX_MOVED_BYTES) return 'too-large';
    }
  }
  return cuts;
}

/** RFC 8878 §3.1.1.1; null where it is cut off or asks for a dictionary. */
function frameHeader(
  view: DataView,
  start: number,
): { readonly window: number; readonly end: number; readonly hasChecksum: boolean } | null {
  const descriptor = view.getUint8(start + 4);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const contentSizeFlag = descriptor >> 6;
  const sizeBytes = contentSizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 1 << contentSizeFlag;
  const sizeAt = start + 5 + (isSingleSegment ? 0 : 1);
  const end = sizeAt + sizeBytes;
  if ((descriptor & 0x0b) !== 0 || end > view.byteLength) return null;
  const hasChecksum = (descriptor & 4) !== 0;
  if (!isSingleSegment) {
    const window = view.getUint8(start + 5);
    const base = 2 ** (10 + (window >> 3));
    return { window: base + (base / 8) * (window & 7), end, hasChecksum };
  }
  return { window: contentSize(view, sizeAt, sizeBytes), end, hasChecksum };
}

function contentSize(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  if (bytes === 4) return view.getUint32(at, true);
  return Number(view.getBigUint64(at, true));
}
