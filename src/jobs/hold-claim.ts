// Captures under a claim that is renewed for as long as the capture lasts. The lease itself is short, so that the work
// of a process that was killed is soon taken up by another.

import { setTimeout as delay } from 'node:timers/promises';
import { log } from '#log.ts';
import { type CaptureReport, captureDocument } from '#pipeline/capture-document.ts';
import type { CaptureTools } from '#pipeline/capture-tools.ts';
import { type Claim, claimTarget, renewClaim } from '#storage/schedule.ts';

export const usualLeaseSeconds = 40;
const renewEveryMs = 10_000;

/** Captures the target of a claim; null where another worker took it over. */
export async function captureHeld(
  tools: CaptureTools,
  claim: Claim,
  options: { readonly isUpload?: boolean } = {},
): Promise<CaptureReport | null> {
  const renewing = setInterval(() => {
    renewClaim(tools.database, claim, { now: tools.now(), leaseSeconds: usualLeaseSeconds }).catch((cause: unknown) =>
      log.warn({ err: cause, target: claim.targetId }, 'A claim could not be renewed'),
    );
  }, renewEveryMs);
  try {
    return await captureDocument(tools, claim, options);
  } finally {
    clearInterval(renewing);
  }
}

/** Claims one target, waiting for whoever captures it now to end; null where that takes too long. */
export async function claimWhenFree(tools: CaptureTools, targetId: number): Promise<Claim | null> {
  const until = performance.now() + 2 * usualLeaseSeconds * 1000;
  for (;;) {
    const claim = await claimTarget(tools.database, targetId, { now: tools.now(), leaseSeconds: usualLeaseSeconds });
    if (claim || performance.now() > until) return claim;
    await delay(500);
  }
}
