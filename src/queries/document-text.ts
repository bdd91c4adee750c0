// The text of one version with its provisions marked.

import { publicId } from '#domain/ids.ts';
import type { ClauseMark, ProvisionPlace, VersionText } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import type { FoundDocument } from './document-identity.ts';
import { blocksOfRange, type PlacedText, placedText } from './stored-text.ts';
import { provisionIdsOf, type VersionRow } from './version-marks.ts';

/** The text of a version of a document, by number; null when the document has no such version. */
export async function versionText(
  database: Queryable,
  document: FoundDocument,
  versions: readonly VersionRow[],
  number: number,
): Promise<VersionText | null> {
  const at = versions.findIndex((version) => version.mark.number === number);
  const version = versions[at];
  const latest = versions.at(-1);
  if (!version || !latest) return null;
  const [text, ids, labels] = await Promise.all([
    placedText(database, version.textId),
    provisionIdsOf(database, document.number, number),
    labelsInVersion(database, document.number, number),
  ]);
  return {
    document: document.identity,
    version: version.mark,
    origin: version.origin,
    latest: latest.mark,
    previous: versions[at - 1]?.mark ?? null,
    next: versions[at + 1]?.mark ?? null,
    coverage: text.coverage,
    blocks: text.blocks,
    separators: text.separators,
    provisions: ids.flatMap((id, index) => placeOf(text, id, index, labels)),
  };
}

function placeOf(
  text: PlacedText,
  id: number,
  index: number,
  labels: ReadonlyMap<number, readonly ClauseMark[]>,
): ProvisionPlace[] {
  const range = text.provisionRanges[index];
  if (!range) return [];
  return [{ id: publicId('provision', id), ...range, ...blocksOfRange(text, range), labels: labels.get(id) ?? [] }];
}

interface LabelRow {
  provision_id: number;
  clause_type: string;
  severity: ClauseMark['severity'];
}

/** Labels are made for wordings that stand today, so they say something of a version only where it has that wording. */
async function labelsInVersion(
  database: Queryable,
  document: number,
  number: number,
): Promise<ReadonlyMap<number, readonly ClauseMark[]>> {
  const rows = await database.query<LabelRow>(
    `SELECT l.provision_id, l.clause_type, l.severity
     FROM provisions p
     JOIN wording_periods w ON w.provision_id = p.id AND w.wording = p.current_wording
      AND w.first_number <= $2 AND (w.last_number IS NULL OR w.last_number >= $2)
     JOIN provision_labels l ON l.provision_id = p.id
     WHERE p.document_id = $1 ORDER BY l.provision_id, l.confidence DESC, l.clause_type`,
    [document, number],
  );
  const labels = new Map<number, ClauseMark[]>();
  for (const row of rows) {
    const mark = { clauseType: row.clause_type, severity: row.severity };
    const marks = labels.get(row.provision_id);
    if (marks) marks.push(mark);
    else labels.set(row.provision_id, [mark]);
  }
  return labels;
}
