// `atlas eval dates`: the dates that texts state about themselves, against statements that a person read.

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { alignedTable, markdownTable } from '#bench/show-table.ts';
import { measureStatedDates, readDatedVersions, statedDateTables } from '#evaluation/stated-dates.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';

interface DatesFlags {
  readonly bundle: string;
  readonly labels: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Adds `dates` to `atlas eval`. */
export function addDatesEvaluation(command: Command): void {
  command
    .command('dates')
    .description('the dates that texts state about themselves, against statements that a person read')
    .requiredOption('--bundle <path>', 'archive of versions: git repository or bundle')
    .option('--labels <file>', 'labelled versions as JSON lines', 'labels/stated-dates/versions-150.jsonl')
    .option('--markdown', 'print the tables as Markdown')
    .option('--json', 'print all figures as JSON')
    .action(evaluateDates);
}

async function evaluateDates(flags: DatesFlags): Promise<void> {
  for (const path of [flags.bundle, flags.labels]) {
    if (!existsSync(path)) throw new CommandFailure(2, `${path} does not exist.`);
  }
  const labels = await readDatedVersions(flags.labels);
  const scores = await measureStatedDates(flags.bundle, labels).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(2, `${flags.bundle} cannot be measured: ${reason}`, { cause });
  });
  if (flags.json) return printJson(scores);
  const show = flags.markdown ? markdownTable : alignedTable;
  await print(statedDateTables(scores, labels.length).map(show).join('\n'));
}
