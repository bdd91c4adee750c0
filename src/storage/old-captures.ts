// Captures whose archived files may be erased after a time, because nothing that is published rests on them.

import type { Queryable, Transaction } from './database.ts';

export interface ArchivedCapture {
  readonly id: number;
  readonly targetId: number;
  readonly sha256: string;
  readonly bytes: number;
  /** Captures whose payloads its file refers to; null: not looked up yet. */
  readonly refersTo: readonly number[] | null;
  /** Old enough, and itself needed by no version and no hold. */
  readonly isOld: boolean;
}

/**
 * All captures with a file, of targets that have one that may go. Needed are the capture that each version was made from,
 * the last that saw the document, the newest, those since `before`, and all of documents under a legal hold.
 */
export function archivedCaptures(database: Queryable, before: Date): Promise<ArchivedCapture[]> {
  return database.query(
    `WITH placed AS (
       SELECT c.id, c.target_id, c.warc_sha256, c.warc_bytes, c.refers_to, c.is_removed, c.started_at, c.version_number,
              row_number() OVER (PARTITION BY c.target_id, c.version_number ORDER BY c.outcome = 'captured' DESC, c.id) AS of_version,
              max(c.id) FILTER (WHERE c.version_number IS NOT NULL) OVER (PARTITION BY c.target_id) AS last_seen,
              max(c.id) OVER (PARTITION BY c.target_id) AS newest
         FROM captures c),
     judged AS (
       SELECT p.*, p.started_at < $1 AND NOT (p.version_number IS NOT NULL AND p.of_version = 1)
              AND p.id IS DISTINCT FROM p.last_seen AND p.id <> p.newest
              AND NOT coalesce((SELECT is_held FROM legal_holds h WHERE h.document_id = t.document_id
                                 ORDER BY h.id DESC LIMIT 1), false) AS is_old
         FROM placed p JOIN capture_targets t ON t.id = p.target_id
        WHERE p.warc_sha256 IS NOT NULL AND NOT p.is_removed)
     SELECT id, target_id AS "targetId", encode(warc_sha256, 'hex') AS sha256, coalesce(warc_bytes, 0)::bigint AS bytes,
            refers_to AS "refersTo", is_old AS "isOld"
       FROM judged WHERE target_id IN (SELECT target_id FROM judged WHERE is_old) ORDER BY id`,
    [before],
  );
}

/** The captures that hold these records of archived files. */
export async function capturesHolding(database: Queryable, recordIds: readonly string[]): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    'SELECT DISTINCT capture_id AS id FROM capture_payloads WHERE record_id = ANY($1) ORDER BY id',
    [recordIds],
  );
  return rows.map(({ id }) => id);
}

/** Notes what the file of a capture refers to; it never refers to anything else. */
export async function noteReferences(database: Queryable, capture: number, refersTo: readonly number[]): Promise<void> {
  await database.query('UPDATE captures SET refers_to = $2 WHERE id = $1', [capture, refersTo]);
}

/** Notes a run and that the files of its captures are erased; gives its number. The writer's turn must be held. */
export async function addRetentionRun(
  transaction: Transaction,
  run: { readonly days: number; readonly before: Date; readonly at: Date; readonly captures: readonly number[] },
): Promise<number> {
  const [row] = await transaction.query<{ id: number }>(
    `INSERT INTO retention_runs (id, days, before_at, erased_at, capture_ids)
     VALUES ((SELECT coalesce(max(id), 0) + 1 FROM retention_runs), $1, $2, $3, $4) RETURNING id`,
    [run.days, run.before, run.at, run.captures],
  );
  await transaction.query('UPDATE captures SET is_removed = true, retention_run = $2 WHERE id = ANY($1)', [
    run.captures,
    row?.id,
  ]);
  // What comes again is stored again.
  await transaction.query('DELETE FROM capture_payloads WHERE capture_id = ANY($1)', [run.captures]);
  return row?.id ?? 0;
}
