// Bytes as files in the data directory. Apart for the care a file needs before it may be called stored.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { sha256Of } from '../../sha256.ts';
import { type BlobStore, blobPath, DamagedBlob } from '../blob-store.ts';

const ABANDONED_MS = 24 * 3600 * 1000;

/** Bytes under this folder, which is made on first use. */
export function openFilesystemBlobs(folder: string): BlobStore {
  const incoming = join(folder, 'incoming');
  let swept: Promise<void> | null = null;
  const pathOf = (sha256: string) => join(folder, blobPath(sha256));
  const read = async (sha256: string) => {
    const bytes = await unlessMissing(readFile(pathOf(sha256)));
    if (bytes !== null && sha256Of(bytes) !== sha256) throw new DamagedBlob(sha256, pathOf(sha256));
    return bytes;
  };
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const path = pathOf(sha256);
      // Bytes that are there and damaged are mended by the same bytes coming in again.
      const known = await read(sha256).catch(ignoreDamage);
      if (known === null) {
        await mkdir(incoming, { recursive: true });
        swept ??= sweep(incoming);
        await swept;
        await write(join(incoming, randomBytes(12).toString('hex')), path, bytes);
      }
      // Also where another process has just put them: its name in the folder may not have reached the disk yet.
      await syncFolders(dirname(path), folder);
      return sha256;
    },
    get: read,
    async remove(sha256) {
      const removed = await unlessMissing(rm(pathOf(sha256)).then(() => true));
      if (removed) await syncFolders(dirname(pathOf(sha256)), folder);
      return removed ?? false;
    },
    has: async (sha256) => (await unlessMissing(stat(pathOf(sha256)))) !== null,
    size: async (sha256) => (await unlessMissing(stat(pathOf(sha256))))?.size ?? null,
  };
}

// Written whole under a passing name, then renamed: a name that is a hash never stands for part of its bytes.
async function write(unfinished: string, path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(unfinished, 'wx', 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await mkdir(dirname(path), { recursive: true });
  await rename(unfinished, path);
}

/** A new name is safe once every folder from its own up to the top has been written. */
async function syncFolders(from: string, top: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    const opened = await open(folder, 'r');
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
    if (relative(top, folder) === '') return;
  }
}

async function sweep(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const left = await unlessMissing(stat(path));
    if (left !== null && Date.now() - left.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}

async function unlessMissing<T>(outcome: Promise<T>): Promise<T | null> {
  try {
    return await outcome;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function ignoreDamage(error: unknown): null {
  if (error instanceof DamagedBlob) return null;
  throw error;
}
