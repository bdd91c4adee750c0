// A text that was taken down with one document and comes in with another is that document's own: its row is filled anew,
// as it was, while the first document stays withdrawn.

import type { DocumentGrowth } from '#domain/document-growth.ts';
import type { Transaction } from './database.ts';
import type { GrowthIds } from './grow-document.ts';
import { encodeNumbers } from './number-list.ts';
import { copyStatedDates } from './stated-dates.ts';
import { encodeLayout } from './text-layout.ts';

/** Where its provisions begin stays as the log has it. */
export async function restoreTexts(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  const rows = await transaction.query<{ id: number }>('SELECT id FROM texts WHERE is_removed AND id = ANY($1)', [
    [...ids.texts],
  ]);
  for (const { id } of rows) {
    const text = growth.texts[ids.texts.indexOf(id)];
    if (!text) continue;
    await transaction.query(
      'UPDATE texts SET is_removed = false, block_ids = $2, layout = $3, read_form = $4 WHERE id = $1',
      [
        id,
        encodeNumbers(text.blocks.map((block) => ids.blocks[block] ?? 0)),
        encodeLayout(text.separators),
        // Thirteen digits; a text whose form was taken down with it is known by its SHA-256, which is longer.
        text.form?.length === 13 ? Number.parseInt(text.form, 16) : null,
      ],
    );
    await copyStatedDates(transaction, [{ id, dates: text.statedDates ?? [] }]);
  }
}
