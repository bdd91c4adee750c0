// The ZIP of an evidence package: members stored as they are, one way to write each list of them. A reader makes the
// same file anew and compares, so that no bit of it can be other than it must be.

import { concat, isSame, textOf, utf8 } from './bytes.ts';

export interface PackageMember {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type ReadPackage =
  | { readonly kind: 'package'; readonly members: readonly PackageMember[] }
  | { readonly kind: 'damaged'; readonly sentence: string }
  /** Neither its beginning nor its end is that of a ZIP. */
  | { readonly kind: 'no-zip' };

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
// 1 January 1980, 00:00: the first instant that a ZIP can state.
const dosTime = 0x00210000;
const allowedPath = /^(?!\.)[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const mostMembers = 1000;

/** The one file that holds these members in this order. */
export function storedZip(members: readonly PackageMember[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes } of members) {
    const name = utf8(path);
    const common = fields(
      [2, 20],
      [2, 0],
      [2, 0],
      [4, dosTime],
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
    );
    const local = concat(fields([4, localSignature]), common, fields([2, name.length], [2, 0]), name);
    const rest = fields([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(concat(fields([4, centralSignature], [2, 20]), common, rest, name));
    parts.push(local, bytes);
    offset += local.length + bytes.length;
  }
  const central = concat(...directory);
  const count = members.length;
  const end = fields(
    [4, endSignature],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  );
  return concat(...parts, central, end);
}

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [length, value] of values) {
    if (length === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
    at += length;
  }
  return bytes;
}

/** Reads a package, and refuses whatever is not written exactly as it would be written here. */
export function readPackage(bytes: Uint8Array): ReadPackage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = bytes.length - 22;
  const beginsAsZip = bytes.length >= 4 && view.getUint32(0, true) === localSignature;
  const endsAsZip = at >= 0 && view.getUint32(at, true) === endSignature;
  if (!beginsAsZip && !endsAsZip) return { kind: 'no-zip' };
  const damaged = (sentence: string): ReadPackage => ({ kind: 'damaged', sentence });
  if (!endsAsZip) return damaged('The ZIP does not end as it must.');
  const count = view.getUint16(at + 10, true);
  const start = view.getUint32(at + 16, true);
  if (count > mostMembers) return damaged(`The ZIP holds more than ${mostMembers} files.`);
  const members = readMembers(bytes, { start, end: at, count });
  if (typeof members === 'string') return damaged(members);
  const expected = storedZip(members);
  if (isSame(expected, bytes)) return { kind: 'package', members };
  return damaged(differenceIn(bytes, expected, members));
}

function readMembers(
  bytes: Uint8Array,
  { start, end, count }: { readonly start: number; readonly end: number; readonly count: number },
): PackageMember[] | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members: PackageMember[] = [];
  const names = new Set<string>();
  let at = start;
  for (let place = 0; place < count; place += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== centralSignature)
      return 'The list of files in the ZIP is damaged.';
    const size = view.getUint32(at + 24, true);
    const length = view.getUint16(at + 28, true);
    const path = textOf(bytes.subarray(at + 46, at + 46 + length)) ?? '';
    if (!allowedPath.test(path))
      return `The ZIP holds a file with a name that is not allowed, ${JSON.stringify(path)}.`;
    if (names.has(path.toLowerCase())) return `The ZIP holds two files named ${path}.`;
    names.add(path.toLowerCase());
    const from = view.getUint32(at + 42, true) + 30 + length;
    if (from + size > start) return `The file ${path} reaches beyond its place in the ZIP.`;
    members.push({ path, bytes: bytes.subarray(from, from + size) });
    at += 46 + length;
  }
  return members;
}

/** Where a file first differs from what it must be, in words. */
function differenceIn(bytes: Uint8Array, expected: Uint8Array, members: readonly PackageMember[]): string {
  if (bytes.length !== expected.length) return 'The ZIP holds bytes that belong to no file in it.';
  const at = bytes.findIndex((byte, index) => byte !== expected[index]);
  let offset = 0;
  for (const { path, bytes: content } of members) {
    offset += 30 + path.length + content.length;
    // The checksum stands in the head, so that a changed file shows itself there.
    if (at < offset) return `The head of ${path} in the ZIP is not that of its bytes: one of the two was changed.`;
  }
  return 'The list of files in the ZIP is not that of the files.';
}

const crcTable = Uint32Array.from({ length: 256 }, (_, number) => {
  let value = number;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
