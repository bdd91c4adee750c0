// The mark of a change that was corrected, and its sentence struck through where it was retracted. In words, so that
// nobody has to see the stroke.

import type { Child } from 'hono/jsx';
import type { StandingCorrection } from '#domain/correction.ts';
import { standingInWords } from './correction-words.ts';

/** A mark before the sentence of a corrected change; nothing for others. */
export function CorrectionMark({ correction }: { correction: StandingCorrection | undefined }): Child {
  const words = standingInWords(correction);
  return words === null ? null : <strong class="correction-mark">{words}</strong>;
}

/** The words of a change, struck through once it is retracted. */
export function StandingWords({
  words,
  correction,
}: {
  words: string;
  correction: StandingCorrection | undefined;
}): Child {
  return correction?.isRetracted ? <s>{words}</s> : words;
}
