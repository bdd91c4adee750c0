// What a command makes, into a file or to standard output.

import { writeFile } from 'node:fs/promises';
import { CommandFailure, print } from '../command-io.ts';

/** Writes a file; without a name to standard output, where bytes that are no text are refused on a terminal. */
export async function writeBytes(file: string | undefined, content: string | Uint8Array): Promise<void> {
  if (file === undefined) {
    if (typeof content !== 'string' && process.stdout.isTTY) {
      throw new CommandFailure(2, 'the result is a file and no text for a terminal; name it with --out.');
    }
    return print(content);
  }
  try {
    await writeFile(file, content);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(3, `cannot write ${file}: ${reason}`, { cause });
  }
}
