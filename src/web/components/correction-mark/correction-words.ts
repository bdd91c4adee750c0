// Corrections in words: for marks beside changes, for the page of corrections and for feeds.

import type { Correction, StandingCorrection } from '#domain/correction.ts';

/** `Retracted`, `Corrected to editorial`; null where what was published stands. */
export function standingInWords(correction: StandingCorrection | undefined): string | null {
  if (correction?.isRetracted) return 'Retracted';
  return correction?.correctedClass ? `Corrected to ${correction.correctedClass}` : null;
}

/** What a correction does: `Retracted`, `Retraction taken back`, `Class corrected to editorial`. */
export function correctionInWords({ kind, correctedClass }: Pick<Correction, 'kind' | 'correctedClass'>): string {
  if (kind === 'retracted') return 'Retracted';
  return kind === 'restored' ? 'Retraction taken back' : `Class corrected to ${correctedClass}`;
}
