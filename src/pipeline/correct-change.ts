// Corrects a change in public: it is retracted, restored or classed anew, each with its reason. What was published stays
// as it was; the correction is set beside it, and a correction is never removed either.

import type { ChangeClass } from '#domain/change.ts';
import type { Correction, StandingCorrection } from '#domain/correction.ts';
import { addCorrection, type CorrectedChange, changeToCorrect } from '#storage/corrections.ts';
import type { Database, Transaction } from '#storage/database.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import { appendPending } from './append-to-log.ts';

export type WantedCorrection = Pick<Correction, 'reason' | 'decidedBy' | 'decidedAt'> & {
  readonly changeId: number;
} & (
    | { readonly kind: 'retracted' | 'restored' }
    | { readonly kind: 'reclassified'; readonly correctedClass: ChangeClass }
  );

export type CorrectionOutcome =
  | { readonly kind: 'corrected'; readonly id: number; readonly standing: StandingCorrection }
  | { readonly kind: 'no-change' }
  | { readonly kind: 'already-retracted' }
  | { readonly kind: 'not-retracted' }
  | { readonly kind: 'already-of-this-class' };

/** Adds the correction where it says anything that does not hold already. */
export async function correctChange(database: Database, wanted: WantedCorrection): Promise<CorrectionOutcome> {
  return database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    return correctWithin(transaction, wanted);
  });
}

/** The same in the caller's transaction, which holds the writer's turn. */
export async function correctWithin(transaction: Transaction, wanted: WantedCorrection): Promise<CorrectionOutcome> {
  const { changeId, kind, reason, decidedBy, decidedAt } = wanted;
  const correctedClass = wanted.kind === 'reclassified' ? wanted.correctedClass : null;
  const found = await changeToCorrect(transaction, changeId);
  const refusal = found ? refusalOf(found, wanted) : ({ kind: 'no-change' } as const);
  if (refusal || !found) return refusal ?? { kind: 'no-change' };
  const id = await addCorrection(transaction, changeId, { kind, correctedClass, reason, decidedBy, decidedAt });
  await appendPending(transaction);
  const { standing } = found;
  return {
    kind: 'corrected',
    id,
    standing: {
      isRetracted: kind === 'reclassified' ? standing.isRetracted : kind === 'retracted',
      correctedClass: correctedClass ?? standing.correctedClass,
    },
  };
}

function refusalOf({ publishedClass, standing }: CorrectedChange, wanted: WantedCorrection): CorrectionOutcome | null {
  if (wanted.kind === 'reclassified') {
    const isSame = (standing.correctedClass ?? publishedClass) === wanted.correctedClass;
    return isSame ? { kind: 'already-of-this-class' } : null;
  }
  if (wanted.kind === 'restored') return standing.isRetracted ? null : { kind: 'not-retracted' };
  return standing.isRetracted ? { kind: 'already-retracted' } : null;
}
