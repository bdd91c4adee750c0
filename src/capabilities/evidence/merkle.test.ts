import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fromHex, isSame, toHex, utf8 } from './bytes.ts';
import { hashOfEntry, isConsistent, rootOfInclusion } from './merkle-proof.ts';
import { nodePrimitives } from './node-primitives.ts';
import {
  consistencyProof,
  edgeTiles,
  growTiles,
  inclusionProof,
  leafHashOf,
  type ReadTile,
  rootOfTree,
  type Tile,
} from './tile-tree.ts';

// The leaves and roots that Certificate Transparency's own implementations are tested with.
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** A log in memory that grows in batches. */
function memoryLog() {
  const tiles = new Map<string, Uint8Array>();
  let size = 0;
  const readTile: ReadTile = async ({ level, index }) => tiles.get(`${level}/${index}`) ?? new Uint8Array();
  return {
    readTile,
    tiles,
    size: () => size,
    async append(hashes: readonly Uint8Array[]) {
      const edge: Tile[] = [];
      for (const place of edgeTiles(size)) edge.push({ ...place, hashes: await readTile(place) });
      for (const tile of growTiles(size, edge, hashes)) tiles.set(`${tile.level}/${tile.index}`, tile.hashes);
      size += hashes.length;
    },
  };
}

/** The definition of RFC 6962, 2.1, word for word: what everything else is compared with. */
function definedRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (!only) return new Uint8Array(createHash('sha256').digest());
  if (hashes.length === 1) return only;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  const both = [definedRoot(hashes.slice(0, k)), definedRoot(hashes.slice(k))] as const;
  return new Uint8Array(createHash('sha256').update(Uint8Array.of(1)).update(both[0]).update(both[1]).digest());
}

test('trees of 0 to 8 known leaves have the known roots', async () => {
  const log = memoryLog();
  for (const [size, root] of knownRoots.entries()) {
    expect(toHex(await rootOfTree(size, log.readTile))).toBe(root);
    const leaf = fromHex(knownLeaves[size] ?? '') ?? new Uint8Array();
    expect(await hashOfEntry(nodePrimitives, leaf)).toEqual(leafHashOf(leaf));
    await log.append([leafHashOf(leaf)]);
  }
});

test('known proofs of inclusion and consistency are made as known', async () => {
  const log = memoryLog();
  await log.append(knownLeaves.map((leaf) => leafHashOf(fromHex(leaf) ?? new Uint8Array())));
  const hexes = (proof: readonly Uint8Array[]) => proof.map(toHex);
  expect(hexes(await inclusionProof(0, 8, log.readTile))).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  expect(hexes(await consistencyProof(6, 8, log.readTile))).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
});

describe('in logs of every size from 1 to 2,000', () => {
  // Thousands of proofs: compared by hand, since an assertion costs more than a proof.
  test('what is proved verifies, and nothing else does', { timeout: 120_000 }, async () => {
    const faults: string[] = [];
    const log = memoryLog();
    const leaves = Array.from({ length: 2000 }, (_, index) => leafHashOf(utf8(`entry ${index}`)));
    const roots: Uint8Array[] = [await rootOfTree(0, log.readTile)];
    // Batches of changing length, so that tiles fill up in the middle of some.
    for (let size = 1; size <= 2000; size += 1) {
      if (size > log.size()) await log.append(leaves.slice(size - 1, size - 1 + ((size * 7) % 61) + 1));
      const root = await rootOfTree(size, log.readTile);
      roots.push(root);
      for (const index of new Set([size - 1, (size * 17 + 5) % size])) {
        const proof = await inclusionProof(index, size, log.readTile);
        const claim = { index, size, leafHash: leaves[index] ?? root, proof };
        const found = await rootOfInclusion(nodePrimitives, claim);
        if (!found || !isSame(found, root)) faults.push(`entry ${index} of ${size} is not proved`);
        if (size > 100 && size % 9 > 0) continue;
        const wrong = [
          ...(size > 1
            ? [
                { ...claim, index: (index + 1) % size },
                { ...claim, proof: proof.slice(1) },
              ]
            : []),
          { ...claim, leafHash: leafHashOf(utf8('another')) },
          { ...claim, proof: [...proof, root] },
        ];
        for (const other of wrong) {
          const led = await rootOfInclusion(nodePrimitives, other);
          if (led && isSame(led, root)) faults.push(`a wrong proof of entry ${index} of ${size} holds`);
        }
      }
      for (const oldSize of new Set([(size * size + 13) % size, size - 1].filter((old) => old >= 1))) {
        const proof = await consistencyProof(oldSize, size, log.readTile);
        const claim = { oldSize, newSize: size, oldRoot: roots[oldSize] ?? root, newRoot: root, proof };
        const isRight =
          (await isConsistent(nodePrimitives, claim)) &&
          !(await isConsistent(nodePrimitives, { ...claim, oldRoot: leafHashOf(root) })) &&
          !(await isConsistent(nodePrimitives, { ...claim, proof: [...proof, root] }));
        if (!isRight) faults.push(`the growth from ${oldSize} to ${size} is not told`);
      }
    }
    expect(faults).toEqual([]);
    for (const size of [1, 2, 3, 255, 256, 257, 511, 512, 513, 1000, 1999, 2000]) {
      expect(roots[size]).toEqual(definedRoot(leaves.slice(0, size)));
    }
    expect(
      await isConsistent(nodePrimitives, {
        oldSize: 0,
        newSize: 2,
        oldRoot: definedRoot([]),
        newRoot: leafHashOf(utf8('')),
        proof: [],
      }),
    ).toBe(false);
  });
});

test('a tree of 70,000 entries has the tiles that the specification counts', async () => {
  const log = memoryLog();
  await log.append(Array.from({ length: 70_000 }, (_, index) => leafHashOf(utf8(String(index)))));
  const widths = (level: number) =>
    [...log.tiles].filter(([place]) => place.startsWith(`${level}/`)).map(([, hashes]) => hashes.length / 32);
  expect(widths(0).filter((width) => width === 256)).toHaveLength(273);
  expect(widths(0).filter((width) => width < 256)).toEqual([112]);
  expect(widths(1)).toEqual([256, 17]);
  expect(widths(2)).toEqual([1]);
});
