// Lifts the removal of a document: nothing that was erased comes back and its record stays withdrawn, but from then on the
// document is captured and imported again, as a record of its own that says which one it goes on from.

import type { Lifting } from '#domain/removal.ts';
import type { Database } from '#storage/database.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import { addLifting, liftingOf, removalsOf } from '#storage/removals.ts';
import { replaceTargets } from '#storage/sources.ts';
import { appendPending } from './append-to-log.ts';

export type LiftOutcome =
  | { readonly kind: 'lifted'; readonly removal: number; readonly lifting: number }
  | { readonly kind: 'already-lifted'; readonly removal: number }
  /** No document of this number is withdrawn. */
  | { readonly kind: 'not-withdrawn' };

/** Lifts it, in one transaction with its entry in the evidence log. */
export async function liftRemoval(database: Database, document: number, decision: Lifting): Promise<LiftOutcome> {
  return database.transaction(async (transaction): Promise<LiftOutcome> => {
    await takeWriterTurn(transaction);
    const removal = (await removalsOf(transaction, document)).find(
      ({ scope, version }) => scope === 'text' && version === null,
    );
    if (!removal) return { kind: 'not-withdrawn' };
    if (await liftingOf(transaction, removal.number)) return { kind: 'already-lifted', removal: removal.number };
    const lifting = await addLifting(transaction, removal.number, decision);
    await replaceTargets(transaction, document, decision.decidedAt);
    await appendPending(transaction);
    return { kind: 'lifted', removal: removal.number, lifting };
  });
}
