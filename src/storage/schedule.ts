// When targets are captured next, and who captures them: claims with a lease and a fencing number, so that several
// workers never make one capture twice and one that was killed leaves its work to the others.

import type { Database, Queryable, Transaction } from './database.ts';

/** The right to make the capture of one slot, until the lease ends or somebody else is given it. */
export interface Claim {
  readonly targetId: number;
  readonly slot: Date;
  readonly fence: number;
  readonly hosts: readonly string[];
  readonly intervalSeconds: number;
  readonly failuresInRow: number;
  readonly failingSince: Date | null;
}

/** The lease ended and another worker has the target: what was brought is thrown away, for theirs will do. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

export interface ClaimOptions {
  readonly now: Date;
  readonly leaseSeconds: number;
}

/** What was taken down is not captured again. */
const isWanted = 'NOT EXISTS (SELECT FROM withdrawn_documents w WHERE w.document_id = t.document_id)';

/**
 * Claims the target that has waited longest among those of the highest priority, leaving out every target that asks
 * a host which is being asked by somebody, or wishes to be left alone. Null when nothing can be done now.
 */
export function claimDue(database: Database, { now, leaseSeconds }: ClaimOptions): Promise<Claim | null> {
  return claim(
    database,
    `s.next_at <= $1 AND t.retired_at IS NULL AND ${isWanted} AND (s.leased_until IS NULL OR s.leased_until <= $1)
       AND NOT EXISTS (SELECT FROM capture_schedule busy JOIN capture_targets b ON b.id = busy.target_id
                        WHERE busy.leased_until > $1 AND b.hosts && t.hosts)
       AND NOT EXISTS (SELECT FROM capture_hosts h WHERE h.host = ANY(t.hosts) AND h.not_before > $1)
     ORDER BY s.priority DESC, s.next_at, s.target_id LIMIT 1`,
    [now, leaseSeconds],
  );
}

/** Claims one target now, whenever it would be due, as an operator asks. Null while somebody captures it. */
export function claimTarget(database: Database, targetId: number, options: ClaimOptions): Promise<Claim | null> {
  return claim(database, `s.target_id = $3 AND ${isWanted} AND (s.leased_until IS NULL OR s.leased_until <= $1)`, [
    options.now,
    options.leaseSeconds,
    targetId,
  ]);
}

async function claim(database: Database, which: string, parameters: readonly unknown[]): Promise<Claim | null> {
  return database.transaction(async (transaction) => {
    // Claiming takes a millisecond; one at a time, so that two never see the same host as free.
    await transaction.query("SELECT pg_advisory_xact_lock(hashtext('conductatlas capture claims'))");
    const [row] = await transaction.query<Claim>(
      `UPDATE capture_schedule c
          SET fence = c.fence + 1, leased_until = $1::timestamptz + $2 * interval '1 second'
         FROM (SELECT s.target_id, t.hosts FROM capture_schedule s JOIN capture_targets t ON t.id = s.target_id
                WHERE ${which}) AS chosen
        WHERE c.target_id = chosen.target_id
        RETURNING c.target_id AS "targetId", least(c.next_at, $1) AS slot, c.fence, chosen.hosts,
                  c.interval_seconds AS "intervalSeconds", c.failures_in_row AS "failuresInRow",
                  c.failing_since AS "failingSince"`,
      parameters,
    );
    return row ?? null;
  });
}

/** Where a target's schedule goes on from. */
export interface NextSlot {
  readonly at: Date;
  readonly intervalSeconds: number;
  readonly failuresInRow: number;
  readonly failingSince: Date | null;
  /** None of the target's hosts is asked again before. */
  readonly hostsNotBefore: Date;
}

/** Ends the claim in the transaction that records what it brought. Throws ClaimLost when another has it by now. */
export async function settleClaim(transaction: Transaction, held: Claim, next: NextSlot): Promise<void> {
  const settled = await transaction.query(
    `UPDATE capture_schedule SET next_at = $3, interval_seconds = $4, failures_in_row = $5, failing_since = $6,
            leased_until = NULL
      WHERE target_id = $1 AND fence = $2 RETURNING target_id`,
    [held.targetId, held.fence, next.at, next.intervalSeconds, next.failuresInRow, next.failingSince],
  );
  if (settled.length === 0) throw new ClaimLost(`The capture of target ${held.targetId} was taken over.`);
  await transaction.query(
    `INSERT INTO capture_hosts (host, not_before) SELECT host, $2 FROM unnest($1::text[]) AS host ORDER BY host
     ON CONFLICT (host) DO UPDATE SET not_before = greatest(capture_hosts.not_before, excluded.not_before)`,
    [held.hosts, next.hostsNotBefore],
  );
}

/** Gives a claim back unused, so that others need not wait for its lease to end. */
export async function releaseClaim(database: Queryable, held: Claim): Promise<void> {
  await database.query('UPDATE capture_schedule SET leased_until = NULL WHERE target_id = $1 AND fence = $2', [
    held.targetId,
    held.fence,
  ]);
}

/** When the next target is due; null when there is none. */
export async function nextDueAt(database: Queryable): Promise<Date | null> {
  const [row] = await database.query<{ at: Date | null }>(
    `SELECT min(s.next_at) AS at FROM capture_schedule s JOIN capture_targets t ON t.id = s.target_id
      WHERE t.retired_at IS NULL AND ${isWanted}`,
  );
  return row?.at ?? null;
}

/** Keeps a claim for as long again from now; gives false where another has it by now. */
export async function renewClaim(
  database: Queryable,
  held: Claim,
  { now, leaseSeconds }: ClaimOptions,
): Promise<boolean> {
  const renewed = await database.query(
    `UPDATE capture_schedule SET leased_until = $3::timestamptz + $4 * interval '1 second'
      WHERE target_id = $1 AND fence = $2 AND leased_until IS NOT NULL RETURNING target_id`,
    [held.targetId, held.fence, now, leaseSeconds],
  );
  return renewed.length > 0;
}
