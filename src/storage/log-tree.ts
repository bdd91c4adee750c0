// The log's tree as rows: tiles of hashes and bundles of entries. Appending holds the writer's turn, so that the tree
// grows in one order; whoever reads sees whole transactions only.

import { gunzipSync, gzipSync } from 'node:zlib';
import type { Queryable, Transaction } from './database.ts';

export interface StoredTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
}

/** Entries in the tree. */
export async function logSize(database: Queryable): Promise<number> {
  const [row] = await database.query<{ size: number }>('SELECT size FROM log_state');
  if (!row) throw new Error('The evidence log has lost its state.');
  return row.size;
}

/** The same, and nobody else appends or signs until the transaction ends. */
export async function lockedLogSize(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ size: number }>('SELECT size FROM log_state FOR UPDATE');
  if (!row) throw new Error('The evidence log has lost its state.');
  return row.size;
}

/** The hashes of a tile as they are now; null where there is none. */
export async function readLogTile(database: Queryable, level: number, index: number): Promise<Uint8Array | null> {
  const [row] = await database.query<{ hashes: Buffer }>(
    'SELECT hashes FROM log_tiles WHERE level = $1 AND index = $2',
    [level, index],
  );
  return row ? new Uint8Array(row.hashes) : null;
}

/** A bundle as it is stored: gzip; null where there is none. */
export async function readPackedBundle(database: Queryable, index: number): Promise<Buffer | null> {
  if (index > 2_147_483_647) return null;
  const [row] = await database.query<{ entries: Buffer }>('SELECT entries FROM log_bundles WHERE index = $1', [index]);
  return row?.entries ?? null;
}

/** The bytes of a bundle. */
export async function readBundle(database: Queryable, index: number): Promise<Uint8Array | null> {
  const packed = await readPackedBundle(database, index);
  return packed && new Uint8Array(gunzipSync(packed));
}

/** Writes what an append changed; `lockedLogSize` must hold the size it started from. */
export async function saveLogGrowth(
  transaction: Transaction,
  grown: {
    readonly size: number;
    readonly tiles: readonly StoredTile[];
    readonly bundles: readonly { readonly index: number; readonly bytes: Uint8Array }[];
  },
): Promise<void> {
  const { size, tiles, bundles } = grown;
  await transaction.query(
    `INSERT INTO log_tiles (level, index, hashes) SELECT * FROM unnest($1::smallint[], $2::int[], $3::bytea[])
     ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hashes }) => Buffer.from(hashes))],
  );
  await transaction.query(
    `INSERT INTO log_bundles (index, entries) SELECT * FROM unnest($1::int[], $2::bytea[])
     ON CONFLICT (index) DO UPDATE SET entries = excluded.entries`,
    [bundles.map(({ index }) => index), bundles.map(({ bytes }) => gzipSync(bytes))],
  );
  await transaction.query('UPDATE log_state SET size = $1', [size]);
}
