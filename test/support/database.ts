// A fresh, migrated database for a test, cloned from a template in some 100 ms. All tests of a checkout share one
// embedded server under node_modules/.cache, or the server at ATLAS_TEST_DATABASE_URL.
import { createHash, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type pg from 'pg';
import { afterAll } from 'vitest';
import { type Database, openDatabase, openPool, type Transaction } from '#storage/database.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '#storage/embedded-postgres/embedded-postgres.ts';
import { migrate, readMigrations } from '#storage/migrate.ts';

export type FreshDatabase = Database & {
  /** Closes and removes it; done for all databases of a test file at its end in any case. */
  drop(): Promise<void>;
};

interface TestServer {
  /** Held so that the server stays, and was made able to make databases. */
  readonly embedded: EmbeddedPostgres | null;
  readonly admin: Database;
  connectionTo(name: string): pg.PoolConfig;
}

const fresh = new Set<FreshDatabase>();
let server: Promise<TestServer> | null = null;

afterAll(async () => {
  for (const database of fresh) await database.drop();
  const opened = await server;
  await opened?.admin.close();
  await opened?.embedded?.close();
  server = null;
});

/** An empty database with all tables, for this test alone. */
export async function freshDatabase(): Promise<FreshDatabase> {
  server ??= openServer();
  const { admin, connectionTo } = await server;
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await admin.session(async (session) => {
    const template = await ensureTemplate(session, connectionTo);
    await session.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const database = openPool(connectionTo(name), async () => undefined);
  const withDrop: FreshDatabase = {
    ...database,
    async drop() {
      fresh.delete(withDrop);
      await database.close();
      await admin.session((session) => session.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
  fresh.add(withDrop);
  return withDrop;
}

async function openServer(): Promise<TestServer> {
  const databaseUrl = process.env.ATLAS_TEST_DATABASE_URL || null;
  const dataDirectory = resolve(import.meta.dirname, '../../node_modules/.cache/atlas-test');
  const embedded = databaseUrl === null ? await openEmbeddedPostgres(dataDirectory, { keepsTemplates: true }) : null;
  const admin = await openDatabase({ dataDirectory, databaseUrl }, { connections: 2 });
  await admin.session(removeAbandoned);
  const { host, port, user } = admin.pool.options;
  // Test databases need not outlive a power loss.
  const made = { max: 4, options: '-c synchronous_commit=off' };
  return {
    embedded,
    admin,
    connectionTo: (database) =>
      databaseUrl === null
        ? { ...made, host, port, user, ssl: false, database }
        : { ...made, connectionString: Object.assign(new URL(databaseUrl), { pathname: `/${database}` }).href },
  };
}

/** The migrated template for the migrations as they are now, made once by whichever process comes first. */
async function ensureTemplate(session: Transaction, connectionTo: TestServer['connectionTo']): Promise<string> {
  const hash = createHash('sha256');
  for (const { sha256 } of readMigrations()) hash.update(sha256);
  const template = `template_${hash.digest('hex').slice(0, 16)}`;
  const exists = () => session.query('SELECT FROM pg_database WHERE datname = $1', [template]);
  if ((await exists()).length > 0) return template;
  await session.query('SELECT pg_advisory_lock(4400002)');
  if ((await exists()).length > 0) return template;
  // Under another name until it is whole, so that nobody clones or keeps a half-migrated one.
  const unfinished = `test_${process.pid}_template_${randomBytes(4).toString('hex')}`;
  await session.query(`CREATE DATABASE ${unfinished} TEMPLATE template0 ENCODING 'UTF8'`);
  const database = openPool({ ...connectionTo(unfinished), max: 1 }, async () => undefined);
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
  const outdated = await session.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname ~ '^template_[0-9a-f]{16}$'`,
  );
  for (const { datname } of outdated) await session.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  await session.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  await session.query('SELECT pg_advisory_unlock_all()');
  return template;
}

/** Databases of test processes that were killed. */
async function removeAbandoned(session: Transaction): Promise<void> {
  await session.query('SELECT pg_advisory_lock(4400002)');
  const databases = await session.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname ~ '^test_\\d+_' ORDER BY datname`,
  );
  for (const { datname } of databases) {
    if (!isAlive(Number(datname.split('_')[1]))) await session.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
