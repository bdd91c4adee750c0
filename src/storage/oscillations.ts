// Oscillations of a document as rows. They are found anew in its whole history whenever it grows, so they are replaced.

import type { Oscillation } from '#domain/oscillation.ts';
import type { Transaction } from './database.ts';

/** Puts these in the place of the document's oscillations. */
export async function replaceOscillations(
  transaction: Transaction,
  documentId: number,
  oscillations: readonly Oscillation[],
): Promise<void> {
  await transaction.query('DELETE FROM oscillations WHERE document_id = $1', [documentId]);
  await transaction.copyInto(
    'oscillations',
    ['document_id', 'first_number', 'first_at', 'last_number', 'last_at', 'swings', 'variants', 'state'],
    oscillations.map((oscillation) => [
      documentId,
      oscillation.firstNumber,
      oscillation.firstAt,
      oscillation.lastNumber,
      oscillation.lastAt,
      oscillation.swings,
      JSON.stringify(oscillation.variants),
      oscillation.state,
    ]),
  );
}
