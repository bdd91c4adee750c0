// Addresses that the Internet Archive is asked to save, and how far that is: wanted, submitted, archived or given up.

import type { Queryable } from './database.ts';

export interface WaybackSave {
  readonly captureId: number;
  readonly url: string;
  readonly state: 'wanted' | 'submitted' | 'archived' | 'failed';
  readonly changedAt: Date;
  readonly nextAt: Date | null;
  readonly attempts: number;
  readonly archivedUrl: string | null;
  readonly sentence: string | null;
}

const columns = `capture_id AS "captureId", url, state, changed_at AS "changedAt", next_at AS "nextAt", attempts,
  archived_url AS "archivedUrl", sentence`;

/** Notes the pages of captures that brought a new text, from this one on; a capture is noted once. */
export async function wantSaves(database: Queryable, since: Date, now: Date): Promise<void> {
  await database.query(
    `INSERT INTO wayback_saves (capture_id, url, state, changed_at, next_at)
     SELECT c.id, p.final_url, 'wanted', $2, $2 FROM captures c JOIN capture_pages p ON p.capture_id = c.id
      WHERE c.outcome = 'captured' AND NOT c.is_removed AND c.started_at >= $1 AND p.final_url IS NOT NULL
     ON CONFLICT DO NOTHING`,
    [since, now],
  );
}

/** The one that has waited longest for its turn; null where none is due. */
export async function nextSave(database: Queryable, now: Date): Promise<WaybackSave | null> {
  const [row] = await database.query<WaybackSave>(
    `SELECT ${columns} FROM wayback_saves WHERE next_at <= $1 ORDER BY next_at, capture_id, url LIMIT 1`,
    [now],
  );
  return row ?? null;
}

/** Writes how far a save is. */
export async function noteSave(database: Queryable, save: WaybackSave): Promise<void> {
  await database.query(
    `UPDATE wayback_saves SET state = $3, changed_at = $4, next_at = $5, attempts = $6, archived_url = $7, sentence = $8
      WHERE capture_id = $1 AND url = $2`,
    [save.captureId, save.url, save.state, save.changedAt, save.nextAt, save.attempts, save.archivedUrl, save.sentence],
  );
}

/** What was asked for the pages of a capture. */
export function savesOfCapture(database: Queryable, captureId: number): Promise<WaybackSave[]> {
  return database.query(`SELECT ${columns} FROM wayback_saves WHERE capture_id = $1 ORDER BY url COLLATE "C"`, [
    captureId,
  ]);
}
