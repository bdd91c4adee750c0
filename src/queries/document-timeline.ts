// The versions of a document and the changes between them.

import type { ChangeClass, ChangeReason } from '#domain/change.ts';
import { publicId } from '#domain/ids.ts';
import type { ChangeMark, DocumentTimeline } from '#domain/record.ts';
import { nameCounts } from '#storage/change-counts.ts';
import type { Queryable } from '#storage/database.ts';
import { type CorrectionRow, correctionOf } from './corrections.ts';
import type { FoundDocument } from './document-identity.ts';
import { oscillationsOf } from './oscillations.ts';
import { type VersionRow, versionsOf } from './version-marks.ts';

interface ChangeRow extends CorrectionRow {
  id: number;
  from_number: number;
  to_number: number;
  detected_at: Date;
  class: ChangeClass;
  reasons: ChangeReason[];
  counts: number[];
  sentence: string | null;
}

/** The changes of a document, oldest first. */
export async function changesOf(database: Queryable, document: number): Promise<ChangeMark[]> {
  const rows = await database.query<ChangeRow>(
    `SELECT c.id, c.from_number, c.to_number, c.detected_at, c.class, c.reasons, c.counts, e.sentence,
            s.is_retracted, s.corrected_class
     FROM changes c LEFT JOIN events e ON e.change_id = c.id LEFT JOIN standing_corrections s ON s.change_id = c.id
     WHERE c.document_id = $1 ORDER BY c.to_number`,
    [document],
  );
  return rows.map((row) => ({
    id: publicId('change', row.id),
    fromNumber: row.from_number,
    toNumber: row.to_number,
    detectedAt: row.detected_at,
    class: row.class,
    reasons: row.reasons,
    counts: nameCounts(row.counts),
    sentence: row.sentence,
    ...correctionOf(row),
  }));
}

/** A document through time. Versions may be handed in where they are loaded already. */
export async function documentTimeline(
  database: Queryable,
  document: FoundDocument,
  versions?: readonly VersionRow[],
): Promise<DocumentTimeline> {
  const [rows, changes, oscillations] = await Promise.all([
    versions ?? versionsOf(database, document.number),
    changesOf(database, document.number),
    oscillationsOf(database, document.number),
  ]);
  return { document: document.identity, versions: rows.map((row) => row.mark), changes, oscillations };
}
