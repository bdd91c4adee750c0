// Checkpoints as rows, added and never changed, and the keys that sign them.

import type { SignedCheckpoint } from '#domain/evidence-log.ts';
import type { Queryable, Transaction } from './database.ts';

const columns = 'size, root, signed_at AS "signedAt", note';

/** The newest checkpoint; null before the first. */
export async function latestCheckpoint(database: Queryable): Promise<SignedCheckpoint | null> {
  const [row] = await database.query<SignedCheckpoint>(
    `SELECT ${columns} FROM log_checkpoints ORDER BY size DESC LIMIT 1`,
  );
  return row ?? null;
}

/** The checkpoint over this many entries; null where none was signed then. */
export async function checkpointOfSize(database: Queryable, size: number): Promise<SignedCheckpoint | null> {
  const [row] = await database.query<SignedCheckpoint>(`SELECT ${columns} FROM log_checkpoints WHERE size = $1`, [
    size,
  ]);
  return row ?? null;
}

/** All of them, oldest first. */
export function allCheckpoints(database: Queryable): Promise<SignedCheckpoint[]> {
  return database.query(`SELECT ${columns} FROM log_checkpoints ORDER BY size`);
}

/**
 * The checkpoint that a receipt of this entry rests on: the first that covers it and that somebody else stamped or
 * witnessed, else the first that covers it. So a receipt stays the same while the log grows.
 */
export async function checkpointCovering(database: Queryable, index: number): Promise<SignedCheckpoint | null> {
  const [row] = await database.query<SignedCheckpoint>(
    `SELECT ${columns} FROM log_checkpoints WHERE size = coalesce(
       (SELECT min(size) FROM log_anchors WHERE size > $1 AND state = 'held'),
       (SELECT min(size) FROM log_checkpoints WHERE size > $1))`,
    [index],
  );
  return row ?? null;
}

/** Raises the fence: whoever signs after that is the only one who may. `lockedLogSize` must hold. */
export async function raiseFence(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ fence: number }>('UPDATE log_state SET fence = fence + 1 RETURNING fence');
  return row?.fence ?? 0;
}

/** Keeps a checkpoint where the fence is still the signer's; false where somebody else signs by now. */
export async function addCheckpoint(
  transaction: Transaction,
  { size, root, signedAt, note }: SignedCheckpoint,
  fence: number,
): Promise<boolean> {
  const added = await transaction.query(
    `INSERT INTO log_checkpoints (size, root, signed_at, note)
     SELECT $1, $2, $3, $4 FROM log_state WHERE fence = $5 RETURNING size`,
    [size, Buffer.from(root), signedAt, note, fence],
  );
  return added.length === 1;
}

/** Public keys that sign or signed checkpoints, the first ones first. */
export async function logKeys(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ key: string }>('SELECT key FROM log_keys ORDER BY id');
  return rows.map(({ key }) => key);
}

/** Adds a key where it is not known yet; it gets its entry with the next batch. The writer's turn must be held. */
export async function addLogKey(transaction: Transaction, key: string, at: Date): Promise<void> {
  await transaction.query(
    `INSERT INTO log_keys (id, key, since_at) SELECT coalesce(max(id), 0) + 1, $1, $2 FROM log_keys
     ON CONFLICT (key) DO NOTHING`,
    [key, at],
  );
}
