// Gzip members one after the other, with their places: what the machine's own decompressor joins and hides. A WARC
// record can then be read by itself, and no member can grow beyond a limit.

import { crc32, inflateRawSync } from 'node:zlib';

export type Member =
  | { readonly kind: 'member'; readonly offset: number; readonly length: number; readonly bytes: Uint8Array }
  | { readonly kind: 'fault'; readonly offset: number; readonly sentence: string };

const fixedHeadLength = 10;
const tailLength = 8;
const flag = { headCrc: 2, extra: 4, name: 8, comment: 16 } as const;

/** The member that starts at the offset; a fault where none does, or it is damaged or larger than allowed. */
export function readMember(bytes: Uint8Array, offset: number, maxBytes: number): Member {
  const fault = (sentence: string): Member => ({ kind: 'fault', offset, sentence });
  const start = bodyStart(bytes, offset);
  if (start === null) return fault('No gzip member starts here.');
  try {
    // With `info` the result names how many bytes were read; the declared type leaves that out.
    const read = inflateRawSync(bytes.subarray(start), { info: true, maxOutputLength: maxBytes }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    const end = start + read.engine.bytesWritten;
    if (end + tailLength > bytes.length) return fault('The gzip member ends early.');
    const tail = new DataView(bytes.buffer, bytes.byteOffset + end, tailLength);
    if (tail.getUint32(0, true) !== crc32(read.buffer)) return fault('The checksum of the gzip member differs.');
    return { kind: 'member', offset, length: end + tailLength - offset, bytes: read.buffer };
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return fault(isTooLarge ? `The record is larger than ${maxBytes} bytes.` : 'The gzip member is damaged.');
  }
}

function bodyStart(bytes: Uint8Array, offset: number): number | null {
  if (offset + fixedHeadLength > bytes.length) return null;
  if (bytes[offset] !== 0x1f || bytes[offset + 1] !== 0x8b || bytes[offset + 2] !== 8) return null;
  const flags = bytes[offset + 3] ?? 0;
  let at = offset + fixedHeadLength;
  if (flags & flag.extra) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  for (const text of [flag.name, flag.comment]) {
    if (!(flags & text)) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if (flags & flag.headCrc) at += 2;
  return at < bytes.length ? at : null;
}
