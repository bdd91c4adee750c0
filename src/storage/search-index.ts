// The full-text index over blocks. A large first import is several times faster when the index is built once at its
// end instead of row by row; whoever opens the instance next builds it if that import was interrupted.

import type { Database, Queryable } from './database.ts';

/** Takes the index away before many blocks are added to an instance that has few. Gives whether it did. */
export async function dropSearchIndexBefore(database: Database, versionsToCome: number): Promise<boolean> {
  const [row] = await database.query<{ few: boolean }>(
    'SELECT count(*) < 20000 AS few FROM (SELECT FROM blocks LIMIT 20000) AS first_blocks',
  );
  if (versionsToCome < 2000 || !row?.few) return false;
  await database.query('DROP INDEX IF EXISTS blocks_words');
  return true;
}

/** Whether the index is there. */
export async function hasSearchIndex(database: Queryable): Promise<boolean> {
  const [row] = await database.query<{ found: boolean }>("SELECT to_regclass('blocks_words') IS NOT NULL AS found");
  return row?.found ?? false;
}

/** Builds the index unless it is there. */
export async function ensureSearchIndex(database: Database): Promise<void> {
  if (await hasSearchIndex(database)) return;
  await database.session(async (session) => {
    await session.query("SELECT pg_advisory_lock(hashtext('conductatlas search index'))");
    await session.query('CREATE INDEX IF NOT EXISTS blocks_words ON blocks USING gin (words)');
  });
}

/** Refreshes the planner's statistics after an import, and lets go of the log space it took. */
export async function settleAfterImport(database: Database): Promise<void> {
  await database.session(async (session) => {
    await session.query('VACUUM (ANALYZE)');
    // Only the embedded server's user may ask for a checkpoint everywhere; a managed server does it by itself.
    await session.query('CHECKPOINT').catch(() => undefined);
  });
}
