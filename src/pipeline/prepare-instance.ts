// What an instance needs before its first version comes in, whoever brings it: the methodology by which labels are
// made, and the index of words. Both are found there and left alone after that.

import type { Catalog } from '#catalog/load-catalog.ts';
import type { Database } from '#storage/database.ts';
import { ensureSearchIndex } from '#storage/search-index.ts';
import { relabelWhereOutdated } from './relabel.ts';

/** Makes an instance ready for captures. */
export async function prepareInstance(database: Database, catalog: Catalog): Promise<void> {
  await relabelWhereOutdated(database, catalog);
  await ensureSearchIndex(database);
}
