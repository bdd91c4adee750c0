// The cluster: PostgreSQL's own folder inside the data directory, made once and checked at each opening.
// Apart because it is the one thing on disk here that a person must never lose or mix up.
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseUnreachable } from '../database-unreachable.ts';
import type { Binaries } from './binaries.ts';
import { giveTo, type ServerUser, spawnAs } from './server-user.ts';

// Words in typographic quotes are found only where the character type knows Unicode; plain C glues “ to the word.
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/** Makes the cluster where there is none, and refuses a folder that is not one or not of this version. */
export async function ensureCluster(cluster: string, binaries: Binaries, user: ServerUser | null): Promise<void> {
  if (!existsSync(cluster)) return createCluster(cluster, binaries, user);
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    if (readable(cluster) && readdirSync(cluster).length === 0) {
      rmSync(cluster, { recursive: true });
      return createCluster(cluster, binaries, user);
    }
    throw new DatabaseUnreachable(
      `${cluster} is not a PostgreSQL folder this user can read (no PG_VERSION in it). ` +
        'Move it away, or name another data directory with --data or ATLAS_DATA.',
    );
  }
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== String(binaries.majorVersion)) {
    throw new DatabaseUnreachable(
      `${cluster} was made by PostgreSQL ${version || 'of an unknown version'}, and this program ships ` +
        `PostgreSQL ${binaries.majorVersion}. Back it up with the release that made it and restore it with this one.`,
    );
  }
}

// Made under another name and renamed whole, so that a kill half-way leaves no folder that looks like a cluster.
async function createCluster(cluster: string, binaries: Binaries, user: ServerUser | null): Promise<void> {
  const unfinished = `${cluster}.new`;
  let complaint = '';
  for (const characterType of CHARACTER_TYPES) {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    giveTo(user, unfinished);
    complaint = await initdb(unfinished, characterType, { binaries, user });
    if (complaint === '') {
      mkdirSync(join(unfinished, 'log'), { mode: 0o700 });
      giveTo(user, join(unfinished, 'log'));
      renameSync(unfinished, cluster);
      return;
    }
    if (!complaint.includes('locale')) break;
  }
  rmSync(unfinished, { recursive: true, force: true });
  throw new DatabaseUnreachable(`PostgreSQL could not make a database in ${cluster}: ${complaint}.`);
}

/** Empty when all went well, else what the program complained of. */
async function initdb(
  folder: string,
  characterType: string,
  { binaries, user }: { readonly binaries: Binaries; readonly user: ServerUser | null },
): Promise<string> {
  const parameters = [
    `--pgdata=${folder}`,
    '--username=postgres',
    // Whoever can reach the socket in the private folder is the owner; there is no network to guard against.
    '--auth=trust',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${characterType}`,
    '--data-checksums',
    '--wal-segsize=1',
    '--no-instructions',
  ];
  const child = spawnAs(
    user,
    { program: binaries.initdb, parameters, folders: [...binaries.folders, folder] },
    { cwd: '/', env: binaries.environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words += chunk.toString('utf8');
  });
  try {
    const [code] = await once(child, 'close');
    if (code === 0) return '';
    const lines = words.trim().split('\n');
    const complaint = lines.find((line) => /error|fatal|cannot|denied/i.test(line)) ?? lines.at(-1);
    return complaint?.trim() || `initdb ended with ${code}`;
  } catch (error) {
    return `initdb does not run on this machine (${error instanceof Error ? error.message : String(error)})`;
  }
}

function readable(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
