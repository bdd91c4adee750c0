// Takes what the catalogue wants captured into the instance: the catalogue is files, and the schedule is rows. A job
// does it when a worker starts; where capturing is on, it is done before the first capture.

import type { Catalog } from '#catalog/load-catalog.ts';
import { captureTargets, loadPlatforms } from '#catalog/platforms.ts';
import type { Database } from '#storage/database.ts';
import { type SavedTargets, saveTargets } from '#storage/sources.ts';

export interface SyncOptions {
  /** Where this instance's requests leave from. */
  readonly region: string;
  readonly now: Date;
}

/** Adds new targets, changes those declared otherwise now, and retires those that are gone from the catalogue. */
export function syncCatalogTargets(
  database: Database,
  catalog: Catalog,
  { region, now }: SyncOptions,
): Promise<SavedTargets> {
  const targets = captureTargets(loadPlatforms(catalog.documentTypes), region);
  return database.transaction((transaction) =>
    saveTargets(transaction, targets, { declaredIn: 'catalogue', isWhole: true, now }),
  );
}
