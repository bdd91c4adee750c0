// The keys that sign the evidence log: read from the key file, and made on first use. The log's name is part of its key,
// so it stays what it was when the log began.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { toHex } from '#capabilities/evidence/bytes.ts';
import { generateNoteSigner, type NoteSigner, parseNoteSigner } from '#capabilities/evidence/note-signer.ts';
import { readLogFile, replaceLogFile } from '#storage/log-files.ts';
import type { LogSigning } from './sign-checkpoint.ts';

export interface LogPlace {
  readonly dataDirectory: string;
  /** The file of secrets; null: `log/key` in the data directory. */
  readonly keyFile: string | null;
  /** The log's name; null: from the public address, else one made up. */
  readonly origin: string | null;
  readonly publicUrl: string | null;
}

/** The keys cannot be used; the message is one sentence. */
export class WrongLogKey extends Error {
  override readonly name = 'WrongLogKey';
}

/** Opens the log for signing. Throws WrongLogKey. */
export async function openLogSigning(place: LogPlace): Promise<LogSigning> {
  const path = keyPath(place);
  const text = await readLogFile(path);
  const signers = text === null ? [await firstSigner(place)] : await signersOf(text, path);
  if (text === null) await replaceLogFile(path, fileOf(signers));
  const origin = signers[0]?.key.name ?? '';
  if (place.origin !== null && place.origin !== origin) {
    throw new WrongLogKey(
      `ATLAS_LOG_ORIGIN is ${place.origin}, but the key in ${path} is that of ${origin}; one log keeps one name.`,
    );
  }
  return { origin, signers, rememberedPath: join(place.dataDirectory, 'log', 'checkpoint') };
}

/** Puts a new key before the others: both sign from then on, until the old line is taken out of the file. */
export async function rotateLogKey(place: LogPlace): Promise<LogSigning> {
  const { origin, signers } = await openLogSigning(place);
  const next = await generateNoteSigner(origin);
  await replaceLogFile(keyPath(place), fileOf([next, ...signers]));
  return openLogSigning(place);
}

function keyPath({ keyFile, dataDirectory }: LogPlace): string {
  return keyFile ?? join(dataDirectory, 'log', 'key');
}

function firstSigner({ origin, publicUrl }: LogPlace): Promise<NoteSigner> {
  const host = publicUrl === null ? null : new URL(publicUrl).host;
  return generateNoteSigner(origin ?? `${host ?? `${toHex(randomBytes(8))}.conductatlas.invalid`}/log`);
}

async function signersOf(text: string, path: string): Promise<NoteSigner[]> {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const signers: NoteSigner[] = [];
  for (const line of lines) {
    const signer = await parseNoteSigner(line);
    if (signer?.key.kind !== 'ed25519')
      throw new WrongLogKey(`${path} holds a line that is no key of the evidence log.`);
    signers.push(signer);
  }
  if (signers.length === 0) throw new WrongLogKey(`${path} holds no key of the evidence log.`);
  if (signers.some(({ key }) => key.name !== signers[0]?.key.name)) {
    throw new WrongLogKey(`${path} holds keys of several logs.`);
  }
  return signers;
}

function fileOf(signers: readonly NoteSigner[]): string {
  const head = '# Secret keys of the evidence log, the newest first. Whoever has them can sign as this instance.\n';
  return head + signers.map(({ secret }) => `${secret}\n`).join('');
}
