// Whether a contest was kept, which is all that is told of one that waits for its answer.

import type { Queryable } from '#storage/database.ts';

/** Whether this change has a contest of this number. */
export async function isContestOf(database: Queryable, contest: number, change: number): Promise<boolean> {
  if (contest > 2_147_483_647) return false;
  const rows = await database.query('SELECT 1 FROM contests WHERE id = $1 AND change_id = $2', [contest, change]);
  return rows.length > 0;
}
