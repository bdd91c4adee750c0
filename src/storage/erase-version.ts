// Takes the text of one version out of a document whose other versions stay: what only that text held is gone; what
// others of its texts hold, too, stays with them.

import type { Queryable, Transaction } from './database.ts';
import { dropUnusedBlocks, emptyTexts } from './erase-document.ts';
import { decodeNumbers } from './number-list.ts';

/** Every version of the document with the text of this one, ascending; empty where there is no such version. */
export async function versionsOfSameText(database: Queryable, document: number, version: number): Promise<number[]> {
  const rows = await database.query<{ number: number }>(
    `SELECT o.number FROM versions v JOIN versions o ON (o.document_id, o.text_id) = (v.document_id, v.text_id)
      WHERE v.document_id = $1 AND v.number = $2 ORDER BY o.number`,
    [document, version],
  );
  return rows.map(({ number }) => number);
}

/** Removes the text that these versions have in common, and all that was read out of it alone. The latest is not among them. */
export async function eraseVersions(
  transaction: Transaction,
  document: number,
  versions: readonly number[],
): Promise<void> {
  const texts = await textsOf(transaction, document);
  const isErased = (number: number) => versions.includes(number);
  const kept = new Set(texts.filter(({ number }) => !isErased(number)).flatMap(({ blocks }) => blocks));
  const erased = texts.filter(({ number }) => isErased(number));
  const gone = [...new Set(erased.flatMap(({ blocks }) => blocks))].filter((block) => !kept.has(block));
  await emptyTexts(transaction, await ownText(transaction, document, versions));
  const former = await emptyWordings(transaction, document, versions);
  await transaction.query('DELETE FROM block_uses WHERE document_id = $1 AND block_id = ANY($2)', [document, gone]);
  const changes = 'SELECT id FROM changes WHERE document_id = $1 AND (from_number = ANY($2) OR to_number = ANY($2))';
  for (const statement of [
    `DELETE FROM events WHERE change_id IN (${changes})`,
    `DELETE FROM change_datings WHERE change_id IN (${changes})`,
    `DELETE FROM wording_sketches WHERE $2::int[] IS NOT NULL AND provision_id IN (
       SELECT p.id FROM provisions p WHERE p.document_id = $1
          AND NOT EXISTS (SELECT FROM wordings w WHERE w.provision_id = p.id AND w.block_ids <> '{}'))`,
    // What was remembered of former texts for the next capture holds this one, too.
    'DELETE FROM capture_tracks WHERE target_id IN (SELECT id FROM capture_targets WHERE document_id = $1) AND $2::int[] IS NOT NULL',
  ]) {
    await transaction.query(statement, [document, versions]);
  }
  await dropUnusedBlocks(transaction, [...new Set([...gone, ...former])]);
}

interface VersionBlocks {
  readonly number: number;
  readonly blocks: readonly number[];
}

async function textsOf(transaction: Transaction, document: number): Promise<VersionBlocks[]> {
  const rows = await transaction.query<{ number: number; blockIds: Buffer }>(
    `SELECT v.number, t.block_ids AS "blockIds" FROM versions v JOIN texts t ON t.id = v.text_id
      WHERE v.document_id = $1 ORDER BY v.number`,
    [document],
  );
  return rows.map(({ number, blockIds }) => ({ number, blocks: decodeNumbers(blockIds) }));
}

/** The text, unless it stands in a document that was not taken down. */
async function ownText(transaction: Transaction, document: number, versions: readonly number[]): Promise<number[]> {
  const rows = await transaction.query<{ id: number }>(
    `SELECT DISTINCT v.text_id AS id FROM versions v WHERE v.document_id = $1 AND v.number = ANY($2)
        AND NOT EXISTS (SELECT FROM versions o WHERE o.text_id = v.text_id AND o.document_id <> $1
                           AND o.document_id NOT IN (SELECT document_id FROM withdrawn_documents))`,
    [document, versions],
  );
  return rows.map(({ id }) => id);
}

/** Empties wordings, headings and lead-ins that stood in these versions alone; gives the blocks that they were made of. */
async function emptyWordings(
  transaction: Transaction,
  document: number,
  versions: readonly number[],
): Promise<number[]> {
  // Periods are stretches of versions: one that lies within those erased was seen nowhere else.
  const erasedAlone = `NOT EXISTS (SELECT FROM wording_periods q, generate_series(q.first_number, coalesce(q.last_number, q.first_number)) AS at
    WHERE q.provision_id = w.provision_id AND q.wording = w.number AND (q.last_number IS NULL OR at <> ALL($2)))`;
  const emptied = await transaction.query<{ blocks: number[] }>(
    `WITH former AS (SELECT w.provision_id, w.number, w.block_ids FROM wordings w JOIN provisions p ON p.id = w.provision_id
                      WHERE p.document_id = $1 AND ${erasedAlone})
     UPDATE wordings w SET block_ids = '{}' FROM former f
      WHERE (w.provision_id, w.number) = (f.provision_id, f.number) RETURNING f.block_ids AS blocks`,
    [document, versions],
  );
  // Headings are those of the place where a provision stands now, or stood last.
  const stoodLast = `(SELECT last_number FROM wording_periods WHERE provision_id = p.id ORDER BY first_number DESC LIMIT 1)`;
  const headed = await transaction.query<{ blocks: number[] }>(
    `WITH former AS (SELECT p.id, p.heading_block_ids || p.lead_in_block_id AS blocks FROM provisions p
                      WHERE p.document_id = $1 AND ${stoodLast} = ANY($2))
     UPDATE provisions p SET heading_block_ids = '{}', lead_in_block_id = NULL FROM former f
      WHERE p.id = f.id RETURNING f.blocks`,
    [document, versions],
  );
  return [...emptied, ...headed].flatMap(({ blocks }) => blocks.filter((block) => block !== null));
}
