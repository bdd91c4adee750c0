// The jobs an instance does by itself: what each does, and when. Every job may run twice without harm, since a worker
// that was killed in a job leaves it to be run again.

import type { Catalog } from '#catalog/load-catalog.ts';
import { relabelWhereOutdated } from '#pipeline/relabel.ts';
import { checkTexts, noteMaintenance } from '#storage/check-texts.ts';
import type { Database } from '#storage/database.ts';
import { ensureSearchIndex } from '#storage/search-index.ts';

export interface JobContext {
  readonly database: Database;
  readonly catalog: Catalog;
}

export interface Job {
  readonly name: string;
  /** In words, for the log. */
  readonly does: string;
  /** When, in UTC, as cron writes it; jobs without it run at the start of a worker. */
  readonly cron?: string;
  readonly expireInSeconds: number;
  run(context: JobContext): Promise<unknown>;
}

export const jobs: readonly Job[] = [
  {
    name: 'ensure-search-index',
    does: 'builds the full-text index where an interrupted import left none',
    expireInSeconds: 3600,
    run: ({ database }) => ensureSearchIndex(database),
  },
  {
    name: 'relabel',
    does: 'makes the labels anew when the catalogue has changed',
    expireInSeconds: 4 * 3600,
    run: async ({ database, catalog }) => ({ relabelled: await relabelWhereOutdated(database, catalog) }),
  },
  {
    name: 'check-texts',
    does: 'rebuilds every text and compares it with its SHA-256',
    cron: '17 3 * * *',
    expireInSeconds: 4 * 3600,
    run: async ({ database }) => {
      const outcome = await checkTexts(database);
      await noteMaintenance(database, 'check-texts', outcome);
      return outcome;
    },
  },
];
