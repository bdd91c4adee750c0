// Signs the state of the evidence log, and refuses to where the log is no longer what was signed before: a tree that
// shrank, or does not begin with the one that others hold, must never be signed.

import { utf8 } from '#capabilities/evidence/bytes.ts';
import { checkpointText, parseCheckpoint } from '#capabilities/evidence/checkpoint.ts';
import { isConsistent } from '#capabilities/evidence/merkle-proof.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import type { NoteSigner } from '#capabilities/evidence/note-signer.ts';
import { formatNote, formatNoteKey, parseNote, verifyNote } from '#capabilities/evidence/signed-note.ts';
import { consistencyProof, rootOfTree } from '#capabilities/evidence/tile-tree.ts';
import type { SignedCheckpoint } from '#domain/evidence-log.ts';
import type { Database, Queryable } from '#storage/database.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import { addCheckpoint, addLogKey, latestCheckpoint, logKeys, raiseFence } from '#storage/log-checkpoints.ts';
import { readLogFile, replaceLogFile } from '#storage/log-files.ts';
import { lockedLogSize, readLogTile } from '#storage/log-tree.ts';
import { appendPending } from './append-to-log.ts';

export interface LogSigning {
  readonly origin: string;
  /** The newest key first; one that is being replaced signs on beside it. */
  readonly signers: readonly NoteSigner[];
  /** Where the last checkpoint lies beside the database. */
  readonly rememberedPath: string;
}

export type SigningOutcome =
  | { readonly kind: 'signed' | 'unchanged'; readonly checkpoint: SignedCheckpoint }
  | { readonly kind: 'empty' }
  /** The log must not be signed; one sentence for the operator. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** Signs the log as it is, where it has grown since it was last signed. */
export async function signCheckpoint(database: Database, signing: LogSigning, now: Date): Promise<SigningOutcome> {
  await announceKeys(database, signing, now);
  return database.transaction(async (transaction) => {
    await transaction.query("SELECT pg_advisory_xact_lock(hashtext('conductatlas log signer'))");
    const size = await lockedLogSize(transaction);
    const fence = await raiseFence(transaction);
    const readTile = tileReader(transaction);
    const root = await rootOfTree(size, readTile);
    const latest = await latestCheckpoint(transaction);
    const refusal = await refusalOf(await formerStates(signing, latest), { size, root, readTile });
    if (refusal) return { kind: 'refused', sentence: refusal };
    if (size === 0) return { kind: 'empty' };
    if (latest?.size === size) return { kind: 'unchanged', checkpoint: latest };
    const text = checkpointText({ origin: signing.origin, size, root });
    const note = formatNote({ text, signatures: signing.signers.map((signer) => signer.sign(text, now)) });
    const checkpoint = { size, root, signedAt: now, note };
    // Remembered before anybody can see it: should the database lose it, the file still forbids another one.
    await replaceLogFile(signing.rememberedPath, note);
    if (!(await addCheckpoint(transaction, checkpoint, fence))) {
      return { kind: 'refused', sentence: 'Another process signs the evidence log; this one stood back.' };
    }
    return { kind: 'signed', checkpoint };
  });
}

/** A key's first act is its own entry, so that the log itself says who signs it and since when. */
async function announceKeys(database: Database, { signers }: LogSigning, now: Date): Promise<void> {
  const known = new Set(await logKeys(database));
  const added = signers.map(({ key }) => formatNoteKey(key)).filter((key) => !known.has(key));
  if (added.length === 0) return;
  await database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    for (const key of added.reverse()) await addLogKey(transaction, key, now);
    await appendPending(transaction);
  });
}

interface FormerState {
  readonly where: string;
  readonly size: number;
  readonly root: Uint8Array;
}

async function formerStates(
  { rememberedPath, origin, signers }: LogSigning,
  latest: SignedCheckpoint | null,
): Promise<FormerState[]> {
  const former: FormerState[] = latest
    ? [{ where: 'the database', size: latest.size, root: new Uint8Array(latest.root) }]
    : [];
  const text = await readLogFile(rememberedPath);
  const note = text === null ? null : parseNote(utf8(text));
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || checkpoint?.origin !== origin) return former;
  for (const { key } of signers) {
    if ((await verifyNote(nodePrimitives, note, key)).kind !== 'signed') continue;
    return [...former, { where: rememberedPath, size: checkpoint.size, root: checkpoint.root }];
  }
  return former;
}

interface PresentState {
  readonly size: number;
  readonly root: Uint8Array;
  readonly readTile: ReturnType<typeof tileReader>;
}

async function refusalOf(former: readonly FormerState[], present: PresentState): Promise<string | null> {
  const { size, root, readTile } = present;
  for (const { where, size: oldSize, root: oldRoot } of former) {
    if (oldSize > size) {
      return `The evidence log has ${size} entries, and ${oldSize} were signed already (${where}): an older state was restored. Bring the newer one back; nothing is signed until then.`;
    }
    const proof = await consistencyProof(oldSize, size, readTile);
    if (await isConsistent(nodePrimitives, { oldSize, newSize: size, oldRoot, newRoot: root, proof })) continue;
    return `The evidence log no longer begins with the ${oldSize} entries that were signed (${where}): it was altered. Bring the true one back; nothing is signed until then.`;
  }
  return null;
}

/** Tiles by their place, each read once. */
export function tileReader(database: Queryable) {
  const known = new Map<string, Promise<Uint8Array>>();
  return ({ level, index }: { readonly level: number; readonly index: number }): Promise<Uint8Array> => {
    const place = `${level}/${index}`;
    const tile = known.get(place) ?? readLogTile(database, level, index).then((hashes) => hashes ?? new Uint8Array());
    known.set(place, tile);
    return tile;
  };
}
