// As whom the server runs. PostgreSQL refuses to be root, so a root process hands it to an unprivileged user.
// Apart because that user must reach folders it may have no right to enter, such as a checkout in root's home.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { chownSync, existsSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseUnreachable } from '../database-unreachable.ts';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: ServerUser = { uid: 65_534, gid: 65_534 };
const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv', '/sbin/setpriv'];
// Bits of /proc/<pid>/status' CapEff, from linux/capability.h. Reading and entering is enough where it is to be had.
const CAPABILITIES = [
  { name: 'dac_read_search', bit: 2n, executes: false },
  { name: 'dac_override', bit: 1n, executes: true },
];

/** The user the server is handed to, null when this process is not root and the server simply runs as itself. */
export function chooseServerUser(dataDirectory: string, cluster: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  // The database of someone who now runs the program as root stays theirs.
  for (const folder of [cluster, dataDirectory]) {
    const owner = existsSync(folder) ? statSync(folder) : null;
    if (owner !== null && owner.uid !== 0 && (folder === cluster || isKnown(owner.uid)))
      return { uid: owner.uid, gid: owner.gid };
  }
  return NOBODY;
}

// PostgreSQL makes no database for a number without a name, as files mounted into a container often bear.
function isKnown(uid: number): boolean {
  return existsSync('/etc/passwd') && new RegExp(`^[^:]*:[^:]*:${uid}:`, 'm').test(readFileSync('/etc/passwd', 'utf8'));
}

/** Hands over a file or folder of the database's own; nothing else is ever given away. */
export function giveTo(user: ServerUser | null, path: string): void {
  if (user !== null) chownSync(path, user.uid, user.gid);
}

/** Starts a program as the server's user, with just the capability it needs to reach the folders named. */
export function spawnAs(
  user: ServerUser | null,
  command: { readonly program: string; readonly parameters: readonly string[]; readonly folders: readonly string[] },
  options: SpawnOptions,
): ChildProcess {
  const { program, parameters, folders } = command;
  if (user === null) return spawn(program, parameters, options);
  const closed = folders.find((folder) => closedAncestor(user, folder) !== null);
  const executable = may(user, statSync(program), 1) && may(user, statSync(program), 4);
  if (closed === undefined && executable) return spawn(program, parameters, { ...options, ...user });
  const setpriv = SETPRIV.find(existsSync);
  const capability = CAPABILITIES.find(({ bit, executes }) => (executes || executable) && hasCapability(bit));
  if (setpriv === undefined || capability === undefined) {
    const obstacle = closed === undefined ? program : closedAncestor(user, closed);
    throw new DatabaseUnreachable(
      `PostgreSQL refuses to run as root, and the user it would run as (number ${user.uid}) may not use ${obstacle}. ` +
        'Start the program as an ordinary user, keep it and its data in a folder others may enter, or set DATABASE_URL.',
    );
  }
  const only = `-all,+${capability.name}`;
  const become = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--no-new-privs'];
  const keep = [`--inh-caps=${only}`, `--ambient-caps=${only}`, `--bounding-set=${only}`];
  // Without this bit access(2), by which PostgreSQL finds its own programs, leaves capabilities out of account.
  const count = ['--securebits=+no_setuid_fixup'];
  return spawn(setpriv, [...become, ...keep, ...count, '--', program, ...parameters], options);
}

function closedAncestor(user: ServerUser, path: string): string | null {
  for (let folder = path; ; folder = dirname(folder)) {
    if (!may(user, statSync(folder), 1)) return folder;
    if (folder === dirname(folder)) return null;
  }
}

function may(user: ServerUser, { uid, gid, mode }: Stats, right: number): boolean {
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & right) !== 0;
}

function hasCapability(bit: bigint): boolean {
  try {
    const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return effective !== undefined && ((BigInt(`0x${effective}`) >> bit) & 1n) === 1n;
  } catch {
    return false;
  }
}
