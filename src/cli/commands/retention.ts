// `atlas retention`: says which archived files the rule of how long they are kept would erase, and erases them where asked.

import type { Command } from 'commander';
import { eraseOldCaptures, oldCaptures } from '#pipeline/erase-old-captures.ts';
import { openBlobs } from '#storage/blobs.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';
import { openInstance } from '../open-instance.ts';

interface RetentionFlags {
  readonly days?: string;
  readonly erase?: boolean;
  readonly data?: string;
  readonly json?: boolean;
}

/** Adds `atlas retention`. */
export function addRetentionCommand(program: Command): void {
  program
    .command('retention')
    .description('archived files that no version, no proof and no legal hold rests on, after a time')
    .option('--days <n>', 'older than this; ATLAS_KEEP_CAPTURES_DAYS unless given')
    .option('--erase', 'erase them; without it they are only counted')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--json', 'print JSON')
    .action(runRetention);
}

async function runRetention(flags: RetentionFlags): Promise<void> {
  if (flags.days !== undefined && !/^[1-9]\d{0,4}$/.test(flags.days)) {
    throw new CommandFailure(2, '--days is a whole number of days, such as 365.');
  }
  const instance = await openInstance(flags);
  try {
    const days = flags.days === undefined ? instance.config.capture.keepDays : Number(flags.days);
    if (days === null) {
      throw new CommandFailure(
        2,
        'ATLAS_KEEP_CAPTURES_DAYS is off, so everything is kept; give --days to ask about a number.',
      );
    }
    const place = { database: instance.database, blobs: openBlobs(instance.config) };
    const rule = { days, now: new Date() };
    const outcome = await (flags.erase ? eraseOldCaptures(place, rule) : oldCaptures(place, rule));
    if (flags.json) {
      return await printJson({ days, run: outcome.run, captures: outcome.captures.length, bytes: outcome.bytes });
    }
    const what = `the archived files of ${outcome.captures.length} captures older than ${days} days (${outcome.bytes} bytes)`;
    await print(
      outcome.run === null
        ? `Nothing was erased; the rule would erase ${what}.\n`
        : `Run ${outcome.run} erased ${what}; their hashes stay.\n`,
    );
  } finally {
    await instance.close();
  }
}
