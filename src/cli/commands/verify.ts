// `atlas verify`: checks evidence packages and receipts with nothing but the files and the log's key, step by step; and
// against a checkpoint that the reader kept, where they ask for it.

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import {
  checkRemembered,
  type ProveConsistency,
  parseKeptCheckpoint,
} from '#capabilities/evidence/remembered-checkpoint.ts';
import { type NoteKey, parseNoteKey } from '#capabilities/evidence/signed-note.ts';
import { verifyPackage } from '#capabilities/evidence/verify-package.ts';
import { failed, passed, type VerifyStep } from '#capabilities/evidence/verify-step.ts';
import { CommandFailure, print, printJson, readInput, requiredText, runBatch } from '../command-io.ts';
import { openLogTiles } from './log-tiles.ts';
import { writeBytes } from './write-bytes.ts';

interface VerifyFlags {
  readonly key?: readonly string[];
  readonly checkpoint?: string;
  readonly remember?: string;
  readonly log?: string;
  readonly offline?: boolean;
  readonly json?: boolean;
  readonly batch?: boolean;
}

/** Adds `atlas verify FILE…`. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('check evidence packages and receipts, offline, with nothing but the files')
    .argument('[files...]', 'packages (.wacz) or receipts (.tlog-proof); - is standard input')
    .option('--key <key>', 'the log’s public key, name+id+base64; also a witness’s (repeat)', append)
    .option('--checkpoint <file>', 'a checkpoint of the log that you kept: the file must rest on the same past')
    .option('--remember <file>', 'the same, and then keep there the newer of the two; made on first use')
    .option('--log <place>', 'where the log’s tiles are, an address or a folder: they connect two checkpoints')
    .option('--offline', 'nothing is ever asked of the network; for scripts that want to say so')
    .option('--json', 'print one JSON object a file')
    .option('--batch', 'read {id, file} as JSON lines from standard input')
    .action(runVerify);
}

function append(value: string, former: readonly string[] = []): readonly string[] {
  return [...former, value];
}

async function runVerify(files: readonly string[], flags: VerifyFlags): Promise<void> {
  const keys = await readKeys(flags.key ?? []);
  const against: Against = {
    keys,
    kept: flags.remember ?? flags.checkpoint ?? null,
    isUpdated: flags.remember !== undefined,
    prove: flags.log === undefined ? null : openLogTiles(flags.log, { isOffline: flags.offline === true }),
  };
  if (flags.remember !== undefined && flags.checkpoint !== undefined)
    throw new CommandFailure(2, 'choose one of --checkpoint and --remember.');
  if (flags.batch) {
    return runBatch(process.stdin, async (request) => verified(requiredText(request, 'file'), against));
  }
  if (files.length === 0) throw new CommandFailure(2, 'Name a package or a receipt to verify.');
  let isBad = false;
  for (const file of files) {
    const { ok, steps } = await verified(file, against);
    isBad ||= !ok;
    if (flags.json) await printJson({ file, ok, steps });
    else await print(inWords(file, ok, steps));
  }
  if (isBad) throw new CommandFailure(1, 'The verification failed: see the steps above.');
}

async function readKeys(texts: readonly string[]): Promise<NoteKey[]> {
  const keys: NoteKey[] = [];
  for (const text of texts) {
    const key = await parseNoteKey(nodePrimitives, text);
    if (!key)
      throw new CommandFailure(2, `${text} is no key of a log or a witness; it looks like name+01234567+base64.`);
    keys.push(key);
  }
  return keys;
}

interface Against {
  readonly keys: readonly NoteKey[];
  /** The file of the checkpoint that was kept. */
  readonly kept: string | null;
  readonly isUpdated: boolean;
  readonly prove: ProveConsistency | null;
}

async function verified(file: string, { keys, kept, isUpdated, prove }: Against) {
  const verification = await verifyPackage(new Uint8Array(await readInput(file)), { primitives: nodePrimitives, keys });
  if (verification.kind === 'not-a-package') throw new CommandFailure(2, `${file}: ${verification.sentence}`);
  const { ok, steps, checkpoint } = verification;
  if (kept === null) return { file, ok, steps };
  const remembered = await againstKept(kept, { checkpoint, isUpdated, prove });
  const isWell = ok && remembered.step.ok;
  // Only what held in every step is worth remembering.
  if (isWell && remembered.replacement !== null) await writeBytes(kept, remembered.replacement);
  return { file, ok: isWell, steps: [...steps, remembered.step] };
}

async function againstKept(
  path: string,
  { checkpoint, isUpdated, prove }: Pick<Against, 'isUpdated' | 'prove'> & { readonly checkpoint: string | null },
): Promise<{ readonly step: VerifyStep; readonly replacement: string | null }> {
  const found = checkpoint === null ? null : parseKeptCheckpoint(checkpoint);
  if (checkpoint === null || !found)
    return { step: failed('remembered', 'There is no readable checkpoint to compare with.'), replacement: null };
  if (isUpdated && !existsSync(path)) {
    const words = `This is the first checkpoint of ${found.origin}; it is kept in ${path}.`;
    return { step: passed('remembered', words), replacement: checkpoint };
  }
  const kept = parseKeptCheckpoint((await readInput(path)).toString('utf8'));
  if (!kept) throw new CommandFailure(2, `${path} holds no checkpoint, as ${found.origin} publishes it.`);
  const step = await checkRemembered(nodePrimitives, { kept, found }, prove);
  return { step, replacement: isUpdated && found.size > kept.size ? checkpoint : null };
}

const marks: Readonly<Record<VerifyStep['state'], string>> = { passed: 'PASS', failed: 'FAIL', 'not-checked': '  — ' };

function inWords(file: string, ok: boolean, steps: readonly VerifyStep[]): string {
  const lines = steps.map(({ name, state, words }) => `  ${marks[state]}  ${name}: ${words}\n`);
  return `${file}\n${lines.join('')}${ok ? 'Verified.' : 'NOT verified.'}\n`;
}
