// The parts of the benchmark in order, on one instance: given, or imported by the first part.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#storage/database.ts';
import { runAtlas } from './atlas-process.ts';
import { describeMachine } from './machine.ts';
import { measureAnalysis } from './measure-analysis.ts';
import { measureCompare } from './measure-compare.ts';
import { measureImport } from './measure-import.ts';
import { measureLog } from './measure-log.ts';
import { measurePages } from './measure-pages.ts';
import { measureRedline } from './measure-redline.ts';
import { measureStart } from './measure-start.ts';
import { samplePages, sampleSearches } from './page-samples.ts';
import type { Part, PartName, Report } from './report.ts';

export interface BenchPlan {
  /** The start file of the program that is measured. */
  readonly script: string;
  readonly archives: readonly string[];
  /** An instance that holds the archives already; null: it is imported into a directory that is deleted at the end. */
  readonly dataDirectory: string | null;
  readonly parts: readonly PartName[];
  /** How often the comparison is repeated. */
  readonly runs: number;
  /** Is told what is being measured. */
  readonly say: (sentence: string) => void;
}

/** Measures the parts asked for. Figures of one run belong together: same machine, same minutes. */
export async function runBench(plan: BenchPlan): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-bench-data-'));
  try {
    return await measureParts(plan, join(folder, 'instance'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureParts(plan: BenchPlan, ownDirectory: string): Promise<Report> {
  const { script, archives, say } = plan;
  const measuredAt = new Date().toISOString();
  const parts: Part[] = [];
  const dataDirectory = plan.dataDirectory ?? ownDirectory;
  const isAsked = (name: PartName) => plan.parts.includes(name);
  if (isAsked('import')) parts.push(await measureImport({ script, archives, dataDirectory: ownDirectory, say }));
  else if (plan.dataDirectory === null && plan.parts.some((name) => !['redline', 'log'].includes(name))) {
    say('Importing, for there is no instance to measure.');
    await runAtlas(script, ['import', 'ota', ...archives, '--data', ownDirectory]).ended;
  }
  if (isAsked('compare')) {
    say('Comparing versions.');
    parts.push(await withDatabase(dataDirectory, (database) => measureCompare(database, plan.runs)));
  }
  if (isAsked('redline')) {
    say('Comparing texts beside other programs.');
    parts.push(await measureRedline(archives, plan.runs));
  }
  if (isAsked('analyse')) {
    say('Analysing provisions.');
    parts.push(await withDatabase(dataDirectory, measureAnalysis));
  }
  if (isAsked('pages')) {
    const kinds = await withDatabase(dataDirectory, samplePages);
    parts.push(await measurePages({ name: 'pages', script, dataDirectory, kinds, say }));
  }
  if (isAsked('search')) {
    parts.push(await measurePages({ name: 'search', script, dataDirectory, kinds: sampleSearches(), say }));
  }
  if (isAsked('start')) {
    say('Starting and stopping.');
    parts.push(await measureStart(script, dataDirectory));
  }
  if (isAsked('log')) {
    say('Growing an evidence log.');
    parts.push(await measureLog(`${ownDirectory}-log`));
  }
  return { measuredAt, machine: describeMachine(), parts };
}

async function withDatabase<T>(dataDirectory: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ dataDirectory, databaseUrl: null }, { connections: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
