// Addresses of tiles and bundles of entries below a log's own address, and the form of a bundle (C2SP tlog-tiles).

import type { TilePlace } from './tile-tree.ts';

/** What an address below `tile/` asks for. `width` is that of a tile that was not full; null for a full one. */
export type TileAddress = { readonly width: number | null } & (
  | ({ readonly kind: 'tile' } & TilePlace)
  | { readonly kind: 'entries'; readonly index: number }
);

const shape = /^(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads `0/x001/234` and `entries/000.p/17`; null for anything that is not written the one right way. */
export function parseTilePath(path: string): TileAddress | null {
  const match = shape.exec(path);
  if (!match) return null;
  const [, level = '', places = '', partial] = match;
  const index = Number(places.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? null : Number(partial);
  if (!Number.isSafeInteger(index) || indexPath(index) !== places || (width ?? 1) > 255) return null;
  return level === 'entries' ? { kind: 'entries', index, width } : { kind: 'tile', level: Number(level), index, width };
}

/** 1234067 is `x001/x234/067`. */
export function indexPath(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** Entries are below 64 KiB, so that their length fits two bytes. */
export const longestEntry = 65_535;

/** Entries one after the other, each behind its length. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > longestEntry) throw new RangeError(`An entry of ${entry.length} bytes is too long for the log.`);
    view.setUint16(at, entry.length);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** The entries of a bundle; null where it ends in the middle of one. */
export function decodeBundle(bytes: Uint8Array): Uint8Array[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return null;
    const end = at + 2 + view.getUint16(at);
    if (end > bytes.length) return null;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
