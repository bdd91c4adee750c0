// The bytes of the trained models that are shipped with the catalogue.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCatalog } from './catalog-folder.ts';

export type ModelName = 'unfairness' | 'clauses' | 'practices' | 'words';

export const modelPath = (name: ModelName): string => join(findCatalog(), 'models', `${name}.bin`);

/** Reads `catalog/models/<name>.bin`. */
export function readModelFile(name: ModelName): Uint8Array {
  return readFileSync(modelPath(name));
}
