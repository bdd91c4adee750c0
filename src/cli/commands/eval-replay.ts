// `atlas eval replay`: what the flow makes of sequences of captures whose changes are known.

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { alignedTable, markdownTable } from '#bench/show-table.ts';
import { replayFigures, replayTables } from '#evaluation/replay-report.ts';
import { measureSequences } from '#evaluation/replay-sequences.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';
import { withExtractor } from './read-document.ts';

interface ReplayFlags {
  readonly sequences: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Adds `replay` to `atlas eval`. */
export function addReplayEvaluation(command: Command): void {
  command
    .command('replay')
    .description('which changes are found in sequences of captures, and which versions are made without one')
    .requiredOption('--sequences <path>', 'folder or packed folder of folders with captures and a truth.json')
    .option('--markdown', 'print the tables as Markdown')
    .option('--json', 'print all figures as JSON')
    .action(evaluateReplay);
}

async function evaluateReplay(flags: ReplayFlags): Promise<void> {
  if (!existsSync(flags.sequences)) throw new CommandFailure(2, `${flags.sequences} does not exist.`);
  const results = await withExtractor((extractor) =>
    measureSequences(flags.sequences, (pages) => extractor.extract(pages)),
  ).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(2, `${flags.sequences} cannot be measured: ${reason}.`, { cause });
  });
  if (results.length === 0) throw new CommandFailure(2, `${flags.sequences} holds no sequences.`);
  if (flags.json) return printJson({ ...replayFigures(results), results });
  const show = flags.markdown ? markdownTable : alignedTable;
  await print(replayTables(results).map(show).join('\n'));
}
