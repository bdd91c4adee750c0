// Takes the texts and the archived files of a document out of storage. Rows that the evidence log speaks of stay with
// their hashes, so that proofs hold; everything that could be read is gone, also what was derived from it.

import type { Database, Queryable, Transaction } from './database.ts';
import { encodeNumbers } from './number-list.ts';
import { encodeLayout } from './text-layout.ts';

/** Removes every text of the document that no other document has, and all that was read out of it. */
export async function eraseTexts(transaction: Transaction, document: number): Promise<void> {
  const blocks = await blocksOf(transaction, document);
  await emptyTexts(transaction, await ownTexts(transaction, document, null));
  const provisions = 'SELECT id FROM provisions WHERE document_id = $1';
  for (const statement of [
    `DELETE FROM provision_labels WHERE provision_id IN (${provisions})`,
    `DELETE FROM wording_sketches WHERE provision_id IN (${provisions})`,
    `UPDATE wordings SET block_ids = '{}' WHERE provision_id IN (${provisions})`,
    `UPDATE provisions SET heading_block_ids = '{}', lead_in_block_id = NULL WHERE document_id = $1`,
    'DELETE FROM block_uses WHERE document_id = $1',
    'DELETE FROM events WHERE document_id = $1',
    'DELETE FROM change_datings WHERE document_id = $1',
    'DELETE FROM oscillations WHERE document_id = $1',
    'DELETE FROM document_signals WHERE document_id = $1',
    'DELETE FROM capture_tracks WHERE target_id IN (SELECT id FROM capture_targets WHERE document_id = $1)',
  ]) {
    await transaction.query(statement, [document]);
  }
  await dropUnusedBlocks(transaction, blocks);
}

/** From now on these texts stand for their hashes alone. */
export async function emptyTexts(transaction: Transaction, texts: readonly number[]): Promise<void> {
  await transaction.query('DELETE FROM stated_dates WHERE text_id = ANY($1)', [texts]);
  await transaction.query(
    'UPDATE texts SET is_removed = true, block_ids = $2, layout = $3, read_form = NULL WHERE id = ANY($1)',
    [texts, encodeNumbers([]), encodeLayout([''])],
  );
}

/** Texts of these versions, or of all, that stand in no other document but those taken down. */
export async function ownTexts(
  transaction: Transaction,
  document: number,
  versions: readonly number[] | null,
): Promise<number[]> {
  const rows = await transaction.query<{ id: number }>(
    `SELECT DISTINCT v.text_id AS id FROM versions v
      WHERE v.document_id = $1 AND ($2::int[] IS NULL OR v.number = ANY($2))
        AND NOT EXISTS (SELECT FROM versions o WHERE o.text_id = v.text_id AND o.document_id <> $1
                           AND o.document_id NOT IN (SELECT document_id FROM withdrawn_documents))`,
    [document, versions],
  );
  return rows.map(({ id }) => id);
}

/** Blocks of its texts, and rules cut out of them, which are blocks of their own. */
async function blocksOf(transaction: Transaction, document: number): Promise<number[]> {
  const rows = await transaction.query<{ id: number }>(
    `SELECT block_id AS id FROM block_uses WHERE document_id = $1
     UNION SELECT unnest(w.block_ids) FROM wordings w JOIN provisions p ON p.id = w.provision_id WHERE p.document_id = $1
     UNION SELECT unnest(heading_block_ids || lead_in_block_id) FROM provisions WHERE document_id = $1`,
    [document],
  );
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** Takes those of the blocks out that nothing refers to any more, with their labels. */
export async function dropUnusedBlocks(transaction: Transaction, blocks: readonly number[]): Promise<void> {
  const unused = await unusedBlocks(transaction, blocks);
  await transaction.query('DELETE FROM block_labels WHERE block_id = ANY($1)', [unused]);
  await transaction.query('DELETE FROM blocks WHERE id = ANY($1)', [unused]);
}

async function unusedBlocks(transaction: Transaction, blocks: readonly number[]): Promise<number[]> {
  // All references are read once and hashed: an array against each row's array is slower by a hundred times.
  const rows = await transaction.query<{ id: number }>(
    `SELECT id FROM unnest($1::int[]) AS id
     EXCEPT SELECT block_id FROM block_uses WHERE block_id = ANY($1)
     EXCEPT SELECT unnest(block_ids) FROM wordings
     EXCEPT SELECT unnest(heading_block_ids || lead_in_block_id) FROM provisions`,
    [blocks],
  );
  return rows.map(({ id }) => id);
}

/** Numbers of a document's captures; of one version: of those that saw its text. */
export async function capturesOf(
  transaction: Transaction,
  document: number,
  version: number | null,
): Promise<readonly number[]> {
  const rows = await transaction.query<{ id: number }>(
    `SELECT c.id FROM captures c JOIN capture_targets t ON t.id = c.target_id
      WHERE t.document_id = $1 AND ($2::int IS NULL OR c.version_number = $2 OR c.text_sha256 = (
            SELECT x.sha256 FROM versions v JOIN texts x ON x.id = v.text_id WHERE v.document_id = $1 AND v.number = $2))
      ORDER BY c.id`,
    [document, version],
  );
  return rows.map(({ id }) => id);
}

/** Whether some archived file of the document is there. */
export async function hasArchivedFiles(transaction: Transaction, document: number): Promise<boolean> {
  const rows = await transaction.query(
    `SELECT 1 FROM captures c JOIN capture_targets t ON t.id = c.target_id
      WHERE t.document_id = $1 AND c.warc_sha256 IS NOT NULL AND NOT c.is_removed LIMIT 1`,
    [document],
  );
  return rows.length > 0;
}

/** Notes that the archived files of these captures are removed; what answers held is gone from their rows. */
export async function markFilesRemoved(transaction: Transaction, captures: readonly number[]): Promise<void> {
  for (const statement of [
    `UPDATE capture_pages SET headers = '[]' WHERE capture_id = ANY($1)`,
    'DELETE FROM capture_payloads WHERE capture_id = ANY($1)',
    // Nobody else is asked to save it any more.
    'UPDATE wayback_saves SET next_at = NULL WHERE capture_id = ANY($1)',
    'UPDATE captures SET is_removed = true WHERE warc_sha256 IS NOT NULL AND id = ANY($1)',
  ]) {
    await transaction.query(statement, [captures]);
  }
}

/** SHA-256 in hex of the archived files that only removed captures name. */
export async function removedFiles(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ sha256: string }>(
    `SELECT encode(warc_sha256, 'hex') AS sha256 FROM captures WHERE warc_sha256 IS NOT NULL
      GROUP BY warc_sha256 HAVING bool_and(is_removed) ORDER BY 1`,
  );
  return rows.map(({ sha256 }) => sha256);
}

const tablesWithText = [
  'blocks',
  'block_labels',
  'texts',
  'stated_dates',
  'events',
  'provision_labels',
  'wording_sketches',
  'capture_tracks',
  'capture_pages',
  'document_signals',
] as const;

/** Rewrites the tables that held what was erased, since a database keeps deleted rows on disk until then. */
export async function scrubTables(database: Database): Promise<void> {
  await database.session(async (session) => {
    for (const table of tablesWithText) await session.query(`VACUUM FULL ${table}`);
    // The log of changes is recycled from here on.
    await session.query('CHECKPOINT');
  });
}
