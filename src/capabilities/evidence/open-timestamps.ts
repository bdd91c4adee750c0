// OpenTimestamps proofs: what a calendar answers, read and put together as a file that any client of that format checks.
// A proof is a tree of operations on a digest that ends in attestations: pending ones of a calendar, later a block of Bitcoin.

import { concat, textOf, toHex } from './bytes.ts';
import type { Primitives } from './primitives.ts';

export type Attestation =
  /** The calendar knows the commitment, and will have a block for it. */
  | {
      readonly kind: 'pending';
      readonly calendar: string;
      readonly commitment: Uint8Array;
      readonly start: number;
      readonly end: number;
    }
  /** The commitment is the Merkle root of the block of this height. */
  | { readonly kind: 'bitcoin'; readonly height: number; readonly merkleRoot: string }
  | { readonly kind: 'other' };

const magic = Uint8Array.from([
  0x00, 0x4f, 0x70, 0x65, 0x6e, 0x54, 0x69, 0x6d, 0x65, 0x73, 0x74, 0x61, 0x6d, 0x70, 0x73, 0x00, 0x00, 0x50, 0x72,
  0x6f, 0x6f, 0x66, 0x00, 0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94,
]);
const sha256Operation = 0x08;
const tags = { pending: '83dfe30d2ef90c8e', bitcoin: '0588960d73d71901' } as const;
const longestMessage = 4096;
const deepest = 256;

/** The file over a digest, from what follows the digest. */
export function otsFile(digest: Uint8Array, timestamp: Uint8Array): Uint8Array {
  return concat(magic, Uint8Array.of(1, sha256Operation), digest, timestamp);
}

/** All attestations of a timestamp on a digest; null where the bytes are none. Places count from the timestamp's start. */
export async function attestationsOf(
  primitives: Primitives,
  digest: Uint8Array,
  timestamp: Uint8Array,
): Promise<Attestation[] | null> {
  const reading: Reading = { primitives, bytes: timestamp, at: 0, found: [] };
  try {
    await readTimestamp(reading, digest, 0);
    return reading.at === timestamp.length ? reading.found : null;
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** The timestamp with a pending attestation replaced by what the calendar has for it now. */
export function withUpgrade(
  timestamp: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  upgrade: Uint8Array,
): Uint8Array {
  return concat(timestamp.subarray(0, start), upgrade, timestamp.subarray(end));
}

interface Reading {
  readonly primitives: Primitives;
  readonly bytes: Uint8Array;
  at: number;
  readonly found: Attestation[];
}

async function readTimestamp(reading: Reading, message: Uint8Array, depth: number): Promise<void> {
  if (depth > deepest) throw new RangeError('too deep');
  let tag = byte(reading);
  // Several branches: each but the last is announced.
  while (tag === 0xff) {
    await readBranch(reading, byte(reading), { message, depth });
    tag = byte(reading);
  }
  await readBranch(reading, tag, { message, depth });
}

async function readBranch(
  reading: Reading,
  tag: number,
  { message, depth }: { readonly message: Uint8Array; readonly depth: number },
): Promise<void> {
  if (tag === 0x00) {
    readAttestation(reading, message);
    return;
  }
  await readTimestamp(reading, await applied(reading, tag, message), depth + 1);
}

async function applied(reading: Reading, tag: number, message: Uint8Array): Promise<Uint8Array> {
  if (tag === sha256Operation) return reading.primitives.digest('SHA-256', message);
  if (tag === 0x02) return reading.primitives.digest('SHA-1', message);
  const operand = tag === 0xf0 || tag === 0xf1 ? take(reading, number(reading)) : null;
  if (!operand || message.length + operand.length > longestMessage)
    throw new RangeError('an operation that is not known');
  return tag === 0xf0 ? concat(message, operand) : concat(operand, message);
}

function readAttestation(reading: Reading, commitment: Uint8Array): void {
  const start = reading.at - 1;
  const tag = toHex(take(reading, 8));
  const payload = take(reading, number(reading));
  const inside: Reading = { ...reading, bytes: payload, at: 0 };
  if (tag === tags.pending) {
    const calendar = textOf(take(inside, number(inside))) ?? '';
    reading.found.push({ kind: 'pending', calendar, commitment, start, end: reading.at });
  } else if (tag === tags.bitcoin) {
    // Bitcoin shows its hashes back to front.
    reading.found.push({ kind: 'bitcoin', height: number(inside), merkleRoot: toHex(commitment.slice().reverse()) });
  } else {
    reading.found.push({ kind: 'other' });
  }
}

function byte(reading: Reading): number {
  const value = reading.bytes[reading.at];
  if (value === undefined) throw new RangeError('ends early');
  reading.at += 1;
  return value;
}

function take(reading: Reading, length: number): Uint8Array {
  if (length > longestMessage || reading.at + length > reading.bytes.length) throw new RangeError('ends early');
  reading.at += length;
  return reading.bytes.subarray(reading.at - length, reading.at);
}

/** Seven bits a byte, the lowest first. */
function number(reading: Reading): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const next = byte(reading);
    value += (next & 127) * 2 ** shift;
    if (next < 128) return value;
  }
  throw new RangeError('too large a number');
}
