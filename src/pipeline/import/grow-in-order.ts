// Grows documents in several worker threads and hands the results on in the order of the tasks, so that ids do not
// depend on which thread was faster. Work runs ahead of the writer by a few documents only, to bound the memory.

import { Worker } from 'node:worker_threads';
import { type BlobReader, openBlobReader } from '#capabilities/terms-archive/read-blobs.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import { makeJudgement } from '../judgement.ts';
import { growFromArchive, type ImportedGrowth, type ImportTask } from './grow-from-archive.ts';

export interface TaskSource {
  readonly count: number;
  /** Of all tasks together. */
  readonly versions: number;
  /** Prepares the task with this index; called in order. */
  readonly prepare: (index: number) => Promise<ImportTask>;
  /** Takes the results one after the other, in order. */
  readonly take: (grown: ImportedGrowth) => Promise<void>;
}

/** Beside the documents being grown, so many wait for the writer or for a thread. */
const tasksWaiting = 2;

/** Starting a thread costs as much as growing some hundred versions. */
const versionsWorthThreads = 400;

/** Runs all tasks on `jobs` threads, or in this one; ends when the last was taken, or throws the first failure. */
export async function growInOrder(
  source: TaskSource,
  { jobs, catalog }: { jobs: number; catalog: Catalog },
): Promise<void> {
  const threads = source.versions < versionsWorthThreads ? 1 : Math.min(jobs, source.count);
  const workers = threads > 1 ? Array.from({ length: threads }, startThread) : [workHere(catalog)];
  const results = new Map<number, Promise<ImportedGrowth>>();
  let started = 0;
  const idle = [...workers];
  const waiting: ((worker: GrowthWorker) => void)[] = [];
  const freeWorker = () => {
    const worker = idle.pop();
    return worker ? Promise.resolve(worker) : new Promise<GrowthWorker>((resolve) => waiting.push(resolve));
  };
  const release = (worker: GrowthWorker) => {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };
  const start = (index: number): Promise<ImportedGrowth> => {
    const running = (async () => {
      const [worker, task] = await Promise.all([freeWorker(), source.prepare(index)]);
      try {
        return await worker.grow(task);
      } finally {
        release(worker);
      }
    })();
    running.catch(() => undefined);
    return running;
  };
  try {
    for (let taken = 0; taken < source.count; taken += 1) {
      while (started < source.count && started < taken + workers.length + tasksWaiting) {
        results.set(started, start(started));
        started += 1;
      }
      const grown = await results.get(taken);
      results.delete(taken);
      if (grown) await source.take(grown);
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
}

interface GrowthWorker {
  grow(task: ImportTask): Promise<ImportedGrowth>;
  close(): Promise<unknown>;
}

type Answer = ImportedGrowth | { readonly index: number; readonly failure: unknown };

function workHere(catalog: Catalog): GrowthWorker {
  const judgement = makeJudgement(catalog);
  const readers = new Map<string, BlobReader>();
  return {
    grow: (task) => {
      const reader = readers.get(task.gitDirectory) ?? openBlobReader(task.gitDirectory, task.archiveName);
      readers.set(task.gitDirectory, reader);
      return growFromArchive(task, reader, judgement);
    },
    close: async () => {
      for (const reader of readers.values()) reader.close();
    },
  };
}

/** The file name is that of the bundle; the build lists it as an entry point. */
function startThread(): GrowthWorker {
  // A roomy nursery: most objects of a run die young, and copying them twice is what collecting costs. With 64 MB an
  // import of 27,000 versions took 100 s of CPU time, with 96 MB 62 s; 144 MB saved nothing more. Below 2 GB V8 lets
  // a heap double before it collects, above it lets it grow fourfold.
  const resourceLimits = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 1900 };
  const worker = new Worker(new URL('./document-worker.js', import.meta.url), { resourceLimits });
  let settle: { resolve: (grown: ImportedGrowth) => void; reject: (cause: unknown) => void } | null = null;
  let broken: unknown = null;
  worker.on('message', (answer: Answer) => {
    if ('failure' in answer) settle?.reject(answer.failure);
    else settle?.resolve(answer);
  });
  worker.on('error', (cause) => {
    broken = cause;
    settle?.reject(cause);
  });
  return {
    grow: (task) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        settle = { resolve, reject };
        worker.postMessage(task);
      }),
    close: () => worker.terminate(),
  };
}
