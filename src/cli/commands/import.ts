// `atlas import ota`: takes version histories of Open Terms Archive into the instance.

import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { ArchiveUnreadable } from '#capabilities/terms-archive/git-process.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { bringLogUpToDate } from '#pipeline/bring-log-up-to-date.ts';
import { importArchive } from '#pipeline/import-archive.ts';
import type { ImportTotals } from '#pipeline/import-totals.ts';
import { CommandFailure, print, printJson, progressLine } from '../command-io.ts';
import { logPlaceOf } from '../log-place.ts';
import { openInstance } from '../open-instance.ts';
import { addImportOfDeclarations } from './import-declarations.ts';

interface ImportFlags {
  readonly branch: string[];
  readonly service: string[];
  readonly jobs: number;
  readonly licence?: string;
  readonly attribution?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** Adds `atlas import ota` and `atlas import declarations`. */
export function addImportCommand(program: Command): void {
  const command = program.command('import').description('take what other archives keep into the instance');
  addImportOfDeclarations(command);
  command
    .command('ota')
    .description('Open Terms Archive repositories or bundles, through the whole pipeline after extraction')
    .argument('<archives...>', 'git repositories, bare or not, or git bundles')
    .option('--branch <name>', 'only this branch (repeatable)', collect, [])
    .option('--service <name>', 'only this service (repeatable)', collect, [])
    .option('--jobs <number>', 'threads to work with', wholeNumber, Math.min(4, availableParallelism()))
    .option('--licence <words>', 'the licence of the records, where the catalogue does not know the collection')
    .option('--attribution <words>', 'whom to name as their source')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--json', 'print the totals as JSON')
    .action(runImport);
}

async function runImport(paths: string[], flags: ImportFlags): Promise<void> {
  const started = performance.now();
  const instance = await openInstance(flags);
  try {
    const shown = progressLine('versions');
    const totals = await importArchive(instance.database, loadCatalog(), {
      paths,
      branches: flags.branch,
      services: flags.service,
      jobs: flags.jobs,
      ...(flags.licence ? { licence: flags.licence } : {}),
      ...(flags.attribution ? { attribution: flags.attribution } : {}),
      onProgress: shown.at,
    }).finally(shown.end);
    await bringLogUpToDate(instance.database, logPlaceOf(instance.config), new Date());
    const seconds = Math.round(performance.now() - started) / 1000;
    for (const sentence of totals.refused.slice(0, 20)) process.stderr.write(`Not taken: ${sentence}\n`);
    if (flags.json) await printJson({ ...totals, seconds });
    else await print(`${describeTotals(totals)} It took ${seconds.toFixed(1)} seconds.\n`);
  } catch (cause) {
    if (cause instanceof ArchiveUnreadable) throw new CommandFailure(2, cause.message, { cause });
    throw cause;
  } finally {
    await instance.close();
  }
}

function describeTotals(totals: ImportTotals): string {
  const { cosmetic, editorial, substantive } = totals.changes;
  const added = totals.versions - totals.versionsSkipped - totals.versionsRefused;
  return (
    `The archive holds ${totals.versions} versions of ${totals.documents} documents; ${added} were added, ` +
    `${totals.versionsSkipped} were there before, ${totals.versionsRefused} could not be taken. ` +
    `Added: ${totals.provisions} provisions and ${cosmetic + editorial + substantive} changes ` +
    `(${substantive} substantive, ${editorial} editorial, ${cosmetic} cosmetic).`
  );
}

function collect(value: string, former: string[]): string[] {
  return [...former, value];
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 64) {
    throw new CommandFailure(2, `--jobs takes a whole number from 1 to 64, not "${text}".`);
  }
  return number;
}
