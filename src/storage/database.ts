// The door to the database: one pool of connections, transactions and bulk loading, on the embedded server or on
// a server by address. Apart because everything else in storage is told which of the two it talks to by nobody.
import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Config } from '#config.ts';
import { log } from '#log.ts';
import { COLUMN_TYPES } from './column-types.ts';
import { type CopyValue, encodeCopyText } from './copy-text.ts';
import { DatabaseUnreachable } from './database-unreachable.ts';
import { openEmbeddedPostgres } from './embedded-postgres/embedded-postgres.ts';

/** Rows of a bulk load: values, or text already encoded by encodeCopyText (any number of whole lines). */
export type CopyRow = readonly CopyValue[] | string;

export interface Queryable {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface Transaction extends Queryable {
  readonly client: pg.ClientBase;
  /** Appends rows to a table by COPY; resolves with their number. */
  copyInto(
    table: string,
    columns: readonly string[],
    rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
  ): Promise<number>;
}

export interface TransactionOptions {
  /** How long one statement may take; 0, the default in a transaction, is without limit. */
  readonly statementTimeoutMs?: number;
}

export interface Database extends Queryable {
  readonly pool: pg.Pool;
  /** Commits when the work resolves, rolls back when it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Work on one connection outside a transaction and without a time limit, such as VACUUM or a session lock. */
  session<T>(work: (session: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 30_000;
const OLDEST_SERVER = 150_000;
const COPY_CHUNK = 1 << 17;

/** Opens the database of this instance: DATABASE_URL, else the embedded one. Throws DatabaseUnreachable. */
export async function openDatabase(
  config: Pick<Config, 'dataDirectory' | 'databaseUrl'>,
  options: { readonly connections?: number } = {},
): Promise<Database> {
  const max = options.connections ?? 8;
  if (config.databaseUrl !== null) {
    const database = openPool({ connectionString: config.databaseUrl, max }, async () => undefined);
    try {
      await checkServer(database, config.databaseUrl);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  }
  const embedded = await openEmbeddedPostgres(config.dataDirectory);
  return openPool({ ...embedded.connection, max }, embedded.close);
}

/** A database over a pool of connections of this make; afterwards runs once all of them are closed. */
export function openPool(settings: pg.PoolConfig, afterwards: () => Promise<void>): Database {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 20_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'atlas',
    ...settings,
    types: COLUMN_TYPES,
  });
  let closing: Promise<void> | null = null;
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', (error) => {
    if (closing === null) log.warn({ reason: error.message }, 'A database connection was lost');
  });
  const connected = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    connected.add(client);
    client.once('end', () => connected.delete(client));
  });
  const close = async () => {
    await pool.end();
    // The pool calls itself ended when it has said goodbye; the server must have heard it before it is stopped.
    await Promise.all([...connected].map((client) => once(client, 'end')));
    await afterwards();
  };
  return {
    pool,
    query: (sql, parameters) => queryOn(pool, sql, parameters),
    transaction: (work, options) => withClient(pool, (client) => inTransaction(client, work, options)),
    session: (work) => withClient(pool, (client) => inSession(client, work)),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function checkServer(database: Database, address: string): Promise<void> {
  const place = describe(address);
  const [server] = await database
    .query<{ version: number; encoding: string }>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
    )
    .catch((cause: Error) => {
      throw new DatabaseUnreachable(`The database at ${place} cannot be reached: ${reason(cause)}.`, { cause });
    });
  if (server === undefined || server.version < OLDEST_SERVER) {
    throw new DatabaseUnreachable(`The server at ${place} is older than PostgreSQL 15, the oldest that will do.`);
  }
  if (server.encoding !== 'UTF8') {
    throw new DatabaseUnreachable(`The database at ${place} is encoded in ${server.encoding}; it must be UTF8.`);
  }
}

/** The address as it may be shown: without user and password. */
function describe(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host}${pathname}`;
}

const reasonsInWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server answers there, so start it or correct DATABASE_URL',
  ENOTFOUND: 'there is no such host, so correct DATABASE_URL',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  ETIMEDOUT: 'no server answered in time',
};

function reason(error: Error & { readonly code?: string; readonly errors?: readonly NodeJS.ErrnoException[] }): string {
  // A name with several addresses fails with one error for each and no message of its own.
  const known = reasonsInWords[error.code ?? error.errors?.[0]?.code ?? ''];
  if (known) return known;
  const words = error.message || error.errors?.[0]?.message || error.code || 'no reason was given';
  return words.replace(/\.$/, '');
}

async function queryOn<Row>(on: pg.Pool | pg.ClientBase, sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
  const { rows } = await (parameters === undefined ? on.query(sql) : on.query(sql, [...parameters]));
  return rows;
}

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const notice = (error: Error) => {
    broken = error;
  };
  client.on('error', notice);
  try {
    return await work(client);
  } catch (error) {
    if (error instanceof UnusableConnection) {
      broken = error;
      throw error.cause;
    }
    throw error;
  } finally {
    client.off('error', notice);
    client.release(broken);
  }
}

/** Carries the first error of a transaction that could not even be rolled back: its connection is thrown away. */
class UnusableConnection extends Error {}

async function inTransaction<T>(
  client: pg.PoolClient,
  work: (transaction: Transaction) => Promise<T>,
  { statementTimeoutMs = 0 }: TransactionOptions = {},
): Promise<T> {
  await client.query(`BEGIN; SET LOCAL statement_timeout = ${Math.trunc(statementTimeoutMs)}`);
  try {
    const outcome = await work(asTransaction(client));
    await client.query('COMMIT');
    return outcome;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      throw new UnusableConnection('rollback failed', { cause: error });
    });
    throw error;
  }
}

async function inSession<T>(client: pg.PoolClient, work: (session: Transaction) => Promise<T>): Promise<T> {
  await client.query('SET statement_timeout = 0');
  try {
    return await work(asTransaction(client));
  } finally {
    await client.query('RESET ALL; SELECT pg_advisory_unlock_all()').catch(() => undefined);
  }
}

function asTransaction(client: pg.ClientBase): Transaction {
  return {
    client,
    query: (sql, parameters) => queryOn(client, sql, parameters),
    copyInto: (table, columns, rows) => copyInto(client, { table, columns, rows }),
  };
}

async function copyInto(
  client: pg.ClientBase,
  {
    table,
    columns,
    rows,
  }: { table: string; columns: readonly string[]; rows: Iterable<CopyRow> | AsyncIterable<CopyRow> },
): Promise<number> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const stream = client.query(copyFrom(`COPY ${pg.escapeIdentifier(table)} (${names}) FROM STDIN`));
  let failure: Error | null = null;
  stream.on('error', (error) => {
    failure = error;
  });
  try {
    let chunk = '';
    for await (const row of rows) {
      chunk += typeof row === 'string' ? row : encodeCopyText(row);
      if (chunk.length < COPY_CHUNK) continue;
      if (failure !== null) throw failure;
      if (!stream.write(chunk)) await once(stream, 'drain');
      chunk = '';
    }
    if (chunk !== '') stream.write(chunk);
    stream.end();
    if (!stream.writableFinished) await once(stream, 'finish');
    return stream.rowCount ?? 0;
  } catch (error) {
    // Tells the server to forget the rows sent so far, and leaves the connection fit for the rollback.
    stream.destroy();
    throw failure ?? error;
  }
}
