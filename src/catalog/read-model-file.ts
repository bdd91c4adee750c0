// The bytes of a trained model that is shipped with the catalogue.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCatalog } from './catalog-folder.ts';

export const modelNames = ['unfairness', 'clauses', 'words'] as const;
export type ModelName = (typeof modelNames)[number];

export const modelPath = (name: ModelName, directory: string = findCatalog()): string =>
  join(directory, 'models', `${name}.bin`);

/** Reads `catalog/models/<name>.bin`. */
export function readModelFile(name: ModelName): Uint8Array {
  return readFileSync(modelPath(name));
}
