// Processes and their memory as Linux tells of them; where there is no /proc, nothing is known.

import { readdirSync, readFileSync } from 'node:fs';

const pageBytes = 4096;

/** A process and all that descend from it, parents before children. */
export function processTree(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const pid of allProcesses()) {
    const parent = parentOf(pid);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** Megabytes that the processes hold for themselves, shared pages left out; null where that cannot be known. */
export function ownMemoryMb(pids: readonly number[]): number | null {
  let pages = 0;
  let isKnown = false;
  for (const pid of pids) {
    const [, resident, shared] = read(`/proc/${pid}/statm`)?.split(' ').map(Number) ?? [];
    if (resident === undefined || shared === undefined) continue;
    isKnown = true;
    pages += resident - shared;
  }
  return isKnown ? (pages * pageBytes) / 1_000_000 : null;
}

function allProcesses(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** The name of a process stands in brackets and may itself hold any sign, so fields count from the last bracket. */
function parentOf(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return null;
  const [, parent] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return parent ?? null;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
