// `atlas bench`: measured speed and memory on given archives, beside named references in the same run.

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { serveFiles } from '#bench/file-server.ts';
import { type PartName, partNames } from '#bench/report.ts';
import { runBench } from '#bench/run-bench.ts';
import { showReport, showReportAsMarkdown } from '#bench/show-table.ts';
import { CommandFailure, print } from '../command-io.ts';

interface BenchFlags {
  readonly archive: string[];
  readonly only?: readonly PartName[];
  readonly runs: number;
  readonly data?: string;
  readonly json?: string;
  readonly markdown?: boolean;
  readonly serveFiles?: string;
}

/** Adds `atlas bench`. */
export function addBenchCommand(program: Command): void {
  const archive = new Option('--archive <path>', 'archive of Open Terms Archive to measure with (repeatable)')
    .env('ATLAS_BENCH_ARCHIVE')
    .argParser((value: string, former: string[]) => [...former, value])
    .default([]);
  program
    .command('bench')
    .description('measured speed and memory on an archive, beside named references')
    .addOption(archive)
    .option('--data <dir>', 'an instance that holds the archive already; without it one is imported and deleted again')
    .option('--only <parts>', `some of ${partNames.join(',')}`, readParts)
    .option('--runs <number>', 'how often the comparison is repeated', readRuns, 15)
    .option('--json <file>', 'write all figures as JSON')
    .option('--markdown', 'print the tables as Markdown')
    .addOption(
      new Option('--serve-files <dir>', 'be the static file server that pages are measured against').hideHelp(),
    )
    .action(bench);
}

async function bench(flags: BenchFlags): Promise<void> {
  if (flags.serveFiles !== undefined) return serveFiles(flags.serveFiles, print);
  const parts = partsAsked(flags);
  const missing = [...flags.archive, ...(flags.data ? [flags.data] : [])].find((path) => !existsSync(path));
  if (missing !== undefined) throw new CommandFailure(2, `${missing} does not exist.`);
  const report = await runBench({
    script: process.argv[1] ?? '',
    archives: flags.archive,
    dataDirectory: flags.data ?? null,
    parts,
    runs: flags.runs,
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  if (flags.json) await writeFile(flags.json, `${JSON.stringify(report, null, 2)}\n`);
  await print(flags.markdown ? showReportAsMarkdown(report) : showReport(report));
}

/** All parts; without an archive those that an instance is enough for. */
function partsAsked({ only, archive, data }: BenchFlags): readonly PartName[] {
  if (archive.length > 0) return only ?? partNames;
  if (only?.every((name) => name === 'redline' || name === 'log')) return only;
  if (data !== undefined && !only?.includes('import')) return only ?? partNames.filter((name) => name !== 'import');
  throw new CommandFailure(
    2,
    'bench needs an archive of Open Terms Archive to measure with: name a git repository or bundle with --archive or ' +
      'ATLAS_BENCH_ARCHIVE.',
  );
}

function readParts(text: string): readonly PartName[] {
  return text.split(',').map((asked) => {
    const found = partNames.find((name) => name === asked.trim());
    if (!found) throw new CommandFailure(2, `--only takes some of ${partNames.join(', ')}, not "${asked}".`);
    return found;
  });
}

function readRuns(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1000) return number;
  throw new CommandFailure(2, `--runs takes a whole number from 1 to 1000, not "${text}".`);
}
