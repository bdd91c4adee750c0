// What documents show of the countries and laws that may be relevant to them. Made anew like labels.

import type { DocumentSignal } from '#domain/document-signal.ts';
import type { Queryable, Transaction } from './database.ts';
import { decodeNumbers } from './number-list.ts';

/** The signals of a document; none where nothing was read yet. */
export async function signalsOfDocument(database: Queryable, documentId: number): Promise<readonly DocumentSignal[]> {
  const [row] = await database.query<{ signals: DocumentSignal[] }>(
    'SELECT signals FROM document_signals WHERE document_id = $1',
    [documentId],
  );
  return row?.signals ?? [];
}

/** Sets the signals of a document. */
export async function storeSignals(
  transaction: Transaction,
  documentId: number,
  signals: readonly DocumentSignal[],
): Promise<void> {
  await transaction.query(
    `INSERT INTO document_signals (document_id, signals) VALUES ($1, $2)
     ON CONFLICT (document_id) DO UPDATE SET signals = excluded.signals`,
    [documentId, JSON.stringify(signals)],
  );
}

/** Replaces the signals of all documents. */
export async function replaceSignals(
  transaction: Transaction,
  signals: ReadonlyMap<number, readonly DocumentSignal[]>,
): Promise<void> {
  await transaction.query('DELETE FROM document_signals');
  await transaction.copyInto(
    'document_signals',
    ['document_id', 'signals'],
    [...signals].map(([documentId, found]) => [documentId, JSON.stringify(found)]),
  );
}

/** The blocks of each document's latest text, in its order. */
export async function latestBlockIds(database: Queryable): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await database.query<{ id: number; blockIds: Buffer }>(
    `SELECT d.id, t.block_ids AS "blockIds" FROM documents d
       JOIN versions v ON v.document_id = d.id AND v.number = d.version_count JOIN texts t ON t.id = v.text_id`,
  );
  return new Map(rows.map(({ id, blockIds }) => [id, decodeNumbers(blockIds)]));
}
