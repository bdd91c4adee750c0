// Captures what is due, several targets at the same time and never two of one host. Each lane claims, captures and
// claims again; lanes of other workers do the same on the same database, and nobody needs to know of the others.

import { log } from '#log.ts';
import type { CaptureReport } from '#pipeline/capture-document.ts';
import type { CaptureTools } from '#pipeline/capture-tools.ts';
import { type Claim, claimDue, releaseClaim } from '#storage/schedule.ts';
import { captureHeld, usualLeaseSeconds } from './hold-claim.ts';

export interface LaneOptions {
  readonly lanes: number;
  /** Pause where nothing can be captured now. */
  readonly pauseMs?: number;
  readonly onReport?: (report: CaptureReport) => void;
}

export interface RunningLanes {
  /** Claims nothing more, and waits for the captures at work; those that last too long are left to others. */
  stop(): Promise<void>;
}

const usualPauseMs = 5000;
const patienceMs = 25_000;

/** Starts capturing what is due. */
export function startLanes(tools: CaptureTools, options: LaneOptions): RunningLanes {
  const stopping = new AbortController();
  const held = new Set<Claim>();
  const lanes = Array.from({ length: options.lanes }, () => runLane(tools, options, { held, signal: stopping.signal }));
  return {
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all(lanes), pause(patienceMs, null)]);
      for (const claim of held) await releaseClaim(tools.database, claim).catch(() => undefined);
    },
  };
}

interface Lane {
  readonly held: Set<Claim>;
  readonly signal: AbortSignal;
}

async function runLane(tools: CaptureTools, options: LaneOptions, lane: Lane): Promise<void> {
  const { pauseMs = usualPauseMs } = options;
  const leaseSeconds = usualLeaseSeconds;
  while (!lane.signal.aborted) {
    const claim = await claimDue(tools.database, { now: tools.now(), leaseSeconds }).catch((cause: unknown) => {
      log.error({ err: cause }, 'Nothing could be claimed to capture');
      return null;
    });
    if (!claim) await pause(pauseMs, lane.signal);
    else await captureClaimed(tools, claim, { ...lane, ...options });
  }
}

async function captureClaimed(tools: CaptureTools, claim: Claim, lane: Lane & LaneOptions): Promise<void> {
  lane.held.add(claim);
  try {
    const report = await captureHeld(tools, claim);
    if (report === null) log.warn({ target: claim.targetId }, 'Another worker took a capture over');
    else tell(report);
    if (report) lane.onReport?.(report);
  } catch (cause) {
    // The lease stands until it ends, so that a target that breaks the program is not tried again at once.
    log.error({ err: cause, target: claim.targetId }, 'A capture broke off');
  } finally {
    lane.held.delete(claim);
  }
}

function tell({ platformName, documentName, outcome, sentence, wantsNotice }: CaptureReport): void {
  const line = { platform: platformName, document: documentName, outcome };
  if (wantsNotice) log.warn(line, `A document cannot be captured, again and again: ${sentence}`);
  else log.debug(line, sentence);
}

/** Ends early when the signal fires. */
function pause(milliseconds: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    timer.unref();
    signal?.addEventListener('abort', end);
  });
}
