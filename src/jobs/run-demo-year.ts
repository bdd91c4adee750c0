// Lives through the demonstration's year: the clock is moved from day to day, and what is due then is captured by the
// real pipeline. Run again, it finds what was done and goes on from there.

import type { CaptureReport } from '#pipeline/capture-document.ts';
import { captureDocument } from '#pipeline/capture-document.ts';
import type { CaptureTools } from '#pipeline/capture-tools.ts';
import { type Claim, claimDue, claimTarget } from '#storage/schedule.ts';
import { usualLeaseSeconds } from './hold-claim.ts';

export interface DemoYear {
  /** Days to look on, in order. */
  readonly dates: readonly Date[];
  /** The clock that tools and demonstration share; moved by the run. */
  readonly clock: { now: Date };
  readonly lanes: number;
  readonly signal?: AbortSignal;
  /** Told how many of the days are done, and of each capture. */
  readonly onDay?: (done: number, day: Date) => void;
  readonly onReport?: (report: CaptureReport) => void;
}

/** A text that awaits a second look gets it so much later on the same day. */
const secondLookMs = 3 * 3_600_000;
/** Hosts rest between captures. */
const restMs = 6000;

/** Captures everything that is due on each day. Gives the number of captures made. */
export async function runDemoYear(tools: CaptureTools, year: DemoYear): Promise<number> {
  let captures = 0;
  // By this clock the claims of a run that was killed would never end.
  await tools.database.query('UPDATE capture_schedule SET leased_until = NULL WHERE leased_until IS NOT NULL');
  for (const [index, date] of year.dates.entries()) {
    if (year.signal?.aborted) break;
    year.clock.now = date;
    captures += await captureAllDue(tools, year, date);
    year.clock.now = new Date(date.getTime() + secondLookMs);
    captures += await lookAgain(tools, year);
    year.onDay?.(index + 1, date);
  }
  return captures;
}

/** The clock goes on by seconds until nothing is left that was due at the moment. */
async function captureAllDue(tools: CaptureTools, year: DemoYear, moment: Date): Promise<number> {
  let captures = 0;
  while (!year.signal?.aborted && (await countDue(tools, moment)) > 0) {
    const batch = await Promise.all(Array.from({ length: year.lanes }, () => captureNext(tools, year)));
    const made = batch.filter((one) => one).length;
    captures += made;
    if (made < year.lanes) year.clock.now = new Date(year.clock.now.getTime() + restMs);
  }
  return captures;
}

async function lookAgain(tools: CaptureTools, year: DemoYear): Promise<number> {
  const waiting = await tools.database.query<{ id: number }>(
    `SELECT s.target_id AS id FROM capture_schedule s WHERE s.next_at <= $1 AND 'awaits-confirmation' =
        (SELECT outcome FROM captures c WHERE c.target_id = s.target_id ORDER BY c.id DESC LIMIT 1) ORDER BY id`,
    [tools.now()],
  );
  let captures = 0;
  for (const { id } of waiting) {
    const options = { now: tools.now(), leaseSeconds: usualLeaseSeconds };
    const made =
      !year.signal?.aborted && (await captureClaimed(tools, year, await claimTarget(tools.database, id, options)));
    captures += made ? 1 : 0;
  }
  return captures;
}

async function captureNext(tools: CaptureTools, year: DemoYear): Promise<boolean> {
  return captureClaimed(
    tools,
    year,
    await claimDue(tools.database, { now: tools.now(), leaseSeconds: usualLeaseSeconds }),
  );
}

async function captureClaimed(tools: CaptureTools, year: DemoYear, claim: Claim | null): Promise<boolean> {
  if (!claim) return false;
  const report = await captureDocument(tools, claim);
  if (report) year.onReport?.(report);
  return true;
}

async function countDue({ database }: CaptureTools, moment: Date): Promise<number> {
  const [row] = await database.query<{ due: number }>(
    `SELECT count(*)::int AS due FROM capture_schedule s JOIN capture_targets t ON t.id = s.target_id
      WHERE s.next_at <= $1 AND t.retired_at IS NULL AND (s.leased_until IS NULL OR s.leased_until <= $1)`,
    [moment],
  );
  return row?.due ?? 0;
}
