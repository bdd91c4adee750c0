// `atlas retract`: says in public that a change was published wrongly. It is retracted, restored or classed anew; its
// record stays where it is, with the reason beside it.

import type { Command } from 'commander';
import { type ChangeClass, changeClasses } from '#domain/change.ts';
import { longestName, longestStatement, statementOf } from '#domain/correction.ts';
import { parsePublicId, publicId } from '#domain/ids.ts';
import { type CorrectionOutcome, correctChange, type WantedCorrection } from '#pipeline/correct-change.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';
import { openInstance } from '../open-instance.ts';

interface RetractFlags {
  readonly reason?: string;
  readonly by?: string;
  readonly class?: string;
  readonly undo?: boolean;
  readonly data?: string;
  readonly json?: boolean;
}

/** Adds `atlas retract`. */
export function addRetractCommand(program: Command): void {
  program
    .command('retract')
    .description('retract a published change, or correct its class, in public and with the reason')
    .argument('<change>', 'the id of the change, CA-C-002783')
    .requiredOption('--reason <text>', 'why, as it will be published')
    .option('--class <class>', 'correct the class to cosmetic, editorial or substantive instead of retracting')
    .option('--undo', 'take a retraction back; both stay visible')
    .option('--by <name>', 'who decided, as it will be published')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--json', 'print JSON')
    .action(retract);
}

async function retract(id: string, flags: RetractFlags): Promise<void> {
  const wanted = wantedOf(id, flags);
  const instance = await openInstance(flags);
  try {
    const outcome = await correctChange(instance.database, wanted);
    const sentence = describeCorrection(publicId('change', wanted.changeId), wanted, outcome);
    if (outcome.kind !== 'corrected') throw new CommandFailure(outcome.kind === 'no-change' ? 2 : 1, sentence);
    const { id: correction, standing } = outcome;
    if (!flags.json) return await print(`${sentence}\n`);
    await printJson({ correction, change: publicId('change', wanted.changeId), kind: wanted.kind, ...standing });
  } finally {
    await instance.close();
  }
}

function wantedOf(id: string, flags: RetractFlags): WantedCorrection {
  const changeId = parsePublicId('change', id);
  if (changeId === null) throw new CommandFailure(2, `${shown(id)} is not the id of a change, such as CA-C-002783.`);
  if (flags.class !== undefined && flags.undo) throw new CommandFailure(2, 'choose one of --class and --undo.');
  const common = { changeId, reason: readStatement(flags.reason, 'reason'), decidedBy: readName(flags.by) };
  const decided = { ...common, decidedAt: new Date() };
  if (flags.class === undefined) return { ...decided, kind: flags.undo ? 'restored' : 'retracted' };
  return { ...decided, kind: 'reclassified', correctedClass: readClass(flags.class) };
}

/** What an option says, checked; fails with one sentence. */
export function readStatement(written: string | undefined, option: string): string {
  const words = statementOf(written ?? '');
  if (words !== null) return words;
  const isEmpty = (written ?? '').trim() === '';
  throw new CommandFailure(
    2,
    isEmpty
      ? `--${option} is empty; it is published, so say in a sentence or two what holds.`
      : `--${option} must be readable text of at most ${longestStatement} characters.`,
  );
}

/** The name of whoever decided; null where none is given. */
export function readName(written: string | undefined): string | null {
  if (written === undefined) return null;
  const name = statementOf(written, longestName);
  if (name === null) throw new CommandFailure(2, `--by must be a name of at most ${longestName} characters.`);
  return name;
}

/** A class of changes by its name. */
export function readClass(written: string): ChangeClass {
  const found = changeClasses.find((name) => name === written);
  if (!found) throw new CommandFailure(2, `--class is one of ${changeClasses.join(', ')}, not ${shown(written)}.`);
  return found;
}

/** What became of a correction, in one sentence. */
export function describeCorrection(change: string, wanted: WantedCorrection, outcome: CorrectionOutcome): string {
  switch (outcome.kind) {
    case 'no-change':
      return `there is no change ${change} in this instance.`;
    case 'already-retracted':
      return `${change} is retracted already; --undo takes that back.`;
    case 'not-retracted':
      return `${change} is not retracted, so there is nothing to take back.`;
    case 'already-of-this-class':
      return `${change} is of this class already.`;
    case 'corrected': {
      const number = `Correction ${outcome.id}`;
      if (wanted.kind === 'reclassified') return `${number}: the class of ${change} is now ${wanted.correctedClass}.`;
      return wanted.kind === 'retracted'
        ? `${number}: ${change} is retracted.`
        : `${number}: the retraction of ${change} is taken back.`;
    }
  }
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
