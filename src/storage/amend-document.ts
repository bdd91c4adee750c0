// What changes of the rows a document already has when it gains versions: where provisions stand, the ends of
// their periods, their labels, and which blocks are still in use. Texts, wordings and ids never change.

import type { DocumentGrowth } from '#domain/document-growth.ts';
import { copyProvisionLabels, periodsByWording } from './copy-growth.ts';
import type { Transaction } from './database.ts';
import type { GrowthIds } from './grow-document.ts';
import { replaceSketches } from './wording-sketches.ts';

/** Brings provisions that storage knew up to date with the document's latest version. */
export async function amendProvisions(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  const touched = growth.provisions.filter((provision) => provision.id !== null && provision.isTouched);
  for (const provision of touched) {
    await transaction.query(
      'UPDATE provisions SET current_wording = $2, heading_block_ids = $3, lead_in_block_id = $4 WHERE id = $1',
      [
        provision.id,
        provision.currentWording,
        provision.headings.map((block) => ids.blocks[block]),
        provision.leadIn === null ? null : ids.blocks[provision.leadIn],
      ],
    );
  }
  await transaction.query('DELETE FROM provision_labels WHERE provision_id = ANY($1)', [touched.map(({ id }) => id)]);
  await copyProvisionLabels(
    transaction,
    touched.flatMap(({ id, labels }) => (id === null ? [] : labels.map((label) => ({ id, label })))),
  );
  await replaceSketches(
    transaction,
    touched.flatMap(({ id, sketch }) => (id === null ? [] : [{ provision: id, bands: sketch ?? [] }])),
  );
  await amendPeriods(transaction, growth, ids);
}

/** Ends the periods that were open, and adds new ones to wordings that storage had. */
async function amendPeriods(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  for (const period of growth.periods) {
    if (!period.isKnown) continue;
    await transaction.query('UPDATE wordings SET last_number = $3 WHERE provision_id = $1 AND number = $2', [
      ids.provisions[period.provision],
      period.wording,
      period.lastNumber,
    ]);
  }
  const added = new Set(growth.wordings.map((wording) => `${wording.provision} ${wording.number}`));
  for (const [wording, periods] of periodsByWording(growth)) {
    if (added.has(wording)) continue;
    const [provision = -1, number] = wording.split(' ').map(Number);
    await transaction.query(
      `UPDATE wordings SET first_number = $4, last_number = $5,
              earlier_periods = coalesce(earlier_periods, '{}') || first_number || last_number || $3::integer[]
        WHERE provision_id = $1 AND number = $2`,
      [ids.provisions[provision], number, periods.slice(0, -2), periods.at(-2), periods.at(-1)],
    );
  }
}

/** Notes which blocks the document uses now, and until which version it used the others. */
export async function upsertBlockUses(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  await transaction.query(
    `INSERT INTO block_uses (block_id, document_id, first_number, last_number)
     SELECT block_id, $1, first_number, nullif(last_number, 0) FROM unnest($2::int[], $3::int[], $4::int[])
            AS use(block_id, first_number, last_number)
     ON CONFLICT (block_id, document_id) DO UPDATE
       SET first_number = least(block_uses.first_number, excluded.first_number), last_number = excluded.last_number`,
    [
      ids.documentId,
      growth.blockUses.map((use) => ids.blocks[use.block]),
      growth.blockUses.map((use) => use.firstNumber),
      growth.blockUses.map((use) => use.lastNumber ?? 0),
    ],
  );
}
