// jsdiff, the comparison that most programs in JavaScript use. A development dependency: where it is not installed the
// comparison is shown without it.

import { timed } from './statistics.ts';

export interface JsdiffTime {
  readonly milliseconds: number;
  readonly hasGivenUp: boolean;
}

export interface Jsdiff {
  readonly lines: (old: string, next: string) => Promise<JsdiffTime>;
  readonly words: (old: string, next: string) => Promise<JsdiffTime>;
}

/** After this long it is told to give up. */
export const jsdiffPatienceMs = 30_000;

/** Null where jsdiff is not installed. */
export async function loadJsdiff(): Promise<Jsdiff | null> {
  const jsdiff = await import('diff').catch(() => null);
  if (!jsdiff) return null;
  const options = { timeout: jsdiffPatienceMs };
  return {
    lines: (old, next) => time(() => jsdiff.diffLines(old, next, options)),
    words: (old, next) => time(() => jsdiff.diffWords(old, next, options)),
  };
}

async function time(work: () => readonly object[] | undefined): Promise<JsdiffTime> {
  const { milliseconds, outcome } = await timed(work);
  return { milliseconds, hasGivenUp: outcome === undefined };
}
