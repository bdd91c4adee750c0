// What a folder takes on the disk, as `du` counts it.

import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of all blocks of the files below a folder. */
export async function diskUse(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    names.map(async (name) => ((await lstat(join(folder, name)).catch(() => null))?.blocks ?? 0) * 512),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
