// The catalogue as a folder of files: where it is, and reading all entries of one kind. Apart because platforms are
// loaded on their own.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { CatalogProblem } from './catalog-error.ts';
import { type CatalogEntry, readEntry } from './read-entry.ts';

/** The catalogue of the nearest folder above this file, whether run from source or from a bundle. */
export function findCatalog(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'catalog', 'clause-types'))) {
    const above = dirname(folder);
    if (above === folder)
      throw new Error('The catalogue is missing: no folder above the program holds catalog/clause-types.');
    folder = above;
  }
  return join(folder, 'catalog');
}

interface Identified {
  readonly id: string;
}

/** All sound entries of a folder, in the order of their ids; the faults of the others are added to `problems`. */
export function readFolder<T extends Identified>(
  directory: string,
  folder: string,
  schema: z.ZodType<T>,
  problems: CatalogProblem[],
): CatalogEntry<T>[] {
  const entries: CatalogEntry<T>[] = [];
  for (const name of entryFiles(directory, folder)) {
    const file = `${folder}/${name}`;
    const entry = readEntry({ file, content: readFileSync(join(directory, file), 'utf8') }, schema, problems);
    if (entry === null) continue;
    entries.push(entry);
    if (`${entry.value.id}.yaml` !== name) {
      const sentence = `The id "${entry.value.id}" differs from the file name "${name}".`;
      problems.push({ file, line: entry.lineOf(['id']), sentence });
    }
  }
  return entries;
}

/** Ids by file name, so that a faulty file does not make every mention of it look wrong too. */
export const idsIn =
  (directory: string) =>
  (folder: string): ReadonlySet<string> =>
    new Set(entryFiles(directory, folder).map((name) => name.slice(0, -'.yaml'.length)));

const entryFiles = (directory: string, folder: string): string[] =>
  readdirSync(join(directory, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort();

/** The entries by id. */
export function byId<T extends Identified>(entries: readonly CatalogEntry<T>[]): ReadonlyMap<string, T> {
  return new Map(entries.map(({ value }) => [value.id, value]));
}
