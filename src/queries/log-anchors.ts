// What others said of a checkpoint, in the forms in which it is handed on: cosignatures under the note, time-stamps and
// proofs as files.

import { hash } from 'node:crypto';
import { utf8 } from '#capabilities/evidence/bytes.ts';
import { otsFile } from '#capabilities/evidence/open-timestamps.ts';
import { certificatesInside, pemOf } from '#capabilities/evidence/time-stamp.ts';
import type { SignedCheckpoint } from '#domain/evidence-log.ts';
import type { Queryable } from '#storage/database.ts';
import { anchorsOf } from '#storage/log-anchors.ts';

/** The checkpoint's note with the cosignatures that are held. */
export async function cosignedNote(database: Queryable, { size, note }: SignedCheckpoint): Promise<string> {
  const lines = (await anchorsOf(database, size)).filter(({ kind, state }) => kind === 'witness' && state === 'held');
  return note + lines.map(({ answer }) => answer?.toString('utf8') ?? '').join('');
}

/** The keys of the witnesses that cosigned it. */
export async function witnessKeys(database: Queryable, { size }: SignedCheckpoint): Promise<string[]> {
  const held = (await anchorsOf(database, size)).filter(({ kind, state }) => kind === 'witness' && state === 'held');
  return held.map(({ authority }) => authority);
}

/** Files of an evidence package: the first time-stamp with its certificates, and the first proof of a calendar. */
export async function anchorFiles(
  database: Queryable,
  { size, note }: SignedCheckpoint,
): Promise<{ path: string; bytes: Uint8Array }[]> {
  const held = (await anchorsOf(database, size)).filter(({ state }) => state === 'held');
  const files: { path: string; bytes: Uint8Array }[] = [];
  const stamp = held.find(({ kind }) => kind === 'rfc3161')?.answer;
  if (stamp) {
    const answer = new Uint8Array(stamp);
    files.push({ path: 'evidence/checkpoint.tsr', bytes: answer });
    files.push({ path: 'evidence/tsa-chain.pem', bytes: utf8(pemOf(certificatesInside(answer))) });
  }
  const proof = held.find(({ kind }) => kind === 'opentimestamps')?.answer;
  if (proof) {
    const digest = new Uint8Array(hash('sha256', note, 'buffer'));
    files.push({ path: 'evidence/checkpoint.txt.ots', bytes: otsFile(digest, new Uint8Array(proof)) });
  }
  return files;
}
