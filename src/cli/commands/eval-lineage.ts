// `atlas eval lineage`: how well provisions are followed from version to version.

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { alignedTable, markdownTable } from '#bench/show-table.ts';
import { lineageTables, measureLineage, readLineageLabels } from '#evaluation/lineage.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';

interface LineageFlags {
  readonly bundle: string;
  readonly labels: string;
  readonly pairs: number;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Adds `lineage` to `atlas eval`. */
export function addLineageEvaluation(command: Command): void {
  command
    .command('lineage')
    .description('how provisions continue from version to version, against injected changes and read decisions')
    .requiredOption('--bundle <path>', 'archive of versions: git repository or bundle')
    .option('--labels <file>', 'decisions read by a person, as JSON lines', 'labels/lineage/pairs.jsonl')
    .option('--pairs <number>', 'pairs of versions to inject changes into, one a document', readCount, 300)
    .option('--markdown', 'print the tables as Markdown')
    .option('--json', 'print all figures as JSON')
    .action(evaluateLineage);
}

async function evaluateLineage(flags: LineageFlags): Promise<void> {
  for (const path of [flags.bundle, flags.labels]) {
    if (!existsSync(path)) throw new CommandFailure(2, `${path} does not exist.`);
  }
  const scores = await measureLineage(flags.bundle, await readLineageLabels(flags.labels), flags.pairs);
  if (flags.json) return printJson(scores);
  const show = flags.markdown ? markdownTable : alignedTable;
  await print(lineageTables(scores).map(show).join('\n'));
}

function readCount(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= 10_000) return number;
  throw new CommandFailure(2, `--pairs takes a whole number from 1 to 10000, not "${text}".`);
}
