// Labels as a whole: the methodology version they were made by, and making all of them anew. Facts stay as they are.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { ProvisionLabel } from '#domain/document-growth.ts';
import { copyBlockLabels, copyProvisionLabels } from './copy-growth.ts';
import type { Queryable, Transaction } from './database.ts';
import { blockKind, type StoredBlock } from './texts.ts';

/** The methodology version by which the labels in storage were made; null before there are any. */
export async function storedMethodology(database: Queryable): Promise<string | null> {
  const [row] = await database.query<{ version: string }>('SELECT version FROM methodology');
  return row?.version ?? null;
}

/** Notes by which methodology version the labels are made. */
export async function setMethodology(database: Queryable, version: string): Promise<void> {
  await database.query(
    'INSERT INTO methodology (version) VALUES ($1) ON CONFLICT (one) DO UPDATE SET version = excluded.version',
    [version],
  );
}

/** All blocks in the order of their ids, some thousands at a time. */
export async function* blocksInBatches(database: Queryable): AsyncGenerator<readonly StoredBlock[]> {
  let after = 0;
  for (;;) {
    const rows = await database.query<{ id: number; kind: number; level: number; markdown: string }>(
      'SELECT id, kind, level, markdown FROM blocks WHERE id > $1 ORDER BY id LIMIT 5000',
      [after],
    );
    if (rows.length === 0) return;
    after = rows.at(-1)?.id ?? after;
    yield rows.map(({ id, kind, level, markdown }) => ({ id, kind: blockKind(kind), level, markdown }));
  }
}

/** The provisions that stand now, with the blocks of their current wording. */
export function standingProvisions(database: Queryable): Promise<{ id: number; blockIds: number[] }[]> {
  return database.query(
    `SELECT p.id, w.block_ids AS "blockIds" FROM provisions p
       JOIN wordings w ON w.provision_id = p.id AND w.number = p.current_wording`,
  );
}

export interface LabelsMadeAnew {
  readonly methodologyVersion: string;
  readonly blocks: ReadonlyMap<number, readonly ClauseLabel[]>;
  readonly provisions: ReadonlyMap<number, readonly ProvisionLabel[]>;
}

/** Replaces every label at once; readers see the old ones until all new ones are there. */
export async function replaceLabels(transaction: Transaction, anew: LabelsMadeAnew): Promise<void> {
  await transaction.query('DELETE FROM block_labels');
  await transaction.query('DELETE FROM provision_labels');
  await copyBlockLabels(transaction, [...anew.blocks]);
  await copyProvisionLabels(
    transaction,
    [...anew.provisions].flatMap(([id, labels]) => labels.map((label) => ({ id, label }))),
  );
  await setMethodology(transaction, anew.methodologyVersion);
}
