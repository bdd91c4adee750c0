// What the next capture of a target is judged by, beside its latest version. Apart from the captures, which never
// change: this is rewritten with each of them.

import type { Queryable, Transaction } from './database.ts';

/** What was kept of a target's track, as JSON; null before its first capture. */
export async function loadTrack(database: Queryable, targetId: number): Promise<unknown> {
  const [row] = await database.query<{ state: unknown }>('SELECT state FROM capture_tracks WHERE target_id = $1', [
    targetId,
  ]);
  return row?.state ?? null;
}

/** Keeps a track's state for the next capture. */
export async function saveTrack(transaction: Transaction, targetId: number, state: unknown): Promise<void> {
  await transaction.query(
    `INSERT INTO capture_tracks (target_id, state) VALUES ($1, $2)
     ON CONFLICT (target_id) DO UPDATE SET state = excluded.state`,
    [targetId, JSON.stringify(state)],
  );
}

/** The latest text of a document's other track, by the track's name for the operator. */
export interface OtherTrack {
  readonly key: string;
  readonly documentId: number;
}

/** The tracks of the same document that are seen from elsewhere and have a version. */
export async function otherTracks(database: Queryable, targetId: number): Promise<OtherTrack[]> {
  return database.query<OtherTrack>(
    `SELECT concat_ws('/', o.region, o.language) AS key, o.document_id AS "documentId"
       FROM capture_targets t JOIN capture_targets o ON (o.platform_name, o.document_name) = (t.platform_name, t.document_name)
      WHERE t.id = $1 AND o.id <> t.id AND o.document_id IS NOT NULL AND o.closed_at IS NULL ORDER BY o.id`,
    [targetId],
  );
}
