// The program of extraction processes as the last build has it: tests run from the sources, processes do not.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = resolve(import.meta.dirname, '../../dist');

/** To be given to `openExtractor` in tests. */
export function extractionProgram(): URL {
  const { content } = JSON.parse(readFileSync(resolve(dist, 'current.json'), 'utf8')) as { content: string };
  return pathToFileURL(resolve(dist, content, 'extraction-process.js'));
}
