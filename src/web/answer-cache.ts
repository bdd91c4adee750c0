// Finished answers, kept while nothing in the database has changed. The database itself says so: two equal snapshots
// see the same rows, so an answer made under one is exact under the other, and no page has to say what it depends on.

import type { Queryable } from '#storage/database.ts';
import type { Prepared } from './respond.ts';

/** Bytes of bodies kept; the answers unused for longest go first. */
const capacity = 32 * 1024 * 1024;

export interface AnswerCache {
  /** The answer kept under this key for the database as it is, or the one `make` makes; asked at once, made once. */
  readonly answer: (key: string, make: () => Promise<Prepared>) => Promise<Prepared>;
}

/** A cache of its own for one site. */
export function createAnswerCache(database: Queryable): AnswerCache {
  let snapshot: string | null = null;
  let size = 0;
  const kept = new Map<string, Prepared>();
  const making = new Map<string, Promise<Prepared>>();

  const keep = (key: string, prepared: Prepared) => {
    if (prepared.status !== 200 || prepared.body.length > capacity / 8) return;
    kept.set(key, prepared);
    size += prepared.body.length;
    for (const [oldest, { body }] of kept) {
      if (size <= capacity) break;
      kept.delete(oldest);
      size -= body.length;
    }
  };
  const moveTo = (current: string | null) => {
    if (current === snapshot) return;
    snapshot = current;
    kept.clear();
    size = 0;
  };
  return {
    async answer(key, make) {
      const current = await currentSnapshot(database);
      if (current === null) return make();
      moveTo(current);
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      const name = `${current} ${key}`;
      const underway = making.get(name);
      if (underway) return underway;
      const made = make().finally(() => making.delete(name));
      making.set(name, made);
      const prepared = await made;
      // Made under a later snapshot it may hold more than this one shows; then nobody keeps it.
      if ((await currentSnapshot(database)) === current && snapshot === current) keep(key, prepared);
      return prepared;
    },
  };
}

async function currentSnapshot(database: Queryable): Promise<string | null> {
  const [row] = await database.query<{ snapshot: string }>('SELECT pg_current_snapshot()::text AS snapshot');
  return row?.snapshot ?? null;
}
