// How commands speak with the outside: failures as one sentence with an exit code, files in, JSON out, batches of
// JSON lines, and a progress line. Commands themselves only say what they do.

import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** 1 the answer is "no", 2 wrong usage or input, 3 something outside failed. */
export type FailureCode = 1 | 2 | 3;

/** Ends a command with one sentence for its reader. Everything else that is thrown counts as unexpected. */
export class CommandFailure extends Error {
  readonly exitCode: FailureCode;

  constructor(exitCode: FailureCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'CommandFailure';
    this.exitCode = exitCode;
  }
}

interface RunOptions {
  /** Whether to add the stack of what went wrong. */
  readonly isDebug?: () => Promise<boolean>;
}

/** Runs a command to its exit code: 0 when it returns, else one sentence on standard error. Never throws. */
export async function runCommand(work: () => Promise<unknown>, options: RunOptions = {}): Promise<number> {
  process.stdout.on('error', endOnBrokenPipe);
  process.stderr.on('error', endOnBrokenPipe);
  try {
    await work();
    return Number(process.exitCode ?? 0);
  } catch (cause) {
    const { exitCode, sentence } = describeFailure(cause);
    process.stderr.write(`atlas: ${sentence}\n`);
    const wantsStack = await options.isDebug?.().catch(() => false);
    if (wantsStack && cause instanceof Error) process.stderr.write(`${cause.stack ?? ''}\n`);
    return exitCode;
  }
}

/** The reader of our output went away (`atlas … | head`): nothing is left to do and nothing went wrong. */
function endOnBrokenPipe(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? 0 : 3);
}

/** Any thrown value as an exit code and one sentence without a line break. */
export function describeFailure(cause: unknown): { exitCode: FailureCode; sentence: string } {
  if (cause instanceof CommandFailure) return { exitCode: cause.exitCode, sentence: oneLine(cause.message) };
  // By name, for loading the settings and their checks costs time at every start.
  if (cause instanceof Error && cause.name === 'WrongSetting') return { exitCode: 2, sentence: oneLine(cause.message) };
  const error = innermostWithCode(cause);
  const message = error instanceof Error ? error.message : String(error);
  const sentence = oneLine(message || 'an unexpected error without a message.');
  return { exitCode: 3, sentence };
}

/** Node hides the reason of a failed connection inside an AggregateError with an empty message. */
function innermostWithCode(cause: unknown): unknown {
  if (cause instanceof AggregateError && !cause.message && cause.errors.length > 0) return cause.errors[0];
  return cause;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}

const maxInputBytes = 256 * 1024 * 1024;

/** The bytes of a file named by the user; `-` is standard input. Fails with a sentence that names the file. */
export async function readInput(file: string): Promise<Buffer> {
  if (file === '-') return readAll(process.stdin);
  try {
    const bytes = await readFile(file);
    if (bytes.length > maxInputBytes) throw new CommandFailure(2, `${file} is larger than 256 MB.`);
    return bytes;
  } catch (cause) {
    if (cause instanceof CommandFailure) throw cause;
    throw new CommandFailure(2, `cannot read ${file}: ${reasonOf(cause)}.`, { cause });
  }
}

/** The same as text. Not UTF-8 is refused, for offsets into it would mean nothing; a byte order mark stays. */
export async function readTextInput(file: string): Promise<string> {
  const bytes = await readInput(file);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CommandFailure(2, `${file} is not UTF-8 text.`, { cause });
  }
}

async function readAll(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'it is a link that leads to itself',
  ENAMETOOLONG: 'the name is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_INVALID_ARG_VALUE: 'the name is not valid',
};

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? (cause instanceof Error ? oneLine(cause.message) : String(cause));
}

/** Writes one JSON value as one line, waiting while the reader is slow. */
export async function printJson(value: unknown, output: Writable = process.stdout): Promise<void> {
  await print(`${JSON.stringify(value)}\n`, output);
}

/** Writes text or bytes as they are, waiting while the reader is slow. */
export async function print(text: string | Uint8Array, output: Writable = process.stdout): Promise<void> {
  if (output.write(text)) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (act: () => void) => () => {
      output.off('drain', drained).off('error', failed).off('close', drained);
      act();
    };
    const drained = settle(resolve);
    const failed = (error: Error) => settle(() => reject(error))();
    output.on('drain', drained).on('error', failed).on('close', drained);
  });
}

/** One line of a batch: an object with the id its answer carries. */
export type BatchRequest = Readonly<Record<string, unknown>>;

/**
 * `--batch`: reads JSON lines, writes one answer a line in the same order with the request's id. A request that
 * fails is answered `{id, error}` and the rest goes on. Reads no further than it has answered.
 */
export async function runBatch(
  input: Readable,
  answer: (request: BatchRequest) => Promise<object> | object,
  output: Writable = process.stdout,
): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let lineNumber = 0;
  for await (const line of lines) {
    lineNumber += 1;
    if (line.trim() !== '') await printJson(await answerLine(line, lineNumber, answer), output);
  }
}

async function answerLine(
  line: string,
  lineNumber: number,
  answer: (request: BatchRequest) => Promise<object> | object,
): Promise<object> {
  let id: unknown = null;
  try {
    const request = parseRequest(line, lineNumber);
    id = request.id ?? null;
    return { id, ...(await answer(request)) };
  } catch (cause) {
    return { id, error: describeFailure(cause).sentence };
  }
}

function parseRequest(line: string, lineNumber: number): BatchRequest {
  const value = parseJson(line, lineNumber);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new CommandFailure(2, `line ${lineNumber} is not a JSON object.`);
}

function parseJson(line: string, lineNumber: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new CommandFailure(2, `line ${lineNumber} is not JSON.`, { cause });
  }
}

/** A text field of a batch request that must be there. */
export function requiredText(request: BatchRequest, field: string): string {
  const value = request[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new CommandFailure(2, `"${field}" is missing.`);
}

export interface Progress {
  /** Moves to `done` of the total; `note` says what is being worked on. */
  at(done: number, note?: string): void;
  /** Takes the line away. */
  end(): void;
}

/** A line on standard error that tells how far a long work is; silent when that is not a terminal. */
export function progress(total: number, output: NodeJS.WriteStream = process.stderr): Progress {
  if (!output.isTTY) return { at: () => {}, end: () => {} };
  const startedAt = Date.now();
  let shownAt = 0;
  return {
    at(done, note = '') {
      const now = Date.now();
      if (now - shownAt < 100 && done < total) return;
      shownAt = now;
      const share = total > 0 ? Math.floor((100 * done) / total) : 0;
      const seconds = Math.round((now - startedAt) / 1000);
      const line = `${share} % · ${done} of ${total} · ${seconds} s ${note}`;
      output.write(`\r\x1b[K${line.slice(0, Math.max(20, (output.columns ?? 80) - 1))}`);
    },
    end() {
      output.write('\r\x1b[K');
    },
  };
}

/** A progress line for work that says itself how much there is: `at(done, total)`. */
export function progressLine(note: string): { at(done: number, total: number): void; end(): void } {
  let shown: Progress | null = null;
  return {
    at(done, total) {
      shown ??= progress(total);
      shown.at(done, note);
    },
    end: () => shown?.end(),
  };
}
