// Re-checks what others said of the log's checkpoints: that each kept answer is still about the checkpoint that it was given
// for, and states the instant that is noted beside it. Nobody is asked.

import { utf8 } from '#capabilities/evidence/bytes.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { attestationsOf } from '#capabilities/evidence/open-timestamps.ts';
import { parseNote, parseNoteKey, verifyNote } from '#capabilities/evidence/signed-note.ts';
import { nonceOf, verifyTimeStamp } from '#capabilities/evidence/time-stamp.ts';
import type { Queryable } from '#storage/database.ts';
import { type AnchorKind, type AnchorRow, keptAnchors } from '#storage/log-anchors.ts';
import { checkpointOfSize } from '#storage/log-checkpoints.ts';
import type { AuditFinding } from './audit-log.ts';

const kindWords: Readonly<Record<AnchorKind, string>> = {
  witness: 'cosignature',
  rfc3161: 'time-stamp',
  opentimestamps: 'OpenTimestamps proof',
};

/** What is found of everything that others said. */
export async function auditAnchors(database: Queryable): Promise<AuditFinding> {
  const name = 'anchors';
  const anchors = await keptAnchors(database);
  for (const anchor of anchors) {
    const note = (await checkpointOfSize(database, anchor.size))?.note;
    const fault = note === undefined ? 'is of a checkpoint that was never signed' : await faultOf(anchor, note);
    if (fault)
      return {
        name,
        ok: false,
        words: `What ${anchor.authority} said of the checkpoint of size ${anchor.size} ${fault}.`,
      };
  }
  if (anchors.length === 0) return { name, ok: true, words: 'Nobody else has vouched for a checkpoint.' };
  const counts = Object.entries(kindWords)
    .map(([kind, words]) => [anchors.filter((anchor) => anchor.kind === kind).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}${count === 1 ? '' : 's'}`);
  const blocks = anchors.some(({ kind }) => kind === 'opentimestamps')
    ? ' That their blocks are in Bitcoin is for a node of it to say.'
    : '';
  return { name, ok: true, words: `${counts.join(' and ')} hold for the checkpoints they were given for.${blocks}` };
}

/** Null where it holds. */
function faultOf(anchor: AnchorRow, note: string): Promise<string | null> {
  const answer = anchor.answer && new Uint8Array(anchor.answer);
  if (!answer) return Promise.resolve('is missing');
  if (anchor.kind === 'witness') return faultOfCosignature(anchor, note + new TextDecoder().decode(answer));
  return anchor.kind === 'rfc3161' ? faultOfStamp(anchor, answer, note) : faultOfProof(anchor, answer, note);
}

async function faultOfCosignature({ authority, statedAt }: AnchorRow, cosigned: string): Promise<string | null> {
  const key = await parseNoteKey(nodePrimitives, authority);
  const note = parseNote(utf8(cosigned));
  if (!key || !note) return 'cannot be read as a cosignature';
  const verdict = await verifyNote(nodePrimitives, note, key);
  if (verdict.kind !== 'signed') return 'is not signed by its key';
  return verdict.at?.getTime() === statedAt?.getTime() ? null : 'states another time than is noted';
}

async function faultOfStamp(
  { request, statedAt }: AnchorRow,
  answer: Uint8Array,
  note: string,
): Promise<string | null> {
  const nonce = request && nonceOf(new Uint8Array(request));
  const verdict = await verifyTimeStamp(nodePrimitives, {
    answer,
    message: utf8(note),
    roots: [],
    ...(nonce ? { nonce } : {}),
  });
  if (verdict.kind === 'refused') return `does not hold: ${verdict.sentence.replace(/\.$/, '')}`;
  return verdict.at.getTime() === statedAt?.getTime() ? null : 'states another time than is noted';
}

async function faultOfProof({ state }: AnchorRow, answer: Uint8Array, note: string): Promise<string | null> {
  const digest = await nodePrimitives.digest('SHA-256', utf8(note));
  const attestations = await attestationsOf(nodePrimitives, digest, answer);
  const wanted = state === 'held' ? 'bitcoin' : 'pending';
  return attestations?.some(({ kind }) => kind === wanted) ? null : 'is no proof over it';
}
