// The Merkle tree of RFC 6962 as tiles of 256 hashes (C2SP tlog-tiles): it grows at its right edge, and every proof is
// made from a few tiles. Writing side: hashes are made at once, by Node's module.

import { hash } from 'node:crypto';
import { concat } from './bytes.ts';

export const tileWidth = 256;
const tileHeight = 8;
export const hashLength = 32;

/** A tile's place: level 0 holds the hashes of entries, each level above one hash for every full tile below. */
export interface TilePlace {
  readonly level: number;
  readonly index: number;
}

export interface Tile extends TilePlace {
  /** 1 to 256 hashes, one after the other. */
  readonly hashes: Uint8Array;
}

/** Gives a tile with at least the hashes that a tree of the size asked about has there. */
export type ReadTile = (place: TilePlace) => Promise<Uint8Array>;

export const emptyRoot = sha256(new Uint8Array());

/** The hash by which an entry stands in the tree. */
export function leafHashOf(entry: Uint8Array): Uint8Array {
  return sha256(concat(leafPrefix, entry));
}

const leafPrefix = Uint8Array.of(0);

// One buffer for all nodes: nothing else runs while a node is hashed.
const node = new Uint8Array(1 + 2 * hashLength);
node[0] = 1;

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  node.set(left, 1);
  node.set(right, 1 + hashLength);
  return sha256(node);
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'));
}

/** How many hashes a tree of this size has in its last tile of each level, where that tile is not full. */
export function edgeTiles(size: number): readonly (TilePlace & { readonly width: number })[] {
  const tiles: (TilePlace & { width: number })[] = [];
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / tileWidth)) {
    const width = count % tileWidth;
    if (width > 0) tiles.push({ level, index: Math.floor(count / tileWidth), width });
  }
  return tiles;
}

/** The tiles that are new or have grown when these leaves are added to a tree whose edge is given. */
export function growTiles(size: number, edge: readonly Tile[], leafHashes: readonly Uint8Array[]): Tile[] {
  const grown: Tile[] = [];
  let added = leafHashes;
  for (let level = 0, count = size; added.length > 0; level += 1, count = Math.floor(count / tileWidth)) {
    const full: Uint8Array[] = [];
    const begun = edge.find((tile) => tile.level === level)?.hashes ?? new Uint8Array();
    let index = Math.floor(count / tileWidth);
    let hashes = begun.subarray(0, (count % tileWidth) * hashLength);
    for (let at = 0; at < added.length; ) {
      const taken = added.slice(at, at + tileWidth - hashes.length / hashLength);
      at += taken.length;
      hashes = joined(hashes, taken);
      grown.push({ level, index, hashes });
      if (hashes.length < tileWidth * hashLength) break;
      full.push(rootOfHashes(hashes));
      hashes = new Uint8Array();
      index += 1;
    }
    added = full;
  }
  return grown;
}

function joined(begun: Uint8Array, added: readonly Uint8Array[]): Uint8Array {
  const hashes = new Uint8Array(begun.length + added.length * hashLength);
  hashes.set(begun);
  for (const [place, hash] of added.entries()) hashes.set(hash, begun.length + place * hashLength);
  return hashes;
}

/** The root over a power of two of hashes, level by level in one piece of memory: this is what proofs cost. */
function rootOfHashes(hashes: Uint8Array): Uint8Array {
  const level = hashes.slice();
  for (let width = level.length; width > hashLength; width /= 2) {
    for (let at = 0; at < width; at += 2 * hashLength) {
      node.set(level.subarray(at, at + 2 * hashLength), 1);
      level.set(hash('sha256', node, 'buffer'), at / 2);
    }
  }
  return level.slice(0, hashLength);
}

/** The root of the tree of this size. */
export function rootOfTree(size: number, readTile: ReadTile): Promise<Uint8Array> {
  return size === 0 ? Promise.resolve(emptyRoot) : rangeRoot(0, size, readTile);
}

/** From the leaf's sibling up (RFC 6962, 2.1.1). */
export function inclusionProof(index: number, size: number, readTile: ReadTile): Promise<Uint8Array[]> {
  if (index < 0 || index >= size) throw new RangeError(`A tree of ${size} has no entry ${index}.`);
  return pathOf(index, [0, size], readTile);
}

async function pathOf(index: number, [start, end]: Range, readTile: ReadTile): Promise<Uint8Array[]> {
  if (end - start === 1) return [];
  const split = start + splitOf(end - start);
  if (index < split) return [...(await pathOf(index, [start, split], readTile)), await rangeRoot(split, end, readTile)];
  return [...(await pathOf(index, [split, end], readTile)), await rangeRoot(start, split, readTile)];
}

/** That the tree of the new size begins with that of the old (RFC 6962, 2.1.2). */
export function consistencyProof(oldSize: number, newSize: number, readTile: ReadTile): Promise<Uint8Array[]> {
  if (oldSize < 1 || oldSize > newSize) throw new RangeError(`No proof leads from size ${oldSize} to ${newSize}.`);
  return subProof(oldSize, [0, newSize], { isWhole: true, readTile });
}

interface SubProof {
  readonly isWhole: boolean;
  readonly readTile: ReadTile;
}

async function subProof(size: number, [start, end]: Range, sub: SubProof): Promise<Uint8Array[]> {
  const { isWhole, readTile } = sub;
  if (size === end - start) return isWhole ? [] : [await rangeRoot(start, end, readTile)];
  const split = splitOf(end - start);
  if (size <= split) {
    const left = await subProof(size, [start, start + split], sub);
    return [...left, await rangeRoot(start + split, end, readTile)];
  }
  const right = await subProof(size - split, [start + split, end], { isWhole: false, readTile });
  return [...right, await rangeRoot(start, start + split, readTile)];
}

type Range = readonly [start: number, end: number];

/** The root over a stretch of entries that begins where the tree's own division does. */
async function rangeRoot(start: number, end: number, readTile: ReadTile): Promise<Uint8Array> {
  const length = end - start;
  const height = Math.log2(length);
  if (!Number.isInteger(height)) {
    const split = start + splitOf(length);
    return nodeHash(await rangeRoot(start, split, readTile), await rangeRoot(split, end, readTile));
  }
  // A whole subtree lies in one tile; one as high as a tile is a single hash of the level above.
  const level = Math.floor(height / tileHeight);
  const first = start / tileWidth ** level;
  const count = 2 ** (height % tileHeight);
  const hashes = await readTile({ level, index: Math.floor(first / tileWidth) });
  const from = (first % tileWidth) * hashLength;
  const wanted = hashes.subarray(from, from + count * hashLength);
  if (wanted.length < count * hashLength) throw new RangeError(`Tile ${level}/${first} is shorter than the tree.`);
  return rootOfHashes(wanted);
}

/** The largest power of two below the length. */
function splitOf(length: number): number {
  return 2 ** Math.ceil(Math.log2(length) - 1);
}
