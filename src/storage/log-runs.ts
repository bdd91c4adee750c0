// Which fact has which entry. Numbers of facts are given without gaps and entered in their order, so that a few rows
// tell it for all of them.

import type { EntryPlace, LoggedKind } from '#domain/evidence-log.ts';
import type { Queryable, Transaction } from './database.ts';

/** The highest number of each kind that has an entry. */
export async function lastLogged(database: Queryable): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ kind: string; last: number }>(
    'SELECT kind, max(last_id) AS last FROM log_runs GROUP BY kind',
  );
  return new Map(rows.map(({ kind, last }) => [kind, last]));
}

/** Notes that these facts have these places; ids ascending, indexes consecutive. */
export async function addRun(
  transaction: Transaction,
  kind: LoggedKind,
  { ids, firstIndex }: { readonly ids: readonly number[]; readonly firstIndex: number },
): Promise<void> {
  for (let from = 0; from < ids.length; ) {
    let to = from + 1;
    while (to < ids.length && ids[to] === (ids[to - 1] ?? 0) + 1) to += 1;
    const [first, last, index] = [ids[from] ?? 0, ids[to - 1] ?? 0, firstIndex + from];
    const extended = await transaction.query(
      `UPDATE log_runs SET last_id = $2 WHERE kind = $1 AND last_id = $3::int - 1 AND first_index + last_id - first_id = $4::bigint - 1
       RETURNING kind`,
      [kind, last, first, index],
    );
    if (extended.length === 0) {
      await transaction.query('INSERT INTO log_runs VALUES ($1, $2, $3, $4)', [kind, first, last, index]);
    }
    from = to;
  }
}

/** Where a fact's entry stands; null while it has none. */
export async function placeOf(database: Queryable, kind: LoggedKind, id: number): Promise<EntryPlace | null> {
  const [row] = await database.query<{ index: number }>(
    `SELECT first_index + $2 - first_id AS index FROM log_runs
      WHERE kind = $1 AND first_id <= $2 AND last_id >= $2`,
    [kind, id],
  );
  return row ? { kind, id, index: row.index } : null;
}

/** The fact that an entry is about; null where the log has no such entry. */
export async function factAt(database: Queryable, index: number): Promise<EntryPlace | null> {
  const [row] = await database.query<{ kind: LoggedKind; id: number }>(
    `SELECT kind, (first_id + $1 - first_index)::int AS id FROM log_runs
      WHERE first_index <= $1 AND first_index + last_id - first_id >= $1`,
    [index],
  );
  return row ? { ...row, index } : null;
}

/** How many entries of each kind the log has. */
export async function loggedCounts(database: Queryable): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ kind: string; count: number }>(
    'SELECT kind, sum(last_id - first_id + 1)::bigint AS count FROM log_runs GROUP BY kind',
  );
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

/** Facts of one kind with consecutive numbers, and the entry of the first; in the order of the numbers. */
export interface LoggedRun {
  readonly firstId: number;
  readonly lastId: number;
  readonly firstIndex: number;
}

export function runsOf(database: Queryable, kind: LoggedKind): Promise<LoggedRun[]> {
  return database.query(
    `SELECT first_id AS "firstId", last_id AS "lastId", first_index AS "firstIndex" FROM log_runs
      WHERE kind = $1 ORDER BY first_id`,
    [kind],
  );
}
