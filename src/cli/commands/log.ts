// `atlas log`: the evidence log's signed state, the receipt of one record, a full audit, and a new key.

import type { Command } from 'commander';
import { formatNoteKey } from '#capabilities/evidence/signed-note.ts';
import { parsePublicId, type RecordKind } from '#domain/ids.ts';
import { appendAllPending } from '#pipeline/append-to-log.ts';
import { auditLog } from '#pipeline/audit-log.ts';
import { openLogSigning, rotateLogKey, WrongLogKey } from '#pipeline/open-log-signing.ts';
import { type LogSigning, signCheckpoint } from '#pipeline/sign-checkpoint.ts';
import { type ReceiptAnswer, receiptAt, receiptOf } from '#queries/evidence-log.ts';
import { versionEntryId } from '#queries/version-marks.ts';
import { openBlobs } from '#storage/blobs.ts';
import type { Queryable } from '#storage/database.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';
import { logPlaceOf } from '../log-place.ts';
import { type Instance, openInstance } from '../open-instance.ts';

interface LogFlags {
  readonly data?: string;
  readonly json?: boolean;
}

/** Adds `atlas log checkpoint|prove|audit|rotate-key`. */
export function addLogCommand(program: Command): void {
  const command = program.command('log').description('the evidence log: its signed state, a receipt, an audit');
  const add = (name: string, description: string) =>
    command
      .command(name)
      .description(description)
      .option('--data <dir>', 'the data directory of the instance')
      .option('--json', 'print JSON');
  add('checkpoint', 'sign the log as it is, and print the checkpoint').action((flags: LogFlags) =>
    withInstance(flags, (instance) => checkpoint(instance, flags)),
  );
  add('prove <id>', 'the receipt of a record, of a version (CA-D-00028:3) or of the entry with this number').action(
    (id: string, flags: LogFlags) => withInstance(flags, (instance) => prove(instance, id, flags)),
  );
  add('audit', 're-check everything that is stored against the log').action((flags: LogFlags) =>
    withInstance(flags, (instance) => audit(instance, flags)),
  );
  add('rotate-key', 'put a new key before the present one; both sign from then on').action((flags: LogFlags) =>
    withInstance(flags, (instance) => rotate(instance, flags)),
  );
}

async function withInstance(flags: LogFlags, work: (instance: Instance) => Promise<void>): Promise<void> {
  const instance = await openInstance(flags);
  try {
    await work(instance);
  } catch (cause) {
    if (cause instanceof WrongLogKey) throw new CommandFailure(2, cause.message, { cause });
    throw cause;
  } finally {
    await instance.close();
  }
}

async function checkpoint(instance: Instance, flags: LogFlags): Promise<void> {
  await showSigned(instance, await openLogSigning(logPlaceOf(instance.config)), flags);
}

async function rotate(instance: Instance, flags: LogFlags): Promise<void> {
  await showSigned(instance, await rotateLogKey(logPlaceOf(instance.config)), flags);
}

async function showSigned({ database }: Instance, signing: LogSigning, flags: LogFlags): Promise<void> {
  await appendAllPending(database);
  const outcome = await signCheckpoint(database, signing, new Date());
  if (outcome.kind === 'refused') throw new CommandFailure(1, outcome.sentence);
  if (outcome.kind === 'empty') throw new CommandFailure(1, 'The evidence log has no entry yet.');
  const { note, size, signedAt } = outcome.checkpoint;
  const keys = signing.signers.map(({ key }) => formatNoteKey(key));
  if (flags.json) return printJson({ origin: signing.origin, size, signedAt, keys, note });
  await print(note);
  process.stderr.write(`Verified by: ${keys.join(' and ')}\n`);
}

async function prove({ database }: Instance, id: string, flags: LogFlags): Promise<void> {
  const answer = await receiptFor(database, id);
  if (answer === null) throw new CommandFailure(2, `${id} is no id of a record, of a version or of an entry.`);
  if (answer.kind === 'not-logged') throw new CommandFailure(1, `${id} has no entry in the evidence log.`);
  if (answer.kind === 'not-signed') {
    throw new CommandFailure(
      1,
      `${id} has entry ${answer.index}, which no checkpoint covers yet; run atlas log checkpoint.`,
    );
  }
  const { index, checkpoint: signed, text } = answer.receipt;
  if (flags.json) return printJson({ id, index, size: signed.size, receipt: text });
  await print(text);
}

async function receiptFor(database: Queryable, id: string): Promise<ReceiptAnswer | null> {
  if (/^\d{1,15}$/.test(id)) return receiptAt(database, Number(id));
  const version = /^(CA-D-\d+)(?::(\d{1,6}))?$/i.exec(id);
  if (version) {
    const document = parsePublicId('document', version[1] ?? '');
    const entry = document && (await versionEntryId(database, document, version[2] ? Number(version[2]) : null));
    return entry ? receiptOf(database, 'version', entry) : { kind: 'not-logged' };
  }
  const kinds: readonly Exclude<RecordKind, 'document'>[] = ['provision', 'change'];
  for (const kind of kinds) {
    const number = parsePublicId(kind, id);
    if (number !== null) return receiptOf(database, kind, number);
  }
  return null;
}

async function audit({ database, config }: Instance, flags: LogFlags): Promise<void> {
  const findings = await auditLog({ database, blobs: openBlobs(config) }, (step) => {
    if (process.stderr.isTTY) process.stderr.write(`${step} …\n`);
  });
  const ok = findings.every((finding) => finding.ok);
  if (flags.json) await printJson({ ok, findings });
  else
    for (const finding of findings) await print(`${finding.ok ? 'well' : 'ILL '}  ${finding.name}: ${finding.words}\n`);
  if (!ok) throw new CommandFailure(1, 'The evidence log and what is stored differ: see above.');
}
