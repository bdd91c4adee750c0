// How much an instance holds, for the welcome of `atlas start` and for `atlas doctor`.

import type { Queryable } from '#storage/database.ts';

export interface InstanceContents {
  readonly platforms: number;
  readonly documents: number;
  readonly versions: number;
  readonly provisions: number;
  readonly changes: number;
}

/** Counts of the main nouns. */
export async function instanceContents(database: Queryable): Promise<InstanceContents> {
  const [row] = await database.query<InstanceContents>(
    `SELECT (SELECT count(*)::int FROM platforms) AS platforms, (SELECT count(*)::int FROM documents) AS documents,
            (SELECT count(*)::int FROM versions) AS versions, (SELECT count(*)::int FROM provisions) AS provisions,
            (SELECT count(*)::int FROM changes) AS changes`,
  );
  if (!row) throw new Error('The database counted nothing.');
  return row;
}
