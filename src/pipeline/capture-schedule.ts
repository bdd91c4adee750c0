// When a track is captured again: the more often it changes the sooner, within bounds. Pure, so that a year of it can
// be walked through by a fake clock.

import type { CaptureOutcomeKind } from '#domain/capture.ts';

const hour = 3600;

/** A document that keeps changing is looked at four times a day, one that never does every week. */
export const shortestInterval = 6 * hour;
export const longestInterval = 7 * 24 * hour;

/** A change halves the time to the next look; a look that finds none adds a quarter. */
const afterChange = 0.5;
const afterNone = 1.25;

/** A drop or rise is looked at again when the page has had time to be mended, and not much later. */
const secondLook = 2 * hour;

const firstRetry = hour;
const longestRetry = 24 * hour;

/** After a failure of the operator's own making, asking again soon helps nobody. */
const refusedByRule: readonly CaptureOutcomeKind[] = ['robots-refused', 'address-refused'];

export interface SlotDone {
  readonly slot: Date;
  readonly now: Date;
  readonly intervalSeconds: number;
  readonly failuresInRow: number;
  readonly failingSince: Date | null;
  readonly outcome: CaptureOutcomeKind;
  /** True for the first version of all, which is no change. */
  readonly isFirst?: boolean;
  /** What the server asked for. */
  readonly retryAfterSeconds?: number;
  /** Between 0 and 1: spreads those that failed together. */
  readonly jitter: number;
}

export interface NextCapture {
  readonly at: Date;
  readonly intervalSeconds: number;
  readonly failuresInRow: number;
  readonly failingSince: Date | null;
}

/** The next slot of a track after one has been settled. */
export function scheduleNext(done: SlotDone): NextCapture {
  switch (done.outcome) {
    case 'captured':
      return onRhythm(done, bounded(done.intervalSeconds * (done.isFirst ? 1 : afterChange)));
    case 'unchanged':
      return onRhythm(done, bounded(done.intervalSeconds * afterNone));
    case 'variant-seen':
      return onRhythm(done, bounded(done.intervalSeconds));
    case 'awaits-confirmation':
      return { at: after(done.now, secondLook * (1 + done.jitter / 4)), ...calm(done.intervalSeconds) };
    default:
      return afterFailure(done);
  }
}

/**
 * The next slot at the track's own time of day: slots that were missed, however many, are made up for by one capture,
 * and one that would follow that capture closely is left out. So tracks stay spread over the day after an outage.
 */
function onRhythm({ slot, now, retryAfterSeconds }: SlotDone, intervalSeconds: number): NextCapture {
  const passed = Math.max(0, (now.getTime() - slot.getTime()) / 1000);
  const next = intervalSeconds * (Math.floor(passed / intervalSeconds) + 1);
  const at = after(slot, next - passed < intervalSeconds / 4 ? next + intervalSeconds : next);
  return { at: later(at, after(now, retryAfterSeconds ?? 0)), ...calm(intervalSeconds) };
}

/** Waits twice as long after each failure in a row, up to a day, and as long as the server asked for. */
function afterFailure(done: SlotDone): NextCapture {
  const failuresInRow = done.failuresInRow + 1;
  const doubled = firstRetry * 2 ** Math.min(failuresInRow - 1, 10);
  const wait = refusedByRule.includes(done.outcome) ? longestRetry : Math.min(longestRetry, doubled);
  const at = after(done.now, wait * (1 + done.jitter / 4));
  // A server may not put us off for ever.
  const asked = after(done.now, Math.min(done.retryAfterSeconds ?? 0, longestInterval));
  return {
    at: later(at, asked),
    intervalSeconds: done.intervalSeconds,
    failuresInRow,
    failingSince: done.failingSince ?? done.now,
  };
}

function calm(intervalSeconds: number) {
  return { intervalSeconds, failuresInRow: 0, failingSince: null };
}

function bounded(seconds: number): number {
  return Math.round(Math.min(longestInterval, Math.max(shortestInterval, seconds)));
}

function after(at: Date, seconds: number): Date {
  return new Date(at.getTime() + Math.round(seconds * 1000));
}

function later(left: Date, right: Date): Date {
  return left > right ? left : right;
}
