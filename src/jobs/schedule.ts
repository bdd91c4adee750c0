// The jobs an instance does by itself: what each does, and when. Every job may run twice without harm, since a worker
// that was killed in a job leaves it to be run again.

import type { Catalog } from '#catalog/load-catalog.ts';
import { log } from '#log.ts';
import { anchorLog, type Vouchers } from '#pipeline/anchor-log.ts';
import { bringLogUpToDate } from '#pipeline/bring-log-up-to-date.ts';
import { eraseOldCaptures } from '#pipeline/erase-old-captures.ts';
import type { LogPlace } from '#pipeline/open-log-signing.ts';
import { relabelWhereOutdated } from '#pipeline/relabel.ts';
import { saveToWayback, type WaybackTools } from '#pipeline/save-to-wayback.ts';
import type { BlobStore } from '#storage/blobs.ts';
import { checkTexts, noteMaintenance } from '#storage/check-texts.ts';
import type { Database } from '#storage/database.ts';
import { ensureSearchIndex } from '#storage/search-index.ts';
import { syncCatalogTargets } from './sync-catalog-targets.ts';

export interface JobContext {
  readonly database: Database;
  readonly catalog: Catalog;
  /** Where this instance's requests leave from. */
  readonly region: string;
  /** Where the evidence log's keys are. */
  readonly logPlace: LogPlace;
  /** Whom to ask to vouch for it; null where nobody is. */
  readonly vouchers: Vouchers | null;
  /** How the Internet Archive is asked; null where it is not. */
  readonly wayback: WaybackTools | null;
  readonly blobs: BlobStore;
  /** Days that archived files are kept which nothing rests on; null: for ever. */
  readonly keepDays: number | null;
}

export interface Job {
  readonly name: string;
  /** In words, for the log. */
  readonly does: string;
  /** When, in UTC, as cron writes it; jobs without it run at the start of a worker. */
  readonly cron?: string;
  readonly expireInSeconds: number;
  /** Done so often that the log need not tell. */
  readonly isQuiet?: true;
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
    name: 'take-in-catalogue',
    // Half a second of reading: too long to do before the first page is answered.
    does: 'takes what the catalogue wants captured into the instance, so that pages say what was never checked',
    expireInSeconds: 600,
    run: ({ database, catalog, region }) => syncCatalogTargets(database, catalog, { region, now: new Date() }),
  },
  {
    name: 'relabel',
    does: 'makes the labels anew when the catalogue has changed',
    expireInSeconds: 4 * 3600,
    run: async ({ database, catalog }) => ({ relabelled: await relabelWhereOutdated(database, catalog) }),
  },
  {
    name: 'sign-log-at-start',
    does: 'enters in the evidence log what has no entry yet, and signs it',
    expireInSeconds: 3600,
    run: signLog,
  },
  {
    name: 'sign-log',
    does: 'enters in the evidence log what has no entry yet, and signs it where it has grown',
    cron: '* * * * *',
    expireInSeconds: 3600,
    isQuiet: true,
    run: signLog,
  },
  {
    name: 'anchor-log',
    does: 'asks witnesses and time-stamping authorities to vouch for the newest checkpoint of the evidence log',
    cron: '*/5 * * * *',
    expireInSeconds: 600,
    isQuiet: true,
    run: anchor,
  },
  {
    name: 'save-to-wayback',
    does: 'asks the Internet Archive to save one page of a new text, or looks whether it has',
    cron: '* * * * *',
    expireInSeconds: 300,
    isQuiet: true,
    run: async ({ database, wayback }) => ({ saved: wayback && (await saveToWayback(database, wayback))?.state }),
  },
  {
    name: 'erase-old-captures',
    does: 'erases archived files that nothing rests on, where the operator keeps them for a time only',
    cron: '41 2 * * *',
    expireInSeconds: 4 * 3600,
    run: async ({ database, blobs, keepDays }) => {
      if (keepDays === null) return { erased: 0 };
      const { captures, bytes } = await eraseOldCaptures({ database, blobs }, { days: keepDays, now: new Date() });
      return { erased: captures.length, bytes };
    },
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

/** A log that must not be signed is an alarm; every minute of it is told. */
async function signLog({ database, logPlace }: JobContext): Promise<unknown> {
  const outcome = await bringLogUpToDate(database, logPlace, new Date());
  if (outcome.kind === 'refused') log.error({ reason: outcome.sentence }, 'The evidence log is not signed');
  return outcome.kind === 'signed' ? { signed: outcome.checkpoint.size } : { signed: false };
}

async function anchor({ database, vouchers }: JobContext): Promise<unknown> {
  if (!vouchers) return { held: 0 };
  const outcome = await anchorLog(database, vouchers);
  for (const sentence of outcome.failed)
    log.warn({ reason: sentence }, 'A checkpoint was not vouched for; it is asked again');
  return outcome;
}
