// What the two texts of a change say of their own dates, and how the change went along with them.

import { effectiveDate, judgeDating } from '#capabilities/dating/judge-dating.ts';
import type { ChangeMark } from '#domain/record.ts';
import type { ChangeDates } from '#domain/stated-date.ts';
import type { Queryable } from '#storage/database.ts';
import { lastSeen } from '#storage/dated-texts.ts';
import { loadStatedDates } from '#storage/stated-dates.ts';
import type { VersionRow } from './version-marks.ts';

/** The stated dates before and after a change of a document. */
export async function datesOfChange(
  database: Queryable,
  document: number,
  { change, from, to }: { readonly change: ChangeMark; readonly from: VersionRow; readonly to: VersionRow },
): Promise<ChangeDates> {
  const [dates, [seen]] = await Promise.all([
    loadStatedDates(database, [from.textId, to.textId]),
    database.query<{ at: Date | null }>(
      `SELECT ${lastSeen} AS at FROM versions f WHERE f.document_id = $1 AND f.number = $2`,
      [document, from.mark.number],
    ),
  ]);
  const before = dates.get(from.textId) ?? [];
  const after = dates.get(to.textId) ?? [];
  const formerSeenAt = seen?.at ?? from.mark.capturedAt;
  const { class: changeClass, reasons, detectedAt } = change;
  const dating = judgeDating({ class: changeClass, reasons, detectedAt, formerSeenAt, before, after });
  return {
    effectiveDate: effectiveDate(after),
    statedDates: { before, after },
    dating,
    silent: dating?.kind === 'silent',
  };
}
