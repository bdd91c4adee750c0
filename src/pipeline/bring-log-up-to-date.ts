// Enters what waits for its entry and signs the log: what a command or a worker does in passing.

import type { Database } from '#storage/database.ts';
import { appendAllPending } from './append-to-log.ts';
import { type LogPlace, openLogSigning } from './open-log-signing.ts';
import { type SigningOutcome, signCheckpoint } from './sign-checkpoint.ts';

/** Throws WrongLogKey where the keys cannot be used. */
export async function bringLogUpToDate(database: Database, place: LogPlace, now: Date): Promise<SigningOutcome> {
  await appendAllPending(database);
  return signCheckpoint(database, await openLogSigning(place), now);
}
