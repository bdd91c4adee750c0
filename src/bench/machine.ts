// The machine in words, for figures mean nothing without it.

import { availableParallelism, cpus, totalmem } from 'node:os';

export interface Machine {
  readonly cores: number;
  readonly memoryBytes: number;
  readonly processor: string;
  readonly system: string;
  readonly node: string;
  /** All of it as one sentence. */
  readonly words: string;
}

/** Describes the machine that this process runs on. */
export function describeMachine(): Machine {
  const cores = availableParallelism();
  const memoryBytes = totalmem();
  const processor = cpus()[0]?.model.trim() || 'unknown processor';
  const system = `${process.platform} ${process.arch}`;
  const node = process.versions.node;
  const gigabytes = Math.round(memoryBytes / 2 ** 30);
  const words = `${cores} cores (${processor}), ${gigabytes} GB of memory, ${system}, Node.js ${node}, embedded PostgreSQL.`;
  return { cores, memoryBytes, processor, system, node, words };
}
