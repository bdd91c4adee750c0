// The text of one version with its provisions marked.

import { publicId } from '#domain/ids.ts';
import type { ClauseMark, ProvisionPlace, VersionText } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import type { FoundDocument } from './document-identity.ts';
import { blocksOfRange, type PlacedText } from './stored-text.ts';
import { originOf, type VersionRow } from './version-marks.ts';
import { type VersionProvisions, versionProvisions } from './version-provisions.ts';

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
  const [{ text, provisions }, labels, origin] = await Promise.all([
    versionProvisions(database, document.number, version),
    labelsInVersion(database, document.number, number, latest.mark.number),
    originOf(database, document.number, number),
  ]);
  return {
    document: document.identity,
    version: version.mark,
    origin,
    latest: latest.mark,
    previous: versions[at - 1]?.mark ?? null,
    next: versions[at + 1]?.mark ?? null,
    coverage: text.coverage,
    blocks: text.blocks,
    separators: text.separators,
    provisions: provisions.map((place) => placeOf(text, place, labels)),
  };
}

function placeOf(
  text: PlacedText,
  { id, ...range }: VersionProvisions['provisions'][number],
  labels: ReadonlyMap<number, readonly ClauseMark[]>,
): ProvisionPlace {
  return { id: publicId('provision', id), ...range, ...blocksOfRange(text, range), labels: labels.get(id) ?? [] };
}

interface LabelRow {
  provision_id: number;
  clause_type: string;
  severity: ClauseMark['severity'];
  periods: (number | null)[] | null;
}

/** Labels are made for wordings that stand today, so they say something of a version only where it has that wording. */
async function labelsInVersion(
  database: Queryable,
  document: number,
  number: number,
  latest: number,
): Promise<ReadonlyMap<number, readonly ClauseMark[]>> {
  const isLatest = number === latest;
  const rows = await database.query<LabelRow>(
    `SELECT l.provision_id, l.clause_type, l.severity, ${isLatest ? 'NULL' : 'w.earlier_periods || w.first_number || w.last_number'} AS periods
     FROM provisions p JOIN provision_labels l ON l.provision_id = p.id
     ${isLatest ? '' : 'JOIN wordings w ON w.provision_id = p.id AND w.number = p.current_wording'}
     WHERE p.document_id = $1 ORDER BY l.provision_id, l.confidence DESC, l.clause_type`,
    [document],
  );
  const labels = new Map<number, ClauseMark[]>();
  for (const row of rows) {
    if (row.periods && !stoodIn(row.periods, number)) continue;
    const mark = { clauseType: row.clause_type, severity: row.severity };
    const marks = labels.get(row.provision_id);
    if (marks) marks.push(mark);
    else labels.set(row.provision_id, [mark]);
  }
  return labels;
}

/** Periods are first, last, first, last …; the last is null while it stands in the latest. */
function stoodIn(periods: readonly (number | null)[], number: number): boolean {
  for (let at = 0; at + 1 < periods.length; at += 2) {
    if ((periods[at] ?? 0) <= number && number <= (periods[at + 1] ?? Number.POSITIVE_INFINITY)) return true;
  }
  return false;
}
