// The redline between two versions of a document as a sheet that leaves the house.

import type { PlacedForms } from '#capabilities/comparison/read-forms.ts';
import type { RedlineSheet } from '#capabilities/records/redline-sheet.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { Queryable } from '#storage/database.ts';
import { changeRecord, documentOfChange } from './change-record.ts';
import type { FoundDocument } from './document-identity.ts';
import { earlierPassages } from './earlier-passages.ts';
import { versionComparison } from './version-comparison.ts';
import type { VersionRow } from './version-marks.ts';

interface SheetQuestion {
  readonly document: FoundDocument;
  readonly from: VersionRow;
  readonly to: VersionRow;
  /** Facts beside those of the two versions. */
  readonly facts?: readonly (readonly [name: string, value: string])[];
  readonly earlier?: readonly PlacedForms[];
}

/** The sheet of any two versions of a document. */
export async function redlineSheet(database: Queryable, question: SheetQuestion): Promise<RedlineSheet> {
  const { document, from, to, facts = [], earlier = [] } = question;
  const { rows } = await versionComparison(database, from, to, earlier);
  const { identity } = document;
  return {
    title: `${identity.platform.name}, ${identity.name}: versions ${from.mark.number} and ${to.mark.number}`,
    language: identity.language,
    facts: [...facts, ['Document', identity.id], ['From', versionFact(from)], ['To', versionFact(to)]],
    author: identity.platform.name,
    changedAt: to.mark.capturedAt,
    rows: rows(),
  };
}

/** The sheet of a published change; null when there is none of this number. */
export async function redlineSheetOfChange(
  database: Queryable,
  catalog: Catalog,
  change: number,
): Promise<RedlineSheet | null> {
  const document = await documentOfChange(database, change);
  const found = document && (await changeRecord(database, catalog, document, change));
  if (!found) return null;
  const { record, from, to } = found;
  const earlier = await earlierPassages(database, document.number, record.change);
  return redlineSheet(database, {
    document,
    from,
    to,
    earlier,
    facts: [
      ['Record', record.change.id],
      ['Class', record.change.class],
    ],
  });
}

function versionFact({ mark }: VersionRow): string {
  return `version ${mark.number}, captured ${mark.capturedAt.toISOString()}, SHA-256 of its Markdown ${mark.sha256}`;
}
