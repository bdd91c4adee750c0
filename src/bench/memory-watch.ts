// Resident memory of a process with everything it started and of the database server it uses, looked at five times a
// second. Shared pages are counted once (Linux's proportional set size); other systems give no such figure.

import { databaseProcessesOf, processesOf, readOfProcess } from './process-tree.ts';

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
    const now = memoryOf(new Set([...processesOf(pid), ...databaseProcessesOf(dataDirectory)]));
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

function memoryOf(pids: ReadonlySet<number>): MemoryPeak | null {
  const byProgram: Record<string, number> = {};
  let bytes = 0;
  for (const pid of pids) {
    const [, kilobytes] = /^Pss: +(\d+) kB/m.exec(readOfProcess(`/proc/${pid}/smaps_rollup`)) ?? [];
    if (kilobytes === undefined) continue;
    const program = readOfProcess(`/proc/${pid}/comm`).trim();
    byProgram[program] = (byProgram[program] ?? 0) + Number(kilobytes) * 1024;
    bytes += Number(kilobytes) * 1024;
  }
  return bytes > 0 ? { bytes, byProgram } : null;
}
