// What search rests on: an index over the words of blocks, two that find where a block stands now, and one that finds
// nearly the same wordings. A large first import is several times faster when they are built once at its end instead of
// row by row; whoever opens the instance next builds them if that import was interrupted.

import type { Database, Queryable } from './database.ts';

const indexes: Readonly<Record<string, string>> = {
  blocks_words: 'blocks USING gin (block_words(markdown))',
  wordings_standing_blocks: 'wordings USING gin (block_ids) WITH (fastupdate = off) WHERE last_number IS NULL',
  wording_sketches_bands: 'wording_sketches USING gin (sketch_keys(bands)) WITH (fastupdate = off)',
  block_uses_standing: 'block_uses (block_id) INCLUDE (document_id) WHERE last_number IS NULL',
};
const names = Object.keys(indexes);

/** Takes the indexes away before many blocks are added to an instance that has few. Gives whether it did. */
export async function dropSearchIndexBefore(database: Database, versionsToCome: number): Promise<boolean> {
  const [row] = await database.query<{ few: boolean }>(
    'SELECT count(*) < 20000 AS few FROM (SELECT FROM blocks LIMIT 20000) AS first_blocks',
  );
  if (versionsToCome < 2000 || !row?.few) return false;
  await database.query(`DROP INDEX IF EXISTS ${names.join(', ')}`);
  return true;
}

/** Whether the indexes are there. */
export async function hasSearchIndex(database: Queryable): Promise<boolean> {
  const [row] = await database.query<{ found: number }>(
    'SELECT count(to_regclass(name))::int AS found FROM unnest($1::text[]) AS name',
    [names],
  );
  return row?.found === names.length;
}

/** Builds the indexes unless they are there. */
export async function ensureSearchIndex(database: Database): Promise<void> {
  if (await hasSearchIndex(database)) return;
  await database.session(async (session) => {
    await session.query("SELECT pg_advisory_lock(hashtext('conductatlas search index'))");
    for (const name of names) await session.query(`CREATE INDEX IF NOT EXISTS ${name} ON ${indexes[name]}`);
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
