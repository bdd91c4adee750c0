// Time-stamps of the checkpoint by others, where the package holds any.

import { textOf, utf8 } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import { parseNote } from '../signed-note.ts';
import { verifyTimeStamp } from '../time-stamp.ts';
import { failed, notChecked, passed, type VerifyStep } from '../verify-step.ts';

interface TimeFiles {
  readonly primitives: Primitives;
  readonly file: (path: string) => Uint8Array;
  readonly has: (path: string) => boolean;
}

/** What an authority says of when the checkpoint existed. */
export async function checkTime({ primitives, file, has }: TimeFiles, checkpoint: string): Promise<VerifyStep> {
  const name = 'time';
  const stamped = file('evidence/checkpoint.txt');
  const [plain, cosigned] = [parseNote(stamped), parseNote(utf8(checkpoint))];
  // Witnesses add lines below; what the log itself signed stays as it was.
  const isTheirs = plain && cosigned && plain.text === cosigned.text && checkpoint.startsWith(textOf(stamped) ?? ' ');
  if (!isTheirs) return failed(name, 'evidence/checkpoint.txt is not the checkpoint that the receipts rest on.');
  if (!has('evidence/checkpoint.tsr')) {
    return notChecked(
      name,
      'No authority has time-stamped this checkpoint: when it was logged rests on the word of the log and its witnesses.',
    );
  }
  const verdict = await verifyTimeStamp(primitives, {
    answer: file('evidence/checkpoint.tsr'),
    message: stamped,
    roots: [],
  });
  if (verdict.kind === 'refused')
    return failed(name, `The time-stamp of the checkpoint does not hold. ${verdict.sentence}`);
  const { at, authority, root } = verdict;
  return passed(
    name,
    `${authority} saw the checkpoint at ${at.toISOString()}. Its certificate held then and leads to “${root}”; whether you trust that authority is yours to say.`,
  );
}
