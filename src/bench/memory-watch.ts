// Resident memory of a process with everything it started and of the database server it uses, looked at five times a
// second. Shared pages are counted once (Linux's proportional set size); other systems give no such figure.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface MemoryPeak {
  readonly bytes: number;
  /** At the moment of the peak, by the name of the program. */
  readonly byProgram: Readonly<Record<string, number>>;
}

export interface MemoryWatch {
  /** Ends the watch; null where the system does not tell. */
  readonly stop: () => MemoryPeak | null;
}

const intervalMs = 200;

/** Watches a process with its descendants, and the server of `<dataDirectory>/postgres` with its own. */
export function watchMemory(pid: number, dataDirectory: string): MemoryWatch {
  let peak: MemoryPeak | null = null;
  const look = () => {
    const roots = [pid, ...postmasterOf(dataDirectory)];
    const now = memoryOf(withDescendants(roots));
    if (now && now.bytes > (peak?.bytes ?? 0)) peak = now;
  };
  look();
  const timer = setInterval(look, intervalMs);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

function postmasterOf(dataDirectory: string): number[] {
  const pid = Number.parseInt(readOr(join(dataDirectory, 'postgres', 'postmaster.pid'), ''), 10);
  return Number.isInteger(pid) ? [pid] : [];
}

/** These processes and all that descend from them. */
function withDescendants(roots: readonly number[]): ReadonlySet<number> {
  const children = new Map<number, number[]>();
  const names = existsSync('/proc/self/stat') ? readdirSync('/proc') : [];
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOr(`/proc/${name}/stat`, '');
    // The name of the program stands in parentheses and may hold anything, blanks and parentheses too.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = new Set(roots);
  for (const pid of found) for (const child of children.get(pid) ?? []) found.add(child);
  return found;
}

function memoryOf(pids: ReadonlySet<number>): MemoryPeak | null {
  const byProgram: Record<string, number> = {};
  let bytes = 0;
  for (const pid of pids) {
    const [, kilobytes] = /^Pss: +(\d+) kB/m.exec(readOr(`/proc/${pid}/smaps_rollup`, '')) ?? [];
    if (kilobytes === undefined) continue;
    const program = readOr(`/proc/${pid}/comm`, 'gone').trim();
    byProgram[program] = (byProgram[program] ?? 0) + Number(kilobytes) * 1024;
    bytes += Number(kilobytes) * 1024;
  }
  return bytes > 0 ? { bytes, byProgram } : null;
}

/** Processes come and go between two looks. */
function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
