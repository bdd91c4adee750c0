// A checkpoint that a reader kept earlier, against the one that a file rests on: a log that shows different people different
// pasts cannot connect them.

import { isSame, utf8 } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { isConsistent } from './merkle-proof.ts';
import type { Primitives } from './primitives.ts';
import { parseNote } from './signed-note.ts';
import { failed, passed, type VerifyStep } from './verify-step.ts';

/** Proves that the tree of the new size begins with that of the old; null where nobody could be asked for it. */
export type ProveConsistency = (oldSize: number, newSize: number) => Promise<readonly Uint8Array[]>;

/** Reads what a reader kept: a checkpoint as a log publishes it. Null where the text is none. */
export function parseKeptCheckpoint(text: string): Checkpoint | null {
  const note = parseNote(utf8(text));
  return note && parseCheckpoint(note.text);
}

/** Whether one of the two is the beginning of the other. The proof is asked for only where their sizes differ. */
export async function checkRemembered(
  primitives: Primitives,
  { kept, found }: { readonly kept: Checkpoint; readonly found: Checkpoint },
  prove: ProveConsistency | null,
): Promise<VerifyStep> {
  const name = 'remembered';
  if (kept.origin !== found.origin) {
    return failed(name, `The checkpoint that was kept is of ${kept.origin}, and this one of ${found.origin}.`);
  }
  if (kept.size === found.size) {
    return isSame(kept.root, found.root)
      ? passed(name, 'The checkpoint is the one that was kept.')
      : failed(
          name,
          `The log signed two different states of ${kept.size} entries: it has forked. Keep both as the proof.`,
        );
  }
  const [older, newer] = kept.size < found.size ? [kept, found] : [found, kept];
  const sizes = `of ${older.size} and of ${newer.size} entries`;
  if (!prove) {
    return failed(
      name,
      `The checkpoints are ${sizes}; whether the later begins with the earlier is told by the log's tiles: name them with --log.`,
    );
  }
  const proof = await prove(older.size, newer.size).catch(() => null);
  if (!proof) return failed(name, `The tiles that connect the checkpoints ${sizes} could not be had.`);
  const claim = { oldSize: older.size, newSize: newer.size, oldRoot: older.root, newRoot: newer.root, proof };
  return (await isConsistent(primitives, claim))
    ? passed(
        name,
        `The log of ${newer.size} entries begins with the ${older.size} of the ${older === kept ? 'kept' : 'file’s'} checkpoint.`,
      )
    : failed(
        name,
        `No proof leads from the one checkpoint to the other, ${sizes}: the log has forked, or its tiles are not its own. Keep both as the proof.`,
      );
}
