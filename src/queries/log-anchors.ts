// What others said of a checkpoint, in the forms in which it is handed on: cosignatures under the note, time-stamps and
// proofs as files.

import type { SignedCheckpoint } from '#domain/evidence-log.ts';
import type { Queryable } from '#storage/database.ts';
import { anchorsOf } from '#storage/log-anchors.ts';

/** The checkpoint's note with the cosignatures that are held. */
export async function cosignedNote(database: Queryable, { size, note }: SignedCheckpoint): Promise<string> {
  const lines = (await anchorsOf(database, size)).filter(({ kind, state }) => kind === 'witness' && state === 'held');
  return note + lines.map(({ answer }) => answer?.toString('utf8') ?? '').join('');
}

/** Files of an evidence package. */
export async function anchorFiles(
  database: Queryable,
  { size }: SignedCheckpoint,
): Promise<{ path: string; bytes: Uint8Array }[]> {
  const held = (await anchorsOf(database, size)).filter(({ state }) => state === 'held');
  const stamp = held.find(({ kind }) => kind === 'rfc3161');
  return stamp?.answer ? [{ path: 'evidence/checkpoint.tsr', bytes: new Uint8Array(stamp.answer) }] : [];
}
