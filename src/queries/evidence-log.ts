// What the evidence log proves of one fact: its entry, the way up to a signed checkpoint, and the two together as a
// receipt that is verified without us.

import { decodeBundle } from '#capabilities/evidence/tile-path.ts';
import { inclusionProof, type ReadTile, tileWidth } from '#capabilities/evidence/tile-tree.ts';
import { formatTlogProof } from '#capabilities/evidence/tlog-proof.ts';
import type { LoggedKind, SignedCheckpoint } from '#domain/evidence-log.ts';
import type { Queryable } from '#storage/database.ts';
import { checkpointCovering } from '#storage/log-checkpoints.ts';
import { placeOf } from '#storage/log-runs.ts';
import { readBundle, readLogTile } from '#storage/log-tree.ts';
import { cosignedNote } from './log-anchors.ts';

export interface Receipt {
  readonly index: number;
  readonly entry: Uint8Array;
  readonly checkpoint: SignedCheckpoint;
  /** The receipt as it is handed out (C2SP tlog-proof). */
  readonly text: string;
}

/** `not-logged`: it has no entry yet; `not-signed`: no checkpoint covers its entry yet. */
export type ReceiptAnswer =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'not-logged' }
  | { readonly kind: 'not-signed'; readonly index: number };

/** The receipt of a fact. */
export async function receiptOf(database: Queryable, kind: LoggedKind, id: number): Promise<ReceiptAnswer> {
  const place = await placeOf(database, kind, id);
  return place ? receiptAt(database, place.index) : { kind: 'not-logged' };
}

/** The receipt of the entry at an index: on this checkpoint, else on the one that receipts of it rest on. */
export async function receiptAt(
  database: Queryable,
  index: number,
  wanted: SignedCheckpoint | null = null,
): Promise<ReceiptAnswer> {
  const entry = await entryAt(database, index);
  if (!entry) return { kind: 'not-logged' };
  const checkpoint = wanted ?? (await checkpointCovering(database, index));
  if (!checkpoint) return { kind: 'not-signed', index };
  const proof = await inclusionProof(index, checkpoint.size, tilesOf(database));
  const text = formatTlogProof({ entry, index, proof, checkpoint: await cosignedNote(database, checkpoint) });
  return { kind: 'receipt', receipt: { index, entry, checkpoint, text } };
}

/** The bytes of an entry; null where the log has none there. */
export async function entryAt(database: Queryable, index: number): Promise<Uint8Array | null> {
  const bundle = await readBundle(database, Math.floor(index / tileWidth));
  return (bundle && decodeBundle(bundle)?.[index % tileWidth]) ?? null;
}

function tilesOf(database: Queryable): ReadTile {
  const known = new Map<string, Promise<Uint8Array>>();
  return ({ level, index }) => {
    const place = `${level}/${index}`;
    const tile = known.get(place) ?? readLogTile(database, level, index).then((hashes) => hashes ?? new Uint8Array());
    known.set(place, tile);
    return tile;
  };
}
