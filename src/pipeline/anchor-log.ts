// Asks others to vouch for the newest checkpoint: witnesses for each, time-stamping authorities once a day. Each is
// optional; one that does not answer is asked again, ever more seldom, and holds nobody up.

import { randomBytes } from 'node:crypto';
import type { SendGuarded } from '#capabilities/capture/send-guarded.ts';
import { textOf, toHex, utf8 } from '#capabilities/evidence/bytes.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { attestationsOf, withUpgrade } from '#capabilities/evidence/open-timestamps.ts';
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
import { checkpointOfSize, latestCheckpoint } from '#storage/log-checkpoints.ts';
import { tileReader } from './sign-checkpoint.ts';

export interface Vouchers {
  readonly witnesses: readonly { readonly key: NoteKey; readonly url: string }[];
  /** Addresses of RFC 3161 authorities. */
  readonly authorities: readonly string[];
  /** Addresses of OpenTimestamps calendars. */
  readonly calendars: readonly string[];
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
  /** Promised: the calendar has it and will have a block; asked again later. */
  | { readonly kind: 'pending'; readonly answer: Uint8Array }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Asks everybody whose turn it is. */
export async function anchorLog(database: Queryable, vouchers: Vouchers): Promise<AnchoringOutcome> {
  const checkpoint = await latestCheckpoint(database);
  const failed: string[] = [];
  let held = 0;
  if (!checkpoint) return { held, failed };
  const asking: {
    kind: AnchorKind;
    authority: string;
    everyMs: number;
    ask: (last: AnchorRow | null) => Promise<Said>;
  }[] = [
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
    ...vouchers.calendars.map((url) => ({
      kind: 'opentimestamps' as const,
      authority: url,
      everyMs: dayMs,
      ask: (last: AnchorRow | null) => askCalendar(database, { checkpoint, url, last }, vouchers),
    })),
  ];
  for (const { kind, authority, everyMs, ask } of asking) {
    const last = await lastAsked(database, kind, authority);
    const now = vouchers.now();
    if (!isTurn(last, { size: checkpoint.size, everyMs, now })) continue;
    const said = await ask(last);
    // A calendar that has not got its block yet is asked about the checkpoint of then.
    const size = last?.state === 'pending' ? last.size : checkpoint.size;
    await saveAnchor(database, rowOf({ size, kind, authority, last, now }, said));
    if (said.kind === 'held') held += 1;
    else if (said.kind === 'failed') failed.push(`${authority}: ${said.sentence}`);
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
    // A promise is kept by asking again, not lost by one silence.
    state: said.kind === 'failed' && last?.state === 'pending' ? 'pending' : said.kind,
    askedAt: now,
    nextAt: isHeld ? null : new Date(now.getTime() + waitMs),
    attempts,
    statedAt: isHeld ? said.statedAt : null,
    request: isHeld && said.request ? Buffer.from(said.request) : null,
    // What a calendar promised stays, also where it does not answer the next time.
    answer: said.kind === 'failed' ? (last?.answer ?? null) : Buffer.from(said.answer),
    sentence: said.kind === 'failed' ? said.sentence : null,
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

/** Submits the checkpoint's digest; later asks for the block that the calendar promised. */
async function askCalendar(
  database: Queryable,
  {
    checkpoint,
    url,
    last,
  }: { readonly checkpoint: SignedCheckpoint; readonly url: string; readonly last: AnchorRow | null },
  { send }: Vouchers,
): Promise<Said> {
  const base = url.replace(/\/+$/, '');
  if (last?.state === 'pending' && last.answer)
    return upgraded(database, { size: last.size, timestamp: new Uint8Array(last.answer), base }, send);
  const digest = await nodePrimitives.digest('SHA-256', utf8(checkpoint.note));
  const answer = await send({
    url: `${base}/digest`,
    method: 'POST',
    body: digest,
    mediaType: 'application/x-www-form-urlencoded',
  });
  if (answer.kind === 'failed') return answer;
  const attestations = answer.status === 200 ? await attestationsOf(nodePrimitives, digest, answer.body) : null;
  if (!attestations?.length)
    return { kind: 'failed', sentence: `The calendar answered with status ${answer.status} and no proof.` };
  return { kind: 'pending', answer: answer.body };
}

async function upgraded(
  database: Queryable,
  { size, timestamp, base }: { readonly size: number; readonly timestamp: Uint8Array; readonly base: string },
  send: SendGuarded,
): Promise<Said> {
  const checkpoint = await checkpointOfSize(database, size);
  const digest = await nodePrimitives.digest('SHA-256', utf8(checkpoint?.note ?? ''));
  const found = await attestationsOf(nodePrimitives, digest, timestamp);
  const pending = found?.find((attestation) => attestation.kind === 'pending');
  if (!pending) return { kind: 'failed', sentence: 'The kept proof holds no promise of a calendar.' };
  const answer = await send({ url: `${base}/timestamp/${toHex(pending.commitment)}`, method: 'GET' });
  if (answer.kind === 'failed') return answer;
  if (answer.status === 404) return { kind: 'pending', answer: timestamp };
  const whole = withUpgrade(timestamp, pending, answer.body);
  const now = answer.status === 200 ? await attestationsOf(nodePrimitives, digest, whole) : null;
  if (!now?.some(({ kind }) => kind === 'bitcoin')) return { kind: 'pending', answer: timestamp };
  return { kind: 'held', statedAt: null, request: null, answer: whole };
}
