// `atlas import declarations`: takes what an archive declares into the instance as sources to capture. Apart from
// `import ota`, which takes versions: declarations bring no text, only where texts are.

import type { Command } from 'commander';
import type { DeclarationOptions, DeclarationProblem } from '#capabilities/declarations/read-declaration.ts';
import { NoDeclarations, readDeclarations } from '#capabilities/declarations/read-declarations.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import type { CaptureTarget } from '#domain/source.ts';
import { saveTargets } from '#storage/sources.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';
import { openInstance } from '../open-instance.ts';

interface DeclarationsFlags {
  readonly allowFilters?: boolean;
  readonly replace?: boolean;
  readonly language: string;
  readonly data?: string;
  readonly json?: boolean;
}

interface DeclarationTotals {
  /** Services of which at least one document was taken. */
  readonly services: number;
  readonly documents: number;
  /** Pages, of which a document may have several. */
  readonly sources: number;
  /** Former states of documents that the histories describe; they say how old captures were read. */
  readonly formerStates: number;
  /** Uses of code by others. */
  readonly foreignFilters: number;
  readonly refused: readonly DeclarationProblem[];
}

/** Adds `declarations DIR` to the command `import`. */
export function addImportOfDeclarations(importCommand: Command): void {
  importCommand
    .command('declarations')
    .description('Open Terms Archive declarations, unchanged, as sources to capture')
    .argument('<folder>', 'a repository of declarations, or its folder "declarations"')
    .option('--allow-filters', 'let the filters of these declarations run: code by others, walled in', false)
    .option('--replace', 'stop capturing what former declarations named and these do not', false)
    .option('--language <tag>', 'the language to ask the pages for', 'en')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--json', 'print the totals as JSON')
    .action(importDeclarations);
}

async function importDeclarations(folder: string, flags: DeclarationsFlags): Promise<void> {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(flags.language)) {
    throw new CommandFailure(2, `--language takes a tag such as en or pt-BR, not "${flags.language}".`);
  }
  const instance = await openInstance(flags);
  try {
    const catalog = loadCatalog();
    const { targets, totals } = await readTargets(folder, {
      documentTypeOf: (termsType) => catalog.documentTypeByName(termsType)?.id ?? null,
      vantage: { region: instance.config.capture.region, language: flags.language },
      allowsFilters: flags.allowFilters === true,
    });
    const saved = await instance.database.transaction((transaction) =>
      saveTargets(transaction, targets, {
        declaredIn: 'declarations',
        isWhole: flags.replace === true,
        now: new Date(),
      }),
    );
    for (const { file, path, sentence } of totals.refused.slice(0, 50)) {
      process.stderr.write(`Not taken: ${file}${path === '' ? '' : ` at ${path}`}: ${sentence}\n`);
    }
    if (flags.json) await printJson({ ...totals, ...saved });
    else
      await print(
        `${describeTotals(totals)} New: ${saved.added}, changed: ${saved.changed}, ended: ${saved.retired}.\n`,
      );
    if (targets.length === 0) process.exitCode = 2;
  } catch (cause) {
    if (cause instanceof NoDeclarations) throw new CommandFailure(2, cause.message, { cause });
    throw cause;
  } finally {
    await instance.close();
  }
}

async function readTargets(
  folder: string,
  options: DeclarationOptions,
): Promise<{ readonly targets: readonly CaptureTarget[]; readonly totals: DeclarationTotals }> {
  const targets: CaptureTarget[] = [];
  const refused: DeclarationProblem[] = [];
  let services = 0;
  let formerStates = 0;
  for await (const reading of readDeclarations(folder, options)) {
    refused.push(...reading.problems);
    if (reading.kind === 'refused') continue;
    if (reading.terms.length > 0) services += 1;
    targets.push(...reading.terms.map(({ target }) => target));
    formerStates += reading.terms.reduce((count, { former }) => count + former.length, 0);
  }
  const sources = targets.flatMap((target) => target.sources);
  const foreignFilters = sources.flatMap(({ filters }) => filters).filter(({ code }) => code !== undefined).length;
  const counts = { documents: targets.length, sources: sources.length, formerStates, foreignFilters };
  return { targets, totals: { services, ...counts, refused } };
}

function describeTotals({ services, documents, sources, foreignFilters, refused }: DeclarationTotals): string {
  const filters = foreignFilters === 0 ? '' : `, with ${counted(foreignFilters, 'filter')} by others`;
  const faults = refused.length === 0 ? '' : ` Left out for ${counted(refused.length, 'fault')}: see above.`;
  const named = `${counted(documents, 'document')} of ${counted(services, 'service')}`;
  return `The declarations name ${named} on ${counted(sources, 'page')}${filters}.${faults}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
