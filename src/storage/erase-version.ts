// Takes the text of one version out of a document whose other versions stay: what only that text held is gone; what
// others of its texts hold, too, stays with them.

import type { Queryable, Transaction } from './database.ts';
import { dropUnusedBlocks, emptyTexts, ownTexts } from './erase-document.ts';
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
  await emptyTexts(transaction, await ownTexts(transaction, document, versions));
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

/** Empties wordings, headings and lead-ins that stood in these versions alone; gives the blocks that they were made of. */
async function emptyWordings(
  transaction: Transaction,
  document: number,
  versions: readonly number[],
): Promise<number[]> {
  const periods = await periodsOf(transaction, document);
  // Periods are stretches of versions: a wording all of whose lie within those erased was seen nowhere else.
  const kept = new Set(periods.filter((period) => !isWithin(period, versions)).map(nameOf));
  const erased = [...new Map(periods.map((period) => [nameOf(period), period])).values()].filter(
    (period) => !kept.has(nameOf(period)),
  );
  const emptied = await transaction.query<{ blocks: number[] }>(
    `WITH former AS (SELECT w.provision_id, w.number, w.block_ids FROM unnest($1::int[], $2::int[]) AS e(provision, number)
                       JOIN wordings w ON w.provision_id = e.provision AND w.number = e.number)
     UPDATE wordings w SET block_ids = '{}' FROM former f
      WHERE (w.provision_id, w.number) = (f.provision_id, f.number) RETURNING f.block_ids AS blocks`,
    [erased.map(({ provision }) => provision), erased.map(({ wording }) => wording)],
  );
  // Headings are those of the place where a provision stands now, or stood last.
  const last = new Map(periods.map(({ provision, lastNumber }) => [provision, lastNumber]));
  const gone = [...last].flatMap(([provision, number]) =>
    number !== null && versions.includes(number) ? [provision] : [],
  );
  const headed = await transaction.query<{ blocks: number[] }>(
    `WITH former AS (SELECT id, heading_block_ids || lead_in_block_id AS blocks FROM provisions WHERE id = ANY($1))
     UPDATE provisions p SET heading_block_ids = '{}', lead_in_block_id = NULL FROM former f
      WHERE p.id = f.id RETURNING f.blocks`,
    [gone],
  );
  return [...emptied, ...headed].flatMap(({ blocks }) => blocks.filter((block) => block !== null));
}

interface WordingPeriod {
  readonly provision: number;
  readonly wording: number;
  readonly firstNumber: number;
  /** Null while it stands in the latest version. */
  readonly lastNumber: number | null;
}

/** Of all wordings of the document, those of a provision in the order of their versions. */
function periodsOf(transaction: Transaction, document: number): Promise<WordingPeriod[]> {
  return transaction.query(
    `SELECT q.provision_id AS provision, q.wording, q.first_number AS "firstNumber", q.last_number AS "lastNumber"
       FROM wording_periods q JOIN provisions p ON p.id = q.provision_id
      WHERE p.document_id = $1 ORDER BY q.provision_id, q.first_number`,
    [document],
  );
}

function isWithin({ firstNumber, lastNumber }: WordingPeriod, versions: readonly number[]): boolean {
  if (lastNumber === null) return false;
  for (let number = firstNumber; number <= lastNumber; number += 1) if (!versions.includes(number)) return false;
  return true;
}

function nameOf({ provision, wording }: WordingPeriod): string {
  return `${provision}/${wording}`;
}
