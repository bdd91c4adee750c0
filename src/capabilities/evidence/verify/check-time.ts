// Time-stamps of the checkpoint by others, where the package holds any.

import { notChecked, type VerifyStep } from '../verify-step.ts';

interface TimeFiles {
  readonly file: (path: string) => Uint8Array;
  readonly has: (path: string) => boolean;
}

/** What others say of when the checkpoint existed. */
export async function checkTime(files: TimeFiles, _checkpoint: string): Promise<VerifyStep> {
  if (!files.has('evidence/checkpoint.tsr')) {
    return notChecked(
      'time',
      'No authority has time-stamped this checkpoint: when it was logged rests on the word of the log and its witnesses.',
    );
  }
  return notChecked('time', 'The time-stamp was not checked.');
}
