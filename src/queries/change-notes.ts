// What stands beside a change: its corrections, the answered contests of its class, the oscillation it belongs to, and
// the earlier text that it brings back.

import type { Oscillation } from '#domain/oscillation.ts';
import type { Queryable } from '#storage/database.ts';
import { type CorrectionEntry, correctionsOfChange } from './corrections.ts';
import { oscillationsOf } from './oscillations.ts';

export interface ReturnedText {
  /** The last version that had the text. */
  readonly number: number;
  /** When it first came. */
  readonly firstAt: Date;
}

export interface ChangeNotes {
  /** Oldest first. */
  readonly corrections: readonly CorrectionEntry[];
  readonly oscillation: Oscillation | null;
  readonly returnsTo: ReturnedText | null;
}

/** The notes of a change of a document. */
export async function changeNotes(
  database: Queryable,
  document: number,
  { change, to }: { readonly change: number; readonly to: number },
): Promise<ChangeNotes> {
  const [corrections, oscillations, [row]] = await Promise.all([
    correctionsOfChange(database, change),
    oscillationsOf(database, document),
    database.query<{ number: number; firstAt: Date }>(
      `SELECT returns_to AS number, returns_at AS "firstAt" FROM changes
        WHERE id = $1 AND returns_to IS NOT NULL AND returns_at IS NOT NULL`,
      [change],
    ),
  ]);
  const oscillation = oscillations.find(({ swings }) => swings.includes(to)) ?? null;
  return { corrections, oscillation, returnsTo: row ?? null };
}
