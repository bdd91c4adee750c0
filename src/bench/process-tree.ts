// Which processes belong to a run of the program, and what each tells about itself: Linux's /proc, read as text.
// Elsewhere there are no processes to be found, and figures that need them are left out.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A tick of the kernel's clock of processor time; a hundred a second on every Linux that Node.js runs on. */
const tickMs = 10;

/** This process and all that descend from it. */
export function processesOf(pid: number): ReadonlySet<number> {
  return withDescendants([pid]);
}

/** The database server of a data directory and all that descend from it; empty when none runs. */
export function databaseProcessesOf(dataDirectory: string): ReadonlySet<number> {
  return withDescendants(postmasterOf(dataDirectory));
}

function postmasterOf(dataDirectory: string): number[] {
  const pid = Number.parseInt(readOfProcess(join(dataDirectory, 'postgres', 'postmaster.pid')), 10);
  return Number.isInteger(pid) ? [pid] : [];
}

function withDescendants(roots: readonly number[]): ReadonlySet<number> {
  const children = new Map<number, number[]>();
  const names = existsSync('/proc/self/stat') ? readdirSync('/proc') : [];
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statOf(Number(name))[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = new Set(roots);
  for (const pid of found) for (const child of children.get(pid) ?? []) found.add(child);
  return found;
}

/** Processor time that these processes, and their children that have ended, have used so far. */
export function processorMsOf(pids: ReadonlySet<number>): number {
  let ticks = 0;
  for (const pid of pids) {
    const stat = statOf(pid);
    for (const field of stat.slice(11, 15)) ticks += Number(field);
  }
  return ticks * tickMs;
}

/** The fields of a process from its state on; empty when it has gone. */
function statOf(pid: number): readonly string[] {
  const stat = readOfProcess(`/proc/${pid}/stat`);
  // The name of the program stands in parentheses before and may hold anything, blanks and parentheses too.
  return stat === '' ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** A file about a process; empty when there is none, for processes come and go between two looks. */
export function readOfProcess(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
