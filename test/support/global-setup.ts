// Before any test: one fresh build, so that tests which start the program or its worker threads run what src/ says.
// A source that does not bundle is said here and fails those tests alone.

import { resolve } from 'node:path';
import { build } from '../../tools/build.js';

export async function setup(): Promise<void> {
  try {
    await build(resolve(import.meta.dirname, '../..'));
  } catch (cause) {
    process.stderr.write(`The program could not be built before the tests: ${cause}\n`);
  }
}
