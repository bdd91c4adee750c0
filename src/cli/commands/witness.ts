// `atlas witness`: cosigns the checkpoints of other logs (C2SP tlog-witness), so that two operators can watch each other.

import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Command } from 'commander';
import { fromBase64, toBase64 } from '#capabilities/evidence/bytes.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { generateNoteSigner, type NoteSigner, parseNoteSigner } from '#capabilities/evidence/note-signer.ts';
import { formatNoteKey, type NoteKey, parseNoteKey, signatureLine } from '#capabilities/evidence/signed-note.ts';
import { judgeCheckpoint, type WitnessedState } from '#capabilities/evidence/witness.ts';
import { readLogFile, replaceLogFile } from '#storage/log-files.ts';
import { CommandFailure, print } from '../command-io.ts';

interface WitnessFlags {
  readonly folder: string;
  readonly name?: string;
  readonly log?: readonly string[];
  readonly port: string;
  readonly host: string;
}

/** Adds `atlas witness`. */
export function addWitnessCommand(program: Command): void {
  program
    .command('witness')
    .description('cosign the checkpoints of other evidence logs, each only where it continues the last')
    .requiredOption('--folder <dir>', 'where its key and what it saw last are kept')
    .option('--name <name>', 'its name, such as witness.example.org/w1; needed at the first start')
    .option('--log <key>', 'the key of a log to watch, name+id+base64 (repeat)', append)
    .option('--port <number>', 'the port to listen on', '4410')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .action(runWitness);
}

function append(value: string, former: readonly string[] = []): readonly string[] {
  return [...former, value];
}

async function runWitness(flags: WitnessFlags): Promise<void> {
  const port = Number(flags.port);
  if (!/^\d{1,5}$/.test(flags.port) || port > 65_535)
    throw new CommandFailure(2, '--port takes a number from 0 to 65535.');
  const keys = await Promise.all((flags.log ?? []).map(logKey));
  if (keys.length === 0) throw new CommandFailure(2, 'Name a log to watch with --log.');
  const signer = await signerIn(flags);
  const states = await rememberedIn(flags.folder);
  let turn: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    // One after the other: what was seen is compared and remembered without anybody in between.
    turn = turn.then(async () => {
      const answer = await cosign(request, { keys, signer, states, folder: flags.folder }).catch(() => ({
        status: 500,
        body: '',
        isSize: false,
      }));
      response.writeHead(answer.status, {
        'content-type': answer.isSize ? 'text/x.tlog.size' : 'text/plain; charset=utf-8',
      });
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new CommandFailure(3, `The witness cannot listen: ${cause.message}.`)));
    server.listen(port, flags.host, resolve);
  });
  const address = server.address();
  const listening = typeof address === 'object' && address ? address.port : port;
  await print(`The witness listens on http://${flags.host}:${listening}\nIts key is ${formatNoteKey(signer.key)}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

async function logKey(text: string): Promise<NoteKey> {
  const key = await parseNoteKey(nodePrimitives, text);
  if (key?.kind !== 'ed25519') throw new CommandFailure(2, `${text} is no key of a log.`);
  return key;
}

async function signerIn({ folder, name }: WitnessFlags): Promise<NoteSigner> {
  const path = join(folder, 'witness-key');
  const text = await readLogFile(path);
  if (text !== null) {
    const signer = await parseNoteSigner(text);
    if (signer?.key.kind !== 'cosignature') throw new CommandFailure(2, `${path} holds no key of a witness.`);
    return signer;
  }
  if (!name || /[\s+]/.test(name))
    throw new CommandFailure(2, 'Give the witness a name without blanks or plus signs, with --name.');
  const signer = await generateNoteSigner(name, 'cosignature');
  await replaceLogFile(path, `${signer.secret}\n`);
  return signer;
}

/** One line a log: origin, size, root. */
async function rememberedIn(folder: string): Promise<Map<string, WitnessedState>> {
  const states = new Map<string, WitnessedState>();
  for (const line of ((await readLogFile(join(folder, 'seen'))) ?? '').split('\n')) {
    const [origin, size, root = ''] = line.split(' ');
    const bytes = fromBase64(root);
    if (origin && bytes) states.set(origin, { size: Number(size), root: bytes });
  }
  return states;
}

interface Witness {
  readonly keys: readonly NoteKey[];
  readonly signer: NoteSigner;
  readonly states: Map<string, WitnessedState>;
  readonly folder: string;
}

async function cosign(request: IncomingMessage, { keys, signer, states, folder }: Witness) {
  if (request.method !== 'POST' || request.url !== '/add-checkpoint') return { status: 404, body: '', isSize: false };
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > 100_000) return { status: 400, body: '', isSize: false };
    parts.push(part);
  }
  const body = new Uint8Array(Buffer.concat(parts));
  const verdict = await judgeCheckpoint(nodePrimitives, body, {
    keys,
    remembered: (origin) => states.get(origin) ?? null,
  });
  if (verdict.kind === 'refused') return { status: verdict.status, body: verdict.body, isSize: verdict.status === 409 };
  states.set(verdict.origin, verdict.state);
  // Safe on the disk before the log can show the cosignature to anybody.
  const lines = [...states].map(([origin, { size, root }]) => `${origin} ${size} ${toBase64(root)}\n`);
  await replaceLogFile(join(folder, 'seen'), lines.join(''));
  return { status: 200, body: signatureLine(signer.sign(verdict.text, new Date())), isSize: false };
}
