// The checked catalogue, kept beside the bundle that checked it: reading some hundred YAML files takes most of a second,
// which no command should wait for twice. Another file in the catalogue or another build, and it is read anew.

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a catalogue is made of, as it can be written down. */
export type StoredCatalog = Readonly<Record<string, unknown>>;

/** Gives what was kept for the catalogue as it is, or what `read` reads; only bundles keep anything. */
export function keptCatalog<T extends StoredCatalog>(directory: string, folders: readonly string[], read: () => T): T {
  const bundle = import.meta.dirname;
  // Builds lie in folders named by their stamp; run from source the shapes themselves may just have changed.
  if (!/[\\/]dist[\\/][0-9a-f]{16}$/.test(bundle)) return read();
  const file = join(bundle, `catalog-${hashOfFiles(directory, folders)}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    const catalog = read();
    write(bundle, file, JSON.stringify(catalog));
    return catalog;
  }
}

function hashOfFiles(directory: string, folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of readdirSync(join(directory, folder)).sort()) {
      if (!name.endsWith('.yaml')) continue;
      hash
        .update(`${folder}/${name}\0`)
        .update(readFileSync(join(directory, folder, name)))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Put in place when whole, for several commands may start at once. An installation that cannot be written to keeps nothing. */
function write(bundle: string, file: string, content: string): void {
  try {
    const temporary = mkdtempSync(join(bundle, '.catalog-'));
    try {
      writeFileSync(join(temporary, 'catalog.json'), content);
      renameSync(join(temporary, 'catalog.json'), file);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  } catch {
    // The next start reads the files again.
  }
}
