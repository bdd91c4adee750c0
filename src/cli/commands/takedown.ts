// `atlas takedown`: removes what must not be kept any longer, in public and with the reason, or forbids its removal.

import type { Command } from 'commander';
import { parsePublicId, publicId } from '#domain/ids.ts';
import { type RemovalGround, type RemovalScope, removalGrounds, removalScopes } from '#domain/removal.ts';
import { setLegalHold, takeDown } from '#pipeline/take-down.ts';
import { openBlobs } from '#storage/blobs.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';
import { openInstance } from '../open-instance.ts';
import { readName, readStatement } from './retract.ts';

interface TakedownFlags {
  readonly reason?: string;
  readonly ground?: string;
  readonly scope: string;
  readonly by?: string;
  readonly hold?: boolean;
  readonly release?: boolean;
  readonly data?: string;
  readonly json?: boolean;
}

/** Adds `atlas takedown`. */
export function addTakedownCommand(program: Command): void {
  program
    .command('takedown')
    .description('remove the texts or the archived files of a document for good; hashes, reason and proofs stay')
    .argument('<document>', 'the id of the document, CA-D-00028')
    .requiredOption('--reason <text>', 'why, as it will be published')
    .option('--ground <ground>', `what it rests on: ${removalGrounds.join(', ')}`)
    .option('--scope <scope>', 'bytes: the archived files alone; text: all texts, too', 'text')
    .option('--by <name>', 'who decided, as it will be published')
    .option('--hold', 'forbid its removal instead (legal hold)')
    .option('--release', 'end a legal hold')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--json', 'print JSON')
    .action(runTakedown);
}

async function runTakedown(id: string, flags: TakedownFlags): Promise<void> {
  const number = parsePublicId('document', id);
  if (number === null) {
    throw new CommandFailure(2, `${JSON.stringify(id.slice(0, 60))} is not the id of a document, such as CA-D-00028.`);
  }
  if (flags.hold && flags.release) throw new CommandFailure(2, 'choose one of --hold and --release.');
  const reason = readStatement(flags.reason, 'reason');
  const decided = { reason, decidedBy: readName(flags.by), decidedAt: new Date() };
  const name = publicId('document', number);
  if (flags.hold || flags.release) return hold(flags, number, decided);
  const wanted = { ...decided, scope: readScope(flags.scope), ground: readGround(flags.ground) };
  const instance = await openInstance(flags);
  try {
    const blobs = openBlobs(instance.config);
    const outcome = await takeDown({ database: instance.database, blobs }, number, wanted);
    if (outcome.kind === 'no-document') throw new CommandFailure(2, `there is no document ${name} in this instance.`);
    if (outcome.kind === 'held') {
      const since = outcome.hold.decidedAt.toISOString().slice(0, 10);
      throw new CommandFailure(
        1,
        `${name} is under a legal hold since ${since} (${outcome.hold.reason}); --release ends it.`,
      );
    }
    if (flags.json) return await printJson({ document: name, ...outcome });
    const done = outcome.kind === 'removed' ? 'is taken down' : 'was taken down before';
    await print(`Removal ${outcome.removal}: ${name} ${done}; ${outcome.files} archived files were removed.\n`);
  } finally {
    await instance.close();
  }
}

async function hold(
  flags: TakedownFlags,
  number: number,
  decided: { readonly reason: string; readonly decidedBy: string | null; readonly decidedAt: Date },
): Promise<void> {
  const instance = await openInstance(flags);
  const name = publicId('document', number);
  const isHeld = flags.hold === true;
  try {
    const isThere = await setLegalHold(instance.database, number, { isHeld, ...decided });
    if (!isThere) throw new CommandFailure(2, `there is no document ${name} in this instance.`);
    if (flags.json) return await printJson({ document: name, isHeld });
    await print(isHeld ? `${name} is held: nothing of it can be removed.\n` : `${name} is held no longer.\n`);
  } finally {
    await instance.close();
  }
}

function readScope(written: string): RemovalScope {
  const scope = removalScopes.find((one) => one === written);
  if (!scope) throw new CommandFailure(2, `--scope is one of ${removalScopes.join(', ')}.`);
  return scope;
}

function readGround(written: string | undefined): RemovalGround {
  const ground = removalGrounds.find((one) => one === written);
  if (!ground) throw new CommandFailure(2, `--ground is one of ${removalGrounds.join(', ')}.`);
  return ground;
}
