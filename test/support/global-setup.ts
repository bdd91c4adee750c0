// Before any test: one fresh build, so that tests which start the program or its worker threads run what src/ says.

import { resolve } from 'node:path';
import { build } from '../../tools/build.js';

export async function setup(): Promise<void> {
  await build(resolve(import.meta.dirname, '../..'));
}
