// Rebuilds every stored text from its blocks and compares it with the SHA-256 that was stored with it.

import type { Queryable } from './database.ts';
import { isIntact, loadTexts } from './texts.ts';

export interface TextCheck {
  readonly texts: number;
  /** SHA-256 of the texts that could not be rebuilt as they were. */
  readonly damaged: readonly string[];
}

const batch = 100;

/** Re-reads all texts. `onProgress` is told how many of them are done. */
export async function checkTexts(
  database: Queryable,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<TextCheck> {
  const all = await database.query<{ id: number; sha256: string }>(
    `SELECT id, encode(sha256, 'hex') AS sha256 FROM texts WHERE NOT is_removed ORDER BY id`,
  );
  const damaged: string[] = [];
  for (let at = 0; at < all.length; at += batch) {
    const wanted = all.slice(at, at + batch);
    const loaded = await loadTexts(
      database,
      wanted.map((row) => row.id),
    ).catch(() => null);
    for (const { id, sha256 } of wanted) {
      // A batch that does not load as a whole is looked at text by text, to name the one that is damaged.
      const text = loaded
        ? loaded.get(id)
        : await loadTexts(database, [id]).then(
            (found) => found.get(id),
            () => undefined,
          );
      if (!text || !isIntact(text)) damaged.push(sha256);
    }
    onProgress(Math.min(all.length, at + batch), all.length);
  }
  return { texts: all.length, damaged };
}

/** Keeps the outcome of an upkeep, for the pages and for `atlas doctor`. */
export async function noteMaintenance(database: Queryable, name: string, outcome: unknown): Promise<void> {
  await database.query(
    `INSERT INTO maintenance (name, finished_at, outcome) VALUES ($1, now(), $2)
     ON CONFLICT (name) DO UPDATE SET finished_at = excluded.finished_at, outcome = excluded.outcome`,
    [name, JSON.stringify(outcome)],
  );
}
