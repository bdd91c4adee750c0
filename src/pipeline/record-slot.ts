// The one transaction that ends a capture: the claim is settled first, so that a worker that was taken over writes
// nothing; then the attempts, the version, the verification, the track and their entries in the evidence log.

import { createHash } from 'node:crypto';
import { seenOutcomes } from '#domain/capture.ts';
import type { DocumentGrowth } from '#domain/document-growth.ts';
import { saveTrack } from '#storage/capture-tracks.ts';
import { type CaptureRecord, noteSeen, recordCaptures } from '#storage/captures.ts';
import type { Transaction } from '#storage/database.ts';
import { addTrack } from '#storage/documents.ts';
import { growStoredDocument, takeWriterTurn } from '#storage/grow-document.ts';
import { type Claim, settleClaim } from '#storage/schedule.ts';
import { bindTarget, type StoredTarget } from '#storage/sources.ts';
import { textOfMarkdown } from './3-extract.ts';
import { appendPending } from './append-to-log.ts';
import type { JudgedAttempt } from './capture-document.ts';
import { scheduleNext } from './capture-schedule.ts';
import type { CaptureTools } from './capture-tools.ts';
import { growDocument } from './flow.ts';
import { keptState, type RecalledTrack } from './recall-track.ts';

/** A host is left alone this long after a capture. */
const hostRestSeconds = 5;
const longestHostRestSeconds = 24 * 3600;

export interface SlotOutcome {
  readonly held: Claim;
  readonly target: StoredTarget;
  readonly track: RecalledTrack;
  readonly records: readonly CaptureRecord[];
  readonly last: JudgedAttempt;
}

/** Writes what the capture of a slot came to. Throws ClaimLost where another worker has the target by now. */
export async function recordSlot(tools: CaptureTools, slot: SlotOutcome): Promise<void> {
  const { held, target, records, last } = slot;
  const growth = await grownBy(tools, slot);
  const at = last.attempt.startedAt;
  await tools.database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    await settle(transaction, tools, slot);
    const documentId = growth ? await storeGrowth(transaction, target, growth) : target.documentId;
    await recordCaptures(transaction, { targetId: target.id, slot: held.slot }, records);
    if (documentId !== null && seenOutcomes.includes(last.decision.outcome)) {
      await noteSeen(transaction, { targetId: target.id, documentId, at });
    }
    await saveTrack(transaction, target.id, keptState(last.decision.state));
    await appendPending(transaction);
  });
}

async function settle(
  transaction: Transaction,
  tools: CaptureTools,
  { held, track, last }: SlotOutcome,
): Promise<void> {
  const now = tools.now();
  const { reading } = last.attempt;
  const asked = reading.kind === 'failed' ? reading.failure.retryAfterSeconds : undefined;
  const next = scheduleNext({
    slot: held.slot,
    now,
    intervalSeconds: held.intervalSeconds,
    failuresInRow: held.failuresInRow,
    failingSince: held.failingSince,
    outcome: last.decision.outcome,
    isFirst: track.memory.latest === null,
    ...(asked === undefined ? {} : { retryAfterSeconds: asked }),
    jitter: jitterOf(held),
  });
  const rest = Math.max(hostRestSeconds, Math.min(asked ?? 0, longestHostRestSeconds));
  await settleClaim(transaction, held, { ...next, hostsNotBefore: new Date(now.getTime() + rest * 1000) });
}

/** The versions of a capture: our own new reading of the last one where there is one, and what the platform changed. */
async function grownBy(tools: CaptureTools, { track, records, last }: SlotOutcome): Promise<DocumentGrowth | null> {
  const { newVersion, outcome } = last.decision;
  const reread = seenOutcomes.includes(outcome) ? track.reread : null;
  if (!newVersion && !reread) return null;
  const growing = growDocument(track.memory, tools.judgement);
  if (reread) {
    const text = textOfMarkdown(reread.markdown);
    growing.add({ capturedAt: last.attempt.startedAt, reason: 're-extracted', text });
  }
  if (newVersion) {
    const isReread = newVersion.reason === 'changed' && isSamePayload(records.at(-1), track);
    growing.add({
      capturedAt: newVersion.capturedAt,
      reason: isReread ? 're-extracted' : newVersion.reason,
      text: textOfMarkdown(newVersion.markdown),
      ...(newVersion.seenBeforeAt ? { seenBeforeAt: newVersion.seenBeforeAt } : {}),
      ...(track.state.latest ? { formerSeenAt: track.state.latest.lastSeenAt } : {}),
    });
  }
  return growing.finish();
}

/** Another text from the very bytes of last time: only our reading changed, and no change of the platform's. */
function isSamePayload(record: CaptureRecord | undefined, { lastSeen }: RecalledTrack): boolean {
  if (!record || !lastSeen || record.pages.length !== lastSeen.pages.length || record.fetcher !== lastSeen.fetcher) {
    return false;
  }
  return record.pages.every((page, index) => {
    const former = lastSeen.pages[index];
    const [now, then] =
      record.fetcher === 'browser'
        ? [page.renderedSha256, former?.renderedSha256]
        : [page.payloadSha256, former?.payloadSha256];
    return now !== null && now === then;
  });
}

async function storeGrowth(transaction: Transaction, target: StoredTarget, growth: DocumentGrowth): Promise<number> {
  const documentId = target.documentId ?? (await addTrack(transaction, target));
  if (target.documentId === null) await bindTarget(transaction, target.id, documentId);
  await growStoredDocument(transaction, documentId, growth);
  return documentId;
}

/** Between 0 and 1, and the same whenever the slot is captured. */
function jitterOf({ targetId, slot }: Claim): number {
  return createHash('sha256').update(`${targetId} ${slot.toISOString()}`).digest().readUInt32BE(0) / 0xffff_ffff;
}
