// Corrections of changes as rows: they are added, and read, and never altered.

import type { ChangeClass } from '#domain/change.ts';
import type { Correction, StandingCorrection } from '#domain/correction.ts';
import type { Queryable, Transaction } from './database.ts';

export interface CorrectedChange {
  readonly publishedClass: ChangeClass;
  readonly standing: StandingCorrection;
}

/** The class a change was published with, and what holds of it now; null when there is no such change. */
export async function changeToCorrect(database: Queryable, changeId: number): Promise<CorrectedChange | null> {
  const [row] = await database.query<{
    class: ChangeClass;
    isRetracted: boolean | null;
    correctedClass: ChangeClass | null;
  }>(
    `SELECT c.class, s.is_retracted AS "isRetracted", s.corrected_class AS "correctedClass"
       FROM changes c LEFT JOIN standing_corrections s ON s.change_id = c.id WHERE c.id = $1`,
    [changeId],
  );
  if (!row) return null;
  const standing = { isRetracted: row.isRetracted ?? false, correctedClass: row.correctedClass };
  return { publishedClass: row.class, standing };
}

/** Adds a correction and gives its number. The writer's turn must be held. */
export async function addCorrection(
  transaction: Transaction,
  changeId: number,
  correction: Omit<Correction, 'id'>,
): Promise<number> {
  const [row] = await transaction.query<{ id: number }>(
    `INSERT INTO corrections (id, change_id, kind, corrected_class, reason, decided_by, decided_at)
     SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6 FROM corrections RETURNING id`,
    [
      changeId,
      correction.kind,
      correction.correctedClass,
      correction.reason,
      correction.decidedBy,
      correction.decidedAt,
    ],
  );
  if (!row) throw new Error('The database gave no number for the correction.');
  return row.id;
}
