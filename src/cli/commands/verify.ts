// `atlas verify`: checks evidence packages and receipts with nothing but the files and the log's key, step by step.

import type { Command } from 'commander';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { type NoteKey, parseNoteKey } from '#capabilities/evidence/signed-note.ts';
import { verifyPackage } from '#capabilities/evidence/verify-package.ts';
import type { VerifyStep } from '#capabilities/evidence/verify-step.ts';
import { CommandFailure, print, printJson, readInput, requiredText, runBatch } from '../command-io.ts';

interface VerifyFlags {
  readonly key?: readonly string[];
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
  if (flags.batch) {
    return runBatch(process.stdin, async (request) => verified(requiredText(request, 'file'), keys));
  }
  if (files.length === 0) throw new CommandFailure(2, 'Name a package or a receipt to verify.');
  let isBad = false;
  for (const file of files) {
    const { ok, steps } = await verified(file, keys);
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

async function verified(file: string, keys: readonly NoteKey[]) {
  const verification = await verifyPackage(new Uint8Array(await readInput(file)), { primitives: nodePrimitives, keys });
  if (verification.kind === 'not-a-package') throw new CommandFailure(2, `${file}: ${verification.sentence}`);
  return { file, ok: verification.ok, steps: verification.steps };
}

const marks: Readonly<Record<VerifyStep['state'], string>> = { passed: 'PASS', failed: 'FAIL', 'not-checked': '  — ' };

function inWords(file: string, ok: boolean, steps: readonly VerifyStep[]): string {
  const lines = steps.map(({ name, state, words }) => `  ${marks[state]}  ${name}: ${words}\n`);
  return `${file}\n${lines.join('')}${ok ? 'Verified.' : 'NOT verified.'}\n`;
}
