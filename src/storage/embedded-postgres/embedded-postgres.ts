// The embedded server: a real PostgreSQL in the data directory, shared by all our processes, reached by a socket.
// Whoever comes first starts it and whoever leaves last stops it; opening and closing happen one at a time.
import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseUnreachable } from '../database-unreachable.ts';
import { findBinaries } from './binaries.ts';
import { claimPresence, inTurn, isAnyonePresent } from './claims.ts';
import { ensureCluster } from './cluster.ts';
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster, waitUntilReady } from './postmaster.ts';
import { chooseServerUser } from './server-user.ts';

export interface SocketConnection {
  readonly host: string;
  readonly port: number;
  readonly ssl: false;
  readonly user: string;
  readonly database: string;
}

export interface EmbeddedPostgres {
  readonly connection: SocketConnection;
  /** Leaves; the last to leave stops the server. Close every connection first. */
  close(): Promise<void>;
}

const OWNER = 'atlas';
const DATABASE = 'atlas';
const BREAKING_OFF_MS = 30_000;
// The socket was closed or is gone; the server is stopping, has crashed, or starts up.
const BREAKING_OFF = new Set(['ECONNRESET', 'ECONNREFUSED', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03']);

export interface ClusterWish {
  /** Whether a server that is made now can make further databases; tests want many. */
  readonly keepsTemplates?: boolean;
}

/** The database in the data directory, made on first use, started unless it runs. Throws DatabaseUnreachable. */
export async function openEmbeddedPostgres(
  dataDirectory: string,
  { keepsTemplates = false }: ClusterWish = {},
): Promise<EmbeddedPostgres> {
  const place = ensureDataDirectory(dataDirectory);
  const cluster = join(place, 'postgres');
  const claims = join(place, 'postgres.claims');
  const postmaster = await inTurn(claims, async () => {
    const running = await openAnsweringPostmaster(place, cluster, keepsTemplates);
    return { ...running, leave: claimPresence(claims) };
  });
  return {
    connection: connectionTo(postmaster.socketFolder),
    close: () =>
      inTurn(claims, async () => {
        postmaster.leave();
        if (!isAnyonePresent(claims) && (await isIdle(cluster))) await stopPostmaster(cluster);
      }),
  };
}

// Port and ssl are said so that PGPORT or PGSSLMODE in the environment do not lead astray.
function connectionTo(socketFolder: string): SocketConnection {
  return { host: socketFolder, port: 5432, ssl: false, user: OWNER, database: DATABASE };
}

function ensureDataDirectory(dataDirectory: string): string {
  try {
    makeFolder(dataDirectory);
    accessSync(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDirectory);
  } catch (cause) {
    throw new DatabaseUnreachable(
      `The data directory ${dataDirectory} cannot be written to (${(cause as NodeJS.ErrnoException).code}). ` +
        'Name another with --data or ATLAS_DATA.',
      { cause },
    );
  }
}

// Not mkdir's own recursion: Node 20 runs in circles where the kernel answers ENOENT, as below /proc.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

// A server that is being killed, or that is stopping, is still found by its file and breaks off whoever connects: the next
// look finds it gone, and starts it anew.
async function openAnsweringPostmaster(place: string, cluster: string, keepsTemplates: boolean): Promise<Postmaster> {
  const deadline = Date.now() + BREAKING_OFF_MS;
  for (;;) {
    const postmaster = await openPostmaster(place, cluster);
    try {
      const isNew = await ensureDatabase(postmaster.socketFolder);
      if (isNew && !keepsTemplates) await dropTemplates(postmaster.socketFolder);
      return postmaster;
    } catch (error) {
      if (!isBreakingOff(error) || Date.now() > deadline) throw error;
    }
    await delay(20);
  }
}

function isBreakingOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The driver has no code for a server that hangs up in the middle of a greeting.
  return BREAKING_OFF.has('code' in error ? String(error.code) : '') || /terminated unexpectedly/.test(error.message);
}

async function openPostmaster(place: string, cluster: string): Promise<Postmaster> {
  const user = chooseServerUser(place, cluster);
  const binaries = findBinaries(join(place, 'postgres.libraries'));
  await ensureCluster(cluster, binaries, user);
  return (await waitUntilReady(cluster)) ?? startPostmaster(cluster, binaries, user);
}

// Gives whether it was made now. The program itself is no superuser: what it is tricked into asking can reach its own tables, never the machine.
async function ensureDatabase(host: string): Promise<boolean> {
  if (await canConnect(connectionTo(host))) return false;
  const client = new pg.Client({ ...connectionTo(host), user: 'postgres', database: 'template1' });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEDB`);
    await client.query(`GRANT pg_checkpoint, pg_read_all_stats TO ${OWNER}`);
    await client.query(`ALTER DATABASE postgres OWNER TO ${OWNER}`);
    // Renaming saves the 8 MB of another database, and being last it tells that the rest is done.
    await client.query(`ALTER DATABASE postgres RENAME TO ${DATABASE}`);
  } finally {
    await client.end();
  }
  return true;
}

// Of what databases are made: this server has its only one, and 15 MB are a third of an instance that holds little.
// Where this is cut off they stay, and do no harm.
async function dropTemplates(host: string): Promise<void> {
  const client = new pg.Client({ ...connectionTo(host), user: 'postgres' });
  await client.connect();
  try {
    for (const name of ['template0', 'template1']) {
      await client.query(`ALTER DATABASE ${name} IS_TEMPLATE false`);
      await client.query(`DROP DATABASE ${name}`);
    }
  } finally {
    await client.end();
  }
}

async function canConnect(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // No such role, no such database: a cluster not yet prepared.
    if (['28000', '3D000'].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

// Someone may be connected who left no claim: psql, or a process in another container. Ended sessions of our own
// need a moment to vanish.
async function isIdle(cluster: string): Promise<boolean> {
  const host = findPostmaster(cluster)?.socketFolder;
  if (host === undefined) return false;
  const client = new pg.Client(connectionTo(host));
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (let attempt = 0; attempt < 20; attempt++) {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      if (rowCount === 0) return true;
      await delay(25);
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
