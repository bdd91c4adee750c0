// `atlas takedown`: removes what must not be kept any longer, in public and with the reason, lifts that, or forbids it.

import type { Command } from 'commander';
import { parsePublicId, publicId } from '#domain/ids.ts';
import { type RemovalGround, type RemovalScope, removalGrounds, removalScopes } from '#domain/removal.ts';
import { liftRemoval } from '#pipeline/lift-removal.ts';
import { setLegalHold, type TakeDownOutcome, takeDown } from '#pipeline/take-down.ts';
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
  readonly lift?: boolean;
  readonly data?: string;
  readonly json?: boolean;
}

/** Adds `atlas takedown`. */
export function addTakedownCommand(program: Command): void {
  program
    .command('takedown')
    .description(
      'remove a document, or a version, for good: texts and archived files go; hashes, reason and proofs stay',
    )
    .argument('<document>', 'the id of the document, CA-D-00028, or of one version of it, CA-D-00028:3')
    .requiredOption('--reason <text>', 'why, as it will be published')
    .option('--ground <ground>', `what it rests on: ${removalGrounds.join(', ')}`)
    .option('--scope <scope>', 'bytes: the archived files alone; text: all texts, too', 'text')
    .option('--by <name>', 'who decided, as it will be published')
    .option('--lift', 'lift it: nothing comes back, but the document is taken in again, as another record')
    .option('--hold', 'forbid its removal instead (legal hold)')
    .option('--release', 'end a legal hold')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--json', 'print JSON')
    .action(runTakedown);
}

interface Decision {
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
}

async function runTakedown(id: string, flags: TakedownFlags): Promise<void> {
  const { number, version } = readId(id);
  if ([flags.hold, flags.release, flags.lift].filter(Boolean).length > 1) {
    throw new CommandFailure(2, 'choose one of --hold, --release and --lift.');
  }
  const isOfDocument = flags.hold || flags.release || flags.lift;
  if (isOfDocument && version !== null) {
    throw new CommandFailure(2, 'name the document alone: --hold, --release and --lift are about all of it.');
  }
  const reason = readStatement(flags.reason, 'reason');
  const decision = { reason, decidedBy: readName(flags.by), decidedAt: new Date() };
  if (flags.hold || flags.release) return hold(flags, number, decision);
  if (flags.lift) return lift(flags, number, decision);
  const wanted = { ...decision, version, scope: readScope(flags.scope), ground: readGround(flags.ground) };
  const name = publicId('document', number) + (version === null ? '' : `:${version}`);
  const instance = await openInstance(flags);
  try {
    const blobs = openBlobs(instance.config);
    const outcome = await takeDown({ database: instance.database, blobs }, number, wanted);
    if (outcome.kind !== 'removed' && outcome.kind !== 'already-removed') throw refusal(name, outcome);
    if (flags.json) return await printJson({ document: name, ...outcome });
    const done = outcome.kind === 'removed' ? 'is taken down' : 'was taken down before';
    const others = outcome.kind === 'removed' ? outcome.versions.filter((other) => other !== version) : [];
    const same = others.length === 0 ? '' : ` So are versions with the same text: ${others.join(', ')}.`;
    await print(`Removal ${outcome.removal}: ${name} ${done}; ${outcome.files} archived files were removed.${same}\n`);
  } finally {
    await instance.close();
  }
}

function readId(id: string): { readonly number: number; readonly version: number | null } {
  const [document = '', version, ...more] = id.split(':');
  const number = parsePublicId('document', document);
  const isVersion = version === undefined || (/^[1-9]\d{0,8}$/.test(version) && more.length === 0);
  if (number === null || !isVersion) {
    throw new CommandFailure(
      2,
      `${JSON.stringify(id.slice(0, 60))} is not the id of a document, such as CA-D-00028, or of a version, CA-D-00028:3.`,
    );
  }
  return { number, version: version === undefined ? null : Number(version) };
}

function refusal(
  name: string,
  outcome: Exclude<TakeDownOutcome, { kind: 'removed' | 'already-removed' }>,
): CommandFailure {
  switch (outcome.kind) {
    case 'held': {
      const since = outcome.hold.decidedAt.toISOString().slice(0, 10);
      const words = `${name} is under a legal hold since ${since} (${outcome.hold.reason}); --release ends it.`;
      return new CommandFailure(1, words);
    }
    case 'is-latest':
      return new CommandFailure(
        1,
        `${name} is the text that the document has now, so it cannot go alone; take down the whole document, and lift that once the platform has another text.`,
      );
    default:
      return new CommandFailure(
        2,
        `there is no ${outcome.kind === 'no-version' ? 'version' : 'document'} ${name} in this instance.`,
      );
  }
}

async function lift(flags: TakedownFlags, number: number, decision: Decision): Promise<void> {
  const instance = await openInstance(flags);
  const name = publicId('document', number);
  try {
    const outcome = await liftRemoval(instance.database, number, decision);
    if (outcome.kind === 'not-withdrawn') throw new CommandFailure(1, `${name} is not taken down.`);
    if (flags.json) return await printJson({ document: name, ...outcome });
    const done = outcome.kind === 'lifted' ? 'is lifted' : 'was lifted before';
    await print(
      `Removal ${outcome.removal} of ${name} ${done}. Its record stays withdrawn; what is captured or imported from now on is a record of its own.\n`,
    );
  } finally {
    await instance.close();
  }
}

async function hold(flags: TakedownFlags, number: number, decided: Decision): Promise<void> {
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
