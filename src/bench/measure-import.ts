// Import: a whole archive into a new data directory by the program itself, beside what git needs for the same texts.

import type { ImportTotals } from '#pipeline/import-totals.ts';
import { openDatabase } from '#storage/database.ts';
import { runAtlas } from './atlas-process.ts';
import { diskUse } from './disk-use.ts';
import { type GitReferences, timeGit } from './git-references.ts';
import { type MemoryPeak, watchMemory } from './memory-watch.ts';
import type { Part, Table } from './report.ts';
import { judge, showMegabytes, showNumber, showRatio, showSeconds } from './show-table.ts';
import { timed } from './statistics.ts';

/** Aims of decision 0014 and of the product, for a whole reference corpus on two cores. */
const aims = { seconds: 180, memoryBytes: 1.5e9, diskBytes: 400e6, againShare: 0.1 };

interface ImportFigures {
  readonly documents: number;
  readonly versions: number;
  readonly seconds: number;
  readonly secondsAgain: number;
  readonly distinctTexts: number;
  readonly textBytes: number;
  readonly distinctBlocks: number;
  readonly blockBytes: number;
  readonly diskBytes: number;
  readonly memory: MemoryPeak | null;
  readonly references: GitReferences;
}

export interface ImportPlan {
  readonly script: string;
  readonly archives: readonly string[];
  /** Must not exist or be empty; holds the instance afterwards. */
  readonly dataDirectory: string;
  readonly say: (sentence: string) => void;
}

/** Imports twice, the second time with nothing to do, and times git on the same archives. */
export async function measureImport(plan: ImportPlan): Promise<Part> {
  plan.say('Importing into a new data directory.');
  const first = await importOnce(plan);
  const diskBytes = await diskUse(plan.dataDirectory);
  plan.say('Importing the same again.');
  const again = await importOnce(plan);
  plan.say('Reading the same archives with git alone.');
  const references = await timeGit(plan.archives);
  const figures: ImportFigures = {
    documents: first.totals.documents,
    versions: first.totals.versions,
    seconds: first.seconds,
    secondsAgain: again.seconds,
    ...(await countTexts(plan.dataDirectory)),
    diskBytes,
    memory: first.memory,
    references,
  };
  return { name: 'import', figures, tables: [speedTable(figures), sizeTable(figures)] };
}

async function importOnce({ script, archives, dataDirectory }: ImportPlan) {
  const args = ['import', 'ota', ...archives, '--data', dataDirectory, '--json'];
  const run = runAtlas(script, args);
  const watch = watchMemory(run.pid, dataDirectory);
  const { milliseconds, outcome } = await timed(() => run.ended).finally(watch.stop);
  return { totals: readTotals(outcome), seconds: milliseconds / 1000, memory: watch.stop() };
}

function readTotals(json: string): ImportTotals {
  return JSON.parse(json) as ImportTotals;
}

async function countTexts(dataDirectory: string) {
  const database = await openDatabase({ dataDirectory, databaseUrl: null }, { connections: 1 });
  try {
    const [texts] = await database.query<{ count: number; bytes: number }>(
      'SELECT count(*)::float8 AS count, sum(byte_length)::float8 AS bytes FROM texts',
    );
    const [blocks] = await database.query<{ count: number; bytes: number }>(
      'SELECT count(*)::float8 AS count, sum(octet_length(markdown))::float8 AS bytes FROM blocks',
    );
    return {
      distinctTexts: texts?.count ?? 0,
      textBytes: texts?.bytes ?? 0,
      distinctBlocks: blocks?.count ?? 0,
      blockBytes: blocks?.bytes ?? 0,
    };
  } finally {
    await database.close();
  }
}

function speedTable(figures: ImportFigures): Table {
  const { seconds, secondsAgain, versions, textBytes, references } = figures;
  const row = (name: string, own: number, aim: string) => [
    name,
    showSeconds(own),
    showNumber(versions / own),
    showNumber(textBytes / 1e6 / own),
    showRatio(own, seconds),
    aim,
  ];
  const reads = `${showNumber(references.blobs)} blobs of ${showMegabytes(references.blobBytes)}`;
  return {
    title: 'Import',
    columns: ['work', 'time', 'versions/s', 'MB of text/s', 'of the import', 'aim'],
    rows: [
      row('atlas import ota', seconds, judge(seconds, aims.seconds, 's')),
      row('the same again, nothing new', secondsAgain, judge(secondsAgain, seconds * aims.againShare, 's')),
      row('git log -p --no-color > /dev/null', references.logSeconds, ''),
      row('git cat-file --batch and SHA-256', references.hashSeconds, ''),
    ],
    remarks: [
      `${showNumber(versions)} versions of ${showNumber(figures.documents)} documents: ` +
        `${showNumber(figures.distinctTexts)} distinct texts of ${showMegabytes(textBytes)}, ` +
        `${showNumber(figures.distinctBlocks)} distinct blocks of ${showMegabytes(figures.blockBytes)}.`,
      'The import is timed from the start of its process to its end: database made and stopped, bundle unpacked, ' +
        'everything derived and searchable. The rate counts distinct texts.',
      `git reads a repository unpacked before the clock starts; cat-file reads ${reads}.`,
    ],
  };
}

function sizeTable({ memory, diskBytes, versions, textBytes }: ImportFigures): Table {
  const programs = Object.entries(memory?.byProgram ?? {}).map(([name, bytes]) => `${name} ${showMegabytes(bytes)}`);
  const peak = memory
    ? [
        'peak memory, all processes',
        showMegabytes(memory.bytes),
        judge(memory.bytes / 1e6, aims.memoryBytes / 1e6, 'MB'),
      ]
    : ['peak memory, all processes', 'not told by this system', ''];
  return {
    title: 'Import: memory and disk',
    columns: ['figure', 'measured', 'aim'],
    rows: [
      peak,
      ['data directory afterwards', showMegabytes(diskBytes), judge(diskBytes / 1e6, aims.diskBytes / 1e6, 'MB')],
      ['bytes on disk per version', showNumber(diskBytes / versions), ''],
      ['bytes on disk per byte of distinct text', showNumber(diskBytes / textBytes), ''],
    ],
    remarks: [
      `Memory is the proportional set size, looked at five times a second (${programs.join(', ') || 'not told'}).`,
    ],
  };
}
