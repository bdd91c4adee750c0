// The captures of a document, and what they come to in runs: looking again and finding the same is one line however
// often it happened.

import type { CaptureMark } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';

/** Captures that are looked at; older ones lie in the archive. */
const mostCaptures = 2000;

/** A document's captures, newest first: the last attempt of each slot. */
export async function documentCaptures(database: Queryable, document: number): Promise<CaptureMark[]> {
  return database.query<CaptureMark>(
    `SELECT c.id, c.started_at AS at, c.fetcher, c.outcome, c.reasons, c.version_number AS "versionNumber"
       FROM captures c JOIN capture_targets t ON t.id = c.target_id
      WHERE t.document_id = $1
        AND NOT EXISTS (SELECT FROM captures later WHERE later.target_id = c.target_id AND later.slot = c.slot
                         AND later.attempt > c.attempt)
      ORDER BY c.id DESC LIMIT ${mostCaptures}`,
    [document],
  );
}

/** The capture that a version was made from, or at which it was read anew; null for imported versions. */
export async function captureOfVersion(
  database: Queryable,
  document: number,
  versionNumber: number,
): Promise<CaptureMark | null> {
  const [row] = await database.query<CaptureMark>(
    `SELECT c.id, c.started_at AS at, c.fetcher, c.outcome, c.reasons, c.version_number AS "versionNumber"
       FROM captures c JOIN capture_targets t ON t.id = c.target_id
      WHERE t.document_id = $1 AND c.version_number = $2
      ORDER BY c.outcome = 'captured' DESC, c.id LIMIT 1`,
    [document, versionNumber],
  );
  return row ?? null;
}

/** Captures in a row that say the same, newest first within and without. */
export interface CaptureRun {
  readonly outcome: CaptureMark['outcome'];
  readonly reasons: readonly string[];
  readonly count: number;
  readonly newest: CaptureMark;
  readonly oldest: CaptureMark;
}

/** Joins captures in a row with one outcome; failures only where their reasons are the same, too. */
export function captureRuns(newestFirst: readonly CaptureMark[]): CaptureRun[] {
  const runs: CaptureRun[] = [];
  for (const capture of newestFirst) {
    const last = runs.at(-1);
    if (last && saysTheSame(last.oldest, capture)) {
      runs[runs.length - 1] = { ...last, count: last.count + 1, oldest: capture };
    } else {
      const { outcome, reasons } = capture;
      runs.push({ outcome, reasons, count: 1, newest: capture, oldest: capture });
    }
  }
  return runs;
}

function saysTheSame(later: CaptureMark, earlier: CaptureMark): boolean {
  if (later.outcome !== earlier.outcome || later.outcome === 'captured') return false;
  if (later.outcome === 'unchanged') return later.versionNumber === earlier.versionNumber;
  return later.reasons.join() === earlier.reasons.join();
}
