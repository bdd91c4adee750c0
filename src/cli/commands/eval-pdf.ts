// `atlas eval pdf`: the text of PDFs, against Markdown of the same documents.

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { alignedTable, markdownTable } from '#bench/show-table.ts';
import { measurePdf, pdfFigures, pdfTables } from '#evaluation/pdf.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';

interface PdfFlags {
  readonly triples: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Adds `pdf` to `atlas eval`. */
export function addPdfEvaluation(command: Command): void {
  command
    .command('pdf')
    .description('the text of PDFs, against Markdown of the same documents')
    .requiredOption('--triples <path>', 'folder or packed folder with <id>.pdf, <id>.md and an index.jsonl')
    .option('--markdown', 'print the tables as Markdown')
    .option('--json', 'print all figures as JSON')
    .action(evaluatePdf);
}

const listedWorst = 10;

async function evaluatePdf(flags: PdfFlags): Promise<void> {
  if (!existsSync(flags.triples)) throw new CommandFailure(2, `${flags.triples} does not exist.`);
  const results = await measurePdf(flags.triples).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(2, `${flags.triples} cannot be measured: ${reason}.`, { cause });
  });
  if (results.length === 0) throw new CommandFailure(2, `${flags.triples} names no documents.`);
  if (flags.json) return printJson({ ...pdfFigures(results), results });
  const show = flags.markdown ? markdownTable : alignedTable;
  await print(pdfTables(results, listedWorst).map(show).join('\n'));
}
