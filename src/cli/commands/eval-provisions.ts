// `atlas eval provisions`: how well passages are labelled, on annotated data, in documents not trained on.

import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Table } from '#bench/report.ts';
import { alignedTable, markdownTable } from '#bench/show-table.ts';
import { measureClauseCases } from '#evaluation/clause-cases.ts';
import { measurePractices } from '#evaluation/practices.ts';
import { calibrationTable, clauseCaseTables, practicesTable, unfairnessTable } from '#evaluation/provisions-report.ts';
import { measureUnfairness } from '#evaluation/unfairness.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';

const parts = ['clauses', 'unfairness', 'practices'] as const;
type Part = (typeof parts)[number];

interface ProvisionsFlags {
  readonly annotated: string;
  readonly part?: Part;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Adds `provisions` to `atlas eval`. */
export function addProvisionsEvaluation(command: Command): void {
  command
    .command('provisions')
    .description('labels of passages, against annotated data; trains models once per fold, which takes minutes')
    .requiredOption('--annotated <folder>', 'folder with claudette-*, tosdr-points and opp115 JSON lines')
    .addOption(new Option('--part <part>', 'measure only this').choices(parts))
    .option('--markdown', 'print the tables as Markdown')
    .option('--json', 'print all tables as JSON')
    .action(evaluateProvisions);
}

async function evaluateProvisions({ annotated, part, markdown, json }: ProvisionsFlags): Promise<void> {
  if (!existsSync(annotated)) throw new CommandFailure(2, `${annotated} does not exist.`);
  const tables = parts.flatMap((name) => (part === undefined || part === name ? measures[name](annotated) : []));
  if (json) return printJson(tables);
  const show = markdown ? markdownTable : alignedTable;
  await print(tables.map(show).join('\n'));
}

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

const measures: Readonly<Record<Part, (folder: string) => Table[]>> = {
  clauses: (folder) => {
    const figures = measureClauseCases(folder, say);
    return [
      ...clauseCaseTables(figures),
      calibrationTable('the surest clause type', figures.surest),
      calibrationTable('all clause types', figures.stated),
    ];
  },
  unfairness: (folder) => {
    const { figures, stated } = measureUnfairness(folder, say);
    return [unfairnessTable(figures), calibrationTable('unfair clauses', stated)];
  },
  practices: (folder) => [practicesTable(measurePractices(folder))],
};
