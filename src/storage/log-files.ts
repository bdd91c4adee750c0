// The log's two files beside the database: the secrets that sign, and the last signed checkpoint, by which a database
// that was set back is noticed. Written whole or not at all, and safe against power loss before anybody relies on them.

import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The text of a file; null where there is none. */
export async function readLogFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

/** Puts a text in the place of what was there. Readable by its owner only. */
export async function replaceLogFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${process.pid}-${Date.now().toString(36)}.part`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await unlink(draft).catch(() => undefined);
    throw cause;
  }
  const directory = await open(folder, 'r');
  await directory.sync().finally(() => directory.close());
}
