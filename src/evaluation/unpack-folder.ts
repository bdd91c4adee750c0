// A folder of measured data, as it lies on disk or packed: work on a packed one runs on a copy that goes afterwards.

import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs the work on the folder that holds `index.jsonl`, in this folder or packed file. */
export async function withIndexedFolder<T>(path: string, work: (folder: string) => Promise<T>): Promise<T> {
  if (statSync(path).isDirectory()) return work(await findIndex(path));
  const folder = await mkdtemp(join(tmpdir(), 'atlas-measure-'));
  try {
    await promisify(execFile)('tar', ['-xf', path, '-C', folder, '--no-same-owner']);
    return await work(await findIndex(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function findIndex(folder: string): Promise<string> {
  if (existsSync(join(folder, 'index.jsonl'))) return folder;
  for (const name of await readdir(folder)) {
    if (existsSync(join(folder, name, 'index.jsonl'))) return join(folder, name);
  }
  throw new Error('there is no index.jsonl');
}
