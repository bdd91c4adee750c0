// Where words are left in a database: what was taken down must stand in no table.

import type { Database } from '#storage/database.ts';

/** Names of the tables with a row that holds the words in any column, sorted. */
export async function tablesWith(database: Database, words: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    if (rows.some(({ row }) => row.includes(words))) found.push(name);
  }
  return found.sort();
}
