// The running server: found by the file it leaves in its folder, started when none runs, stopped cleanly.
// Apart because it outlives the process that started it, also when that process is killed.
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnreachable } from '../database-unreachable.ts';
import type { Binaries } from './binaries.ts';
import { isRunning, isTaken } from './claims.ts';
import { giveTo, type ServerUser, spawnAs } from './server-user.ts';
import { settingArguments } from './settings.ts';

export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly isReady: boolean;
}

const SOCKET = '.s.PGSQL.5432';
// sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing zero included.
const LONGEST_SOCKET = process.platform === 'linux' ? 107 : 103;
// A long recovery after a power loss is still a start.
const START_MS = 300_000;
const STOP_MS = 120_000;

/** The server that runs on this cluster, null when none does, whatever files a dead one left. */
export function findPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  // Process number, folder, start, port, socket folder, address, shared memory, status: a line each.
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!isRunning(pid) || !isPostmasterOf(pid, cluster)) return null;
  return { pid, socketFolder: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' };
}

/** Starts the server detached from this process and waits until it answers. */
export async function startPostmaster(
  cluster: string,
  binaries: Binaries,
  user: ServerUser | null,
): Promise<Postmaster> {
  const socketFolder = ensureSocketFolder(cluster, user);
  const deadline = Date.now() + START_MS;
  for (;;) {
    removeLeftovers(cluster, socketFolder);
    const obstacle = launch(cluster, { binaries, user, socketFolder });
    while (obstacle() === null && Date.now() < deadline) {
      const postmaster = findPostmaster(cluster);
      if (postmaster?.isReady) return postmaster;
      await delay(10);
    }
    const complaint = lastComplaint(cluster) ?? obstacle() ?? 'it took more than five minutes';
    // The sessions of a server that was killed work on for a moment, and PostgreSQL rightly waits for their end.
    if (!complaint.includes('shared memory block') || Date.now() > deadline) {
      throw new DatabaseUnreachable(`PostgreSQL did not start in ${cluster}: ${complaint}.`);
    }
    await delay(200);
  }
}

interface Launch {
  readonly binaries: Binaries;
  readonly user: ServerUser | null;
  readonly socketFolder: string;
}

/** Starts the server and returns a question: why it has ended, null while it has not. */
function launch(cluster: string, { binaries, user, socketFolder }: Launch): () => string | null {
  const startLog = join(cluster, 'log', 'start.log');
  mkdirSync(join(cluster, 'log'), { recursive: true, mode: 0o700 });
  const output = openSync(startLog, 'w', 0o600);
  giveTo(user, join(cluster, 'log'));
  giveTo(user, startLog);
  const child = spawnAs(
    user,
    {
      program: binaries.postgres,
      parameters: ['-D', cluster, '-k', socketFolder, ...settingArguments()],
      folders: [...binaries.folders, cluster],
    },
    { cwd: '/', env: binaries.environment, detached: true, stdio: ['ignore', output, output] },
  );
  closeSync(output);
  let ended: string | null = null;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code, signal) => {
    ended = `it ended with ${code ?? signal}`;
  });
  child.unref();
  return () => ended;
}

/** Waits for a server that someone else is starting or that recovers from a crash. */
export async function waitUntilReady(cluster: string): Promise<Postmaster | null> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const postmaster = findPostmaster(cluster);
    if (postmaster === null || postmaster.isReady || Date.now() > deadline) return postmaster;
    await delay(10);
  }
}

/** Ends all connections, writes everything to disk and waits until the server is gone. */
export async function stopPostmaster(cluster: string): Promise<void> {
  const postmaster = findPostmaster(cluster);
  if (postmaster === null) return;
  process.kill(postmaster.pid, 'SIGINT');
  const deadline = Date.now() + STOP_MS;
  while (Date.now() < deadline && isRunning(postmaster.pid)) await delay(5);
}

/** The folder of the server's socket: the cluster, or a private short one where its path is too long. */
function ensureSocketFolder(cluster: string, user: ServerUser | null): string {
  if (Buffer.byteLength(join(cluster, SOCKET)) <= LONGEST_SOCKET) return cluster;
  const name = `atlas-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
  const folder = [tmpdir(), '/tmp']
    .map((parent) => join(parent, name))
    .find((path) => Buffer.byteLength(join(path, SOCKET)) <= LONGEST_SOCKET);
  if (folder === undefined)
    throw new DatabaseUnreachable(`The path of ${cluster} is too long for a socket; choose a shorter one.`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    giveTo(user, folder);
  }
  // Anyone may have made a folder of this name in a folder open to all; only our own private one will do.
  const found = lstatSync(folder);
  const owner = user?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new DatabaseUnreachable(`${folder} is there already and is not private to this user; remove it.`);
  }
  return folder;
}

// PostgreSQL believes a left file whose process number lives again as something else, and would not start.
function removeLeftovers(cluster: string, socketFolder: string): void {
  for (const file of [join(cluster, 'postmaster.pid'), join(socketFolder, `${SOCKET}.lock`)]) {
    if (!existsSync(file)) continue;
    const pid = Math.abs(Number.parseInt(readFileSync(file, 'utf8'), 10));
    if (isTaken(pid) && !isPostmasterOf(pid, cluster)) rmSync(file, { force: true });
  }
}

function isPostmasterOf(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return false;
  }
}

function lastComplaint(cluster: string): string | null {
  const folder = join(cluster, 'log');
  const [latest] = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size > 0)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (latest === undefined) return null;
  const lines = readFileSync(latest, 'utf8').trim().split('\n');
  const fatal = lines.findLast((line) => /(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? '';
  return `${fatal.replace(/^.*?(FATAL|PANIC):\s*/, '').replace(/\.$/, '')} (see ${folder})`;
}
