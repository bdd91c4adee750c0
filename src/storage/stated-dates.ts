// Stated dates as rows: those of texts, and how changes went along with them. They are readings, and can all be
// replaced at once.

import type { DocumentGrowth } from '#domain/document-growth.ts';
import type { DatingKind, StatedDate, StatedDateKind } from '#domain/stated-date.ts';
import type { Queryable, Transaction } from './database.ts';

/** Adds the stated dates of texts that have none in storage. */
export async function copyStatedDates(
  transaction: Transaction,
  texts: readonly { readonly id: number; readonly dates: readonly StatedDate[] }[],
): Promise<void> {
  const rows = texts.flatMap(({ id, dates }) =>
    dates.map(({ start, end, block, kind, date, audience, quote }) => [
      id,
      start,
      end,
      block,
      kind,
      date,
      audience ?? null,
      quote,
    ]),
  );
  if (rows.length === 0) return;
  await transaction.copyInto(
    'stated_dates',
    ['text_id', 'start_unit', 'end_unit', 'block_position', 'kind', 'stated_on', 'audience', 'quote'],
    rows,
  );
}

export interface StoredDating {
  readonly changeId: number;
  readonly documentId: number;
  readonly kind: DatingKind;
  readonly detectedAt: Date;
}

/** Adds how changes went along with their stated dates. */
export async function copyDatings(transaction: Transaction, datings: readonly StoredDating[]): Promise<void> {
  if (datings.length === 0) return;
  await transaction.copyInto(
    'change_datings',
    ['change_id', 'document_id', 'kind', 'detected_at'],
    datings.map(({ changeId, documentId, kind, detectedAt }) => [changeId, documentId, kind, detectedAt]),
  );
}

/** The datings of a document's new changes, of which the first gets the id given. */
export function datingsOf(growth: DocumentGrowth, documentId: number, firstChangeId: number): StoredDating[] {
  return growth.changes.flatMap(({ dating, detectedAt }, index) =>
    dating ? [{ changeId: firstChangeId + index, documentId, kind: dating, detectedAt }] : [],
  );
}

interface StatedDateRow {
  readonly textId: number;
  readonly start: number;
  readonly end: number;
  readonly block: number;
  readonly kind: StatedDateKind;
  readonly date: string;
  readonly audience: string | null;
  readonly quote: string;
}

/** The stated dates of these texts, in the order of each; texts that state none are left out. */
export async function loadStatedDates(
  database: Queryable,
  textIds: readonly number[],
): Promise<Map<number, StatedDate[]>> {
  const rows = await database.query<StatedDateRow>(
    `SELECT text_id AS "textId", start_unit AS start, end_unit AS "end", block_position AS block, kind,
            stated_on AS date, audience, quote
       FROM stated_dates WHERE text_id = ANY($1::int[]) ORDER BY text_id, start_unit`,
    [textIds],
  );
  const byText = new Map<number, StatedDate[]>();
  for (const { textId, audience, ...stated } of rows) {
    const list = byText.get(textId) ?? [];
    list.push(audience === null ? stated : { ...stated, audience });
    byText.set(textId, list);
  }
  return byText;
}

/** The rules by which the stored dates were read; null before there are any. */
export async function storedDateRules(database: Queryable): Promise<number | null> {
  const [row] = await database.query<{ version: number }>('SELECT version FROM stated_date_rules');
  return row?.version ?? null;
}

/** Notes by which rules the stored dates are read. */
export async function setDateRules(database: Queryable, version: number): Promise<void> {
  await database.query(
    `INSERT INTO stated_date_rules (version) VALUES ($1)
     ON CONFLICT (one) DO UPDATE SET version = excluded.version`,
    [version],
  );
}

/** Takes all stated dates and datings away, to be made anew in the same transaction. */
export async function clearStatedDates(transaction: Transaction): Promise<void> {
  await transaction.query('DELETE FROM change_datings');
  await transaction.query('DELETE FROM stated_dates');
}
