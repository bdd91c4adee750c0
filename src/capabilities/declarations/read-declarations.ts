// A folder of declarations, as the repositories of Open Terms Archive keep them: finds the files of each service and
// reads one service after the other.

import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DeclarationOptions,
  type DeclarationProblem,
  type DeclarationReading,
  readDeclaration,
} from './read-declaration.ts';
import { longestFile } from './read-json.ts';

/** Thrown when a folder holds no declarations or too many; the message is one sentence. */
export class NoDeclarations extends Error {
  override readonly name = 'NoDeclarations';
}

const mostServices = 20_000;
const endings = { history: '.history.json', filters: '.filters.js', filtersHistory: '.filters.history.js' } as const;

/**
 * Reads every service of a folder, or of its folder `declarations`, in the order of their ids. Throws NoDeclarations
 * where there are none; a faulty file is a refused reading.
 */
export async function* readDeclarations(
  folder: string,
  options: DeclarationOptions,
): AsyncGenerator<DeclarationReading> {
  const { directory, names } = await findDeclarations(folder);
  const present = new Set(names);
  for (const serviceId of servicesIn(names)) {
    const problems: DeclarationProblem[] = [];
    const read = async (name: string): Promise<string | undefined> => {
      if (!present.has(name)) return undefined;
      const content = await readSmallFile(join(directory, name));
      if (typeof content === 'string') return content;
      problems.push({ file: name, path: '', sentence: content.sentence });
      return undefined;
    };
    const declaration = await read(`${serviceId}.json`);
    if (declaration === undefined) {
      yield { kind: 'refused', problems };
      continue;
    }
    const files = {
      serviceId,
      declaration,
      history: await read(`${serviceId}${endings.history}`),
      filters: await read(`${serviceId}${endings.filters}`),
      filtersHistory: await read(`${serviceId}${endings.filtersHistory}`),
      readNeighbour: read,
    };
    const reading = await readDeclaration(files, options);
    yield { ...reading, problems: [...problems, ...reading.problems] };
  }
}

/** A repository has other JSON files beside its folder of declarations, so that folder goes first. */
async function findDeclarations(folder: string): Promise<{ directory: string; names: readonly string[] }> {
  for (const directory of [join(folder, 'declarations'), folder]) {
    const names = await readdir(directory).catch((): string[] => []);
    const count = servicesIn(names).length;
    if (count > mostServices) {
      throw new NoDeclarations(`${directory} holds ${count} declarations; more than ${mostServices} are not taken.`);
    }
    if (count > 0) return { directory, names };
  }
  throw new NoDeclarations(`${folder} holds no declarations: no <service>.json, neither there nor in declarations/.`);
}

function servicesIn(names: readonly string[]): string[] {
  return names
    .filter((name) => name.endsWith('.json') && !name.endsWith(endings.history) && !name.startsWith('.'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** A link may lead anywhere, and a device never ends: only plain files are read. */
async function readSmallFile(path: string): Promise<string | { readonly sentence: string }> {
  try {
    const entry = await lstat(path);
    if (!entry.isFile()) return { sentence: 'This is no plain file.' };
    if (entry.size > longestFile * 2) return { sentence: 'This file is far too long for a declaration.' };
    return await readFile(path, 'utf8');
  } catch (cause) {
    return { sentence: `This file cannot be read: ${cause instanceof Error ? cause.message : 'unknown reason'}.` };
  }
}
