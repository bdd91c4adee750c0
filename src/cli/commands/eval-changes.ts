// `atlas eval changes`: classes of changes measured on a whole archive, on labels that people gave and on memos that
// people wrote; and the way from a draw by seed over blind sheets to new labels.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { alignedTable, markdownTable } from '#bench/show-table.ts';
import { readersKappa } from '#evaluation/change-label-figures.ts';
import { readLabelSets } from '#evaluation/change-labels.ts';
import { type ChangePart, changeParts, measureChanges } from '#evaluation/changes.ts';
import { collectAnswers, writeKey } from '#evaluation/changes-answers.ts';
import { type Half, withCorpus } from '#evaluation/changes-corpus.ts';
import { drawHunks } from '#evaluation/changes-draw.ts';
import { writeSheets } from '#evaluation/changes-sheets.ts';
import { CommandFailure, print } from '../command-io.ts';

interface ChangesFlags {
  readonly bundle?: string;
  readonly manifest?: string;
  readonly memos?: string;
  readonly labels: string;
  readonly only?: string;
  readonly json?: string;
  readonly markdown?: boolean;
  readonly draw?: string;
  readonly seed: number;
  readonly perClass: number;
  readonly half?: Half;
  readonly perSheet: number;
  readonly collect?: string;
  readonly out?: string;
}

/** Adds `changes` to `atlas eval`. */
export function addChangesEvaluation(command: Command): void {
  command
    .command('changes')
    .description('which changes matter: on an archive, on labels that people gave, on memos that people wrote')
    .option('--bundle <path>', 'archive of versions: git repository or bundle')
    .option('--manifest <path>', 'JSON lines with branch, path and family of each version, plain or packed by xz')
    .option('--memos <path>', 'JSON lines with summary, body and the texts before and after, plain or packed by xz')
    .option('--labels <folder>', 'sets of labels as JSON lines', 'labels/changes')
    .option('--only <part>', `one of ${changeParts.join(', ')}; repeat with commas`)
    .option('--json <file>', 'write all figures to this file')
    .option('--markdown', 'print the tables as Markdown')
    .option('--draw <folder>', 'instead: draw differences for reading, as blind sheets with a key')
    .option('--seed <number>', 'seed of the draw', readNumber, 1)
    .option('--per-class <number>', 'differences drawn from each class', readNumber, 300)
    .addOption(new Option('--half <half>', 'draw from platforms of this half only').choices(['tuning', 'check']))
    .option('--per-sheet <number>', 'differences on a sheet', readNumber, 50)
    .option('--collect <folder>', 'instead: make labels of the answers in a folder of sheets')
    .option('--out <file>', 'where collected labels go')
    .action(evaluateChanges);
}

async function evaluateChanges(flags: ChangesFlags): Promise<void> {
  if (flags.collect !== undefined) return collect(flags.collect, flags.out);
  for (const path of [flags.bundle, flags.manifest, flags.memos]) {
    if (path !== undefined && !existsSync(path)) throw new CommandFailure(2, `${path} does not exist.`);
  }
  if (flags.draw !== undefined) return draw(flags.draw, flags);
  const parts = partsOf(flags);
  const measured = await measureChanges(parts, {
    ...(flags.bundle ? { archive: flags.bundle } : {}),
    ...(flags.manifest ? { manifest: flags.manifest } : {}),
    ...(flags.memos ? { memos: flags.memos } : {}),
    ...(existsSync(flags.labels) ? { labels: flags.labels } : {}),
    ...(process.stderr.isTTY ? { say: (sentence: string) => void process.stderr.write(`${sentence}\r`) } : {}),
  }).catch(asUnreadable);
  if (flags.json) {
    const figures = Object.fromEntries(measured.map(({ part, figures: of }) => [part, of]));
    writeFileSync(flags.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
  const show = flags.markdown ? markdownTable : alignedTable;
  await print(measured.flatMap(({ tables }) => tables.map(show)).join('\n'));
}

/** The parts asked for, or all that the given inputs allow. */
function partsOf({ only, bundle, memos }: ChangesFlags): ChangePart[] {
  const wanted = only?.split(',') ?? changeParts.filter((part) => (part === 'memos' ? memos : bundle));
  const known = changeParts.filter((part) => wanted.includes(part));
  const wrong = wanted.find((name) => !known.some((part) => part === name));
  if (wrong !== undefined) {
    throw new CommandFailure(2, `"${wrong}" is no part of this evaluation; there are ${changeParts.join(', ')}.`);
  }
  if (known.length === 0) throw new CommandFailure(2, 'Name an archive with --bundle, or memos with --memos.');
  if (known.includes('memos') && !memos) throw new CommandFailure(2, 'The part memos needs --memos.');
  if (known.some((part) => part !== 'memos') && !bundle) {
    throw new CommandFailure(2, 'All parts but memos need an archive: --bundle.');
  }
  return known;
}

async function draw(folder: string, flags: ChangesFlags): Promise<void> {
  const { bundle, manifest, labels, seed, perClass, perSheet, half } = flags;
  if (!bundle) throw new CommandFailure(2, 'A draw needs an archive: --bundle.');
  if (existsSync(join(folder, 'key.jsonl'))) {
    throw new CommandFailure(2, `${folder} holds a draw already; its answers would no longer fit.`);
  }
  const sets = existsSync(labels) ? await readLabelSets(labels).catch(asUnreadable) : new Map();
  const without = [...sets.values()].flat();
  const drawn = await withCorpus({ archive: bundle, ...(manifest ? { manifest } : {}) }, (corpus) =>
    drawHunks(corpus, { seed, perClass, without, ...(half && { half }) }),
  ).catch(asUnreadable);
  mkdirSync(folder, { recursive: true });
  for (const sheet of writeSheets(drawn.hunks, perSheet)) writeFileSync(join(folder, sheet.name), sheet.text);
  writeFileSync(join(folder, 'key.jsonl'), writeKey(drawn));
  await print(`${drawn.hunks.length} differences drawn into ${folder}. Answers go there, into answers-<reader>.txt.`);
}

async function collect(folder: string, out: string | undefined): Promise<void> {
  if (out === undefined) throw new CommandFailure(2, 'Say with --out where the labels go.');
  const keyPath = join(folder, 'key.jsonl');
  if (!existsSync(keyPath)) throw new CommandFailure(2, `${keyPath} does not exist.`);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const readers = readdirSync(folder)
    .filter((name) => /^answers.*\.txt$/.test(name))
    .sort();
  const settled = existsSync(join(folder, 'settled.txt')) ? read('settled.txt') : '';
  const collected = await Promise.resolve()
    .then(() => collectAnswers(read('key.jsonl'), readers.map(read), settled))
    .catch(asUnreadable);
  writeFileSync(out, collected.labels.map((label) => `${JSON.stringify(label)}\n`).join(''));
  const kappa = readersKappa(collected.labels.map((label) => ({ label })));
  const list = (numbers: readonly number[]) => (numbers.length === 0 ? 'none' : numbers.join(', '));
  await print(
    [
      `${collected.labels.length} labels from ${readers.length} readers in ${out}.`,
      `Not read: ${list(collected.unread)}.`,
      kappa ? `Readers agree beyond chance at ${kappa.kappa.toFixed(3)}, over ${kappa.n}.` : 'Read by one reader.',
      `Readers differ and nobody settled (settled.txt): ${list(collected.unsettled)}.`,
    ].join('\n'),
  );
}

function asUnreadable(cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new CommandFailure(2, `It cannot be measured: ${reason.replace(/\.$/, '')}.`, { cause });
}

function readNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 1_000_000) return number;
  throw new CommandFailure(2, `--seed, --per-class and --per-sheet take a whole number, not "${text}".`);
}
