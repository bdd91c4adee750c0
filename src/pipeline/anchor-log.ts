// Asks others to vouch for the newest checkpoint: witnesses for each, time-stamping authorities once a day. Each is
// optional; one that does not answer is asked again, ever more seldom, and holds nobody up.

import { randomBytes } from 'node:crypto';
import type { SendGuarded } from '#capabilities/capture/send-guarded.ts';
import { textOf, utf8 } from '#capabilities/evidence/bytes.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import {
  formatNoteKey,
  type NoteKey,
  parseNote,
  signatureLine,
  verifyNote,
} from '#capabilities/evidence/signed-note.ts';
import { consistencyProof } from '#capabilities/evidence/tile-tree.ts';
import { nonceOf, timeStampRequest, verifyTimeStamp } from '#capabilities/evidence/time-stamp.ts';
import { formatAddCheckpoint } from '#capabilities/evidence/witness.ts';
import type { SignedCheckpoint } from '#domain/evidence-log.ts';
import type { Queryable } from '#storage/database.ts';
import { type AnchorKind, type AnchorRow, lastAsked, lastHeldSize, saveAnchor } from '#storage/log-anchors.ts';
import { latestCheckpoint } from '#storage/log-checkpoints.ts';
import { tileReader } from './sign-checkpoint.ts';

export interface Vouchers {
  readonly witnesses: readonly { readonly key: NoteKey; readonly url: string }[];
  /** Addresses of RFC 3161 authorities. */
  readonly authorities: readonly string[];
  /** DER certificates that stamps must lead to; none: wherever they lead is told. */
  readonly roots: readonly Uint8Array[];
  readonly send: SendGuarded;
  readonly now: () => Date;
}

export interface AnchoringOutcome {
  readonly held: number;
  readonly failed: readonly string[];
}

const dayMs = 24 * 3600 * 1000;

/** What somebody said of a checkpoint, or why nothing came of it. */
type Said =
  | {
      readonly kind: 'held';
      readonly statedAt: Date | null;
      readonly request: Uint8Array | null;
      readonly answer: Uint8Array;
    }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Asks everybody whose turn it is. */
export async function anchorLog(database: Queryable, vouchers: Vouchers): Promise<AnchoringOutcome> {
  const checkpoint = await latestCheckpoint(database);
  const failed: string[] = [];
  let held = 0;
  if (!checkpoint) return { held, failed };
  const asking: { kind: AnchorKind; authority: string; everyMs: number; ask: () => Promise<Said> }[] = [
    ...vouchers.witnesses.map(({ key, url }) => ({
      kind: 'witness' as const,
      authority: formatNoteKey(key),
      everyMs: 0,
      ask: () => askWitness(database, checkpoint, { key, url }, vouchers),
    })),
    ...vouchers.authorities.map((url) => ({
      kind: 'rfc3161' as const,
      authority: url,
      everyMs: dayMs,
      ask: () => askAuthority(checkpoint, url, vouchers),
    })),
  ];
  for (const { kind, authority, everyMs, ask } of asking) {
    const last = await lastAsked(database, kind, authority);
    const now = vouchers.now();
    if (!isTurn(last, { size: checkpoint.size, everyMs, now })) continue;
    const said = await ask();
    await saveAnchor(database, rowOf({ size: checkpoint.size, kind, authority, last, now }, said));
    if (said.kind === 'held') held += 1;
    else failed.push(`${authority}: ${said.sentence}`);
  }
  return { held, failed };
}

function isTurn(
  last: AnchorRow | null,
  { size, everyMs, now }: { readonly size: number; readonly everyMs: number; readonly now: Date },
): boolean {
  if (!last) return true;
  if (last.state !== 'held') return last.nextAt === null || last.nextAt <= now;
  return last.size < size && now.getTime() - last.askedAt.getTime() >= everyMs;
}

interface Asked {
  readonly size: number;
  readonly kind: AnchorKind;
  readonly authority: string;
  readonly last: AnchorRow | null;
  readonly now: Date;
}

function rowOf({ size, kind, authority, last, now }: Asked, said: Said): AnchorRow {
  const isHeld = said.kind === 'held';
  const attempts = isHeld || !last || last.state === 'held' ? 1 : last.attempts + 1;
  // Five minutes, ten, twenty … a day.
  const waitMs = Math.min(dayMs, 300_000 * 2 ** (attempts - 1));
  return {
    size,
    kind,
    authority,
    state: isHeld ? 'held' : 'failed',
    askedAt: now,
    nextAt: isHeld ? null : new Date(now.getTime() + waitMs),
    attempts,
    statedAt: isHeld ? said.statedAt : null,
    request: isHeld && said.request ? Buffer.from(said.request) : null,
    answer: isHeld ? Buffer.from(said.answer) : null,
    sentence: isHeld ? null : said.sentence,
  };
}

async function askAuthority({ note }: SignedCheckpoint, url: string, { send, roots }: Vouchers): Promise<Said> {
  const message = utf8(note);
  const request = await timeStampRequest(nodePrimitives, message, new Uint8Array(randomBytes(8)));
  const answer = await send({ url, method: 'POST', body: request, mediaType: 'application/timestamp-query' });
  if (answer.kind === 'failed') return answer;
  if (answer.status !== 200) return { kind: 'failed', sentence: `It answered with status ${answer.status}.` };
  const verdict = await verifyTimeStamp(nodePrimitives, {
    answer: answer.body,
    message,
    roots,
    nonce: nonceOf(request),
  });
  if (verdict.kind === 'refused') return { kind: 'failed', sentence: verdict.sentence };
  return { kind: 'held', statedAt: verdict.at, request, answer: answer.body };
}

async function askWitness(
  database: Queryable,
  checkpoint: SignedCheckpoint,
  { key, url }: Vouchers['witnesses'][number],
  { send }: Vouchers,
): Promise<Said> {
  let oldSize = await lastHeldSize(database, 'witness', formatNoteKey(key));
  const address = `${url.replace(/\/+$/, '')}/add-checkpoint`;
  for (let isRetry = false; ; isRetry = true) {
    const proof =
      oldSize === 0 || oldSize > checkpoint.size
        ? []
        : await consistencyProof(oldSize, checkpoint.size, tileReader(database));
    const body = formatAddCheckpoint({ oldSize, proof, checkpoint: checkpoint.note });
    const answer = await send({ url: address, method: 'POST', body, mediaType: 'text/plain; charset=utf-8' });
    if (answer.kind === 'failed') return answer;
    const text = textOf(answer.body) ?? '';
    // It has seen another state than we remember, and says which.
    if (answer.status === 409 && !isRetry && /^\d{1,15}\n$/.test(text) && Number(text) <= checkpoint.size) {
      oldSize = Number(text);
      continue;
    }
    if (answer.status !== 200)
      return { kind: 'failed', sentence: `The witness answered with status ${answer.status}.` };
    return cosignatureIn(checkpoint, text, key);
  }
}

async function cosignatureIn({ note }: SignedCheckpoint, lines: string, key: NoteKey): Promise<Said> {
  const signed = parseNote(utf8(note + lines));
  const own = signed?.signatures.find(
    ({ name, keyId }) => name === key.name && keyId.every((byte, at) => byte === key.id[at]),
  );
  if (!signed || !own) return { kind: 'failed', sentence: 'The witness answered without its cosignature.' };
  const verdict = await verifyNote(nodePrimitives, { text: signed.text, signatures: [own] }, key);
  if (verdict.kind !== 'signed')
    return { kind: 'failed', sentence: 'The cosignature is not by the key of the witness.' };
  return { kind: 'held', statedAt: verdict.at, request: null, answer: utf8(signatureLine(own)) };
}
