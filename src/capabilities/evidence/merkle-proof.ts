// Proofs of RFC 6962 checked by whoever has nothing but the proof: that an entry is in a tree, and that a tree only grew.

import { concat, isSame } from './bytes.ts';
import type { Primitives } from './primitives.ts';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash by which an entry stands in the tree. */
export function hashOfEntry({ digest }: Primitives, entry: Uint8Array): Promise<Uint8Array> {
  return digest('SHA-256', concat(leafPrefix, entry));
}

function hashOfNode({ digest }: Primitives, left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return digest('SHA-256', concat(nodePrefix, left, right));
}

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  /** From the leaf's sibling up. */
  readonly proof: readonly Uint8Array[];
}

/** The root of the tree that the proof leads to (RFC 9162, 2.1.3.2); null where no tree has such a proof. */
export async function rootOfInclusion(primitives: Primitives, claim: InclusionClaim): Promise<Uint8Array | null> {
  const { index, size, leafHash, proof } = claim;
  if (!isPlace(index) || !isPlace(size) || index >= size) return null;
  let node = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = await hashOfNode(primitives, sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = await hashOfNode(primitives, hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 ? hash : null;
}

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows that the new tree begins with the old one (RFC 9162, 2.1.4.2). An old size of 0 proves nothing. */
export async function isConsistent(primitives: Primitives, claim: ConsistencyClaim): Promise<boolean> {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (!isPlace(oldSize) || !isPlace(newSize) || oldSize === 0 || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && isSame(oldRoot, newRoot);
  const path = Number.isInteger(Math.log2(oldSize)) ? [oldRoot, ...proof] : [...proof];
  let node = oldSize - 1;
  let last = newSize - 1;
  while (node % 2 === 1) {
    node = half(node);
    last = half(last);
  }
  const [first, ...rest] = path;
  if (!first) return false;
  let oldHash = first;
  let newHash = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = await hashOfNode(primitives, sibling, oldHash);
      newHash = await hashOfNode(primitives, sibling, newHash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      newHash = await hashOfNode(primitives, newHash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && isSame(oldHash, oldRoot) && isSame(newHash, newRoot);
}

/** Trees may hold more entries than 32 bits count, so no bit operations. */
function half(number: number): number {
  return Math.floor(number / 2);
}

function isPlace(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}
