// `atlas eval`: measured accuracy on given data, beside named peers.

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { alignedTable, markdownTable } from '#bench/show-table.ts';
import { measureExtraction } from '#evaluation/extraction.ts';
import { loadPeers } from '#evaluation/extraction-peers.ts';
import { extractionFigures, extractionTables } from '#evaluation/extraction-report.ts';
import { withHtmlPairs } from '#evaluation/html-pairs.ts';
import { CommandFailure, print } from '../command-io.ts';
import { addChangesEvaluation } from './eval-changes.ts';
import { addDatesEvaluation } from './eval-dates.ts';
import { addLineageEvaluation } from './eval-lineage.ts';
import { addPdfEvaluation } from './eval-pdf.ts';
import { addProvisionsEvaluation } from './eval-provisions.ts';
import { addReplayEvaluation } from './eval-replay.ts';
import { addSegmentationEvaluation } from './eval-segmentation.ts';

interface ExtractionFlags {
  readonly pairs: string;
  readonly peers?: boolean;
  readonly every: number;
  readonly worst: number;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Adds `atlas eval`. */
export function addEvalCommand(program: Command): void {
  const command = program.command('eval').description('measured accuracy on given data');
  command
    .command('extraction')
    .description('the readable text of pages, against texts made with selectors written by hand')
    .requiredOption('--pairs <path>', 'folder or packed folder with pages, texts and an index.jsonl')
    .option('--peers', 'measure other programs in the same run (slow)')
    .option('--every <number>', 'measure only every so-manieth pair', readCount, 1)
    .option('--worst <number>', 'list so many of the worst pairs', readCount, 0)
    .option('--markdown', 'print the tables as Markdown')
    .option('--json', 'print all figures as JSON')
    .action(evaluateExtraction);
  addChangesEvaluation(command);
  addDatesEvaluation(command);
  addLineageEvaluation(command);
  addPdfEvaluation(command);
  addProvisionsEvaluation(command);
  addReplayEvaluation(command);
  addSegmentationEvaluation(command);
}

async function evaluateExtraction(flags: ExtractionFlags): Promise<void> {
  if (!existsSync(flags.pairs)) throw new CommandFailure(2, `${flags.pairs} does not exist.`);
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const peers = flags.peers ? await loadPeers() : [];
  const results = await withHtmlPairs(flags.pairs, (pairs) =>
    measureExtraction(pairs, { peers, every: Math.max(1, flags.every), say }),
  ).catch((error: unknown) => {
    throw new CommandFailure(
      2,
      `${flags.pairs} cannot be read as pairs: ${error instanceof Error ? error.message : ''}`,
    );
  });
  if (results.length === 0) throw new CommandFailure(2, `${flags.pairs} holds no pairs.`);
  if (flags.json) return print(JSON.stringify(extractionFigures(results), null, 2));
  const show = flags.markdown ? markdownTable : alignedTable;
  await print(extractionTables(results, flags.worst).map(show).join('\n'));
}

function readCount(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 10_000) return number;
  throw new CommandFailure(2, `--every and --worst take a whole number, not "${text}".`);
}
