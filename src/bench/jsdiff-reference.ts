// jsdiff, the comparison that most programs in JavaScript use. A development dependency: where it is not installed the
// comparison is shown without it.

import { median, timed } from './statistics.ts';

export interface JsdiffTime {
  readonly milliseconds: number;
  readonly hasGivenUp: boolean;
}

export interface JsdiffTimes {
  readonly lines: JsdiffTime;
  readonly words: JsdiffTime;
}

/** After this long a comparison is told to give up, and no further run is begun. */
export const jsdiffPatienceMs = 20_000;

/** Medians of so many runs on two texts, of fewer where they take long; null where jsdiff is not installed. */
export async function timeJsdiff(old: string, next: string, runs: number): Promise<JsdiffTimes | null> {
  const jsdiff = await import('diff').catch(() => null);
  if (!jsdiff) return null;
  const options = { timeout: jsdiffPatienceMs };
  return {
    lines: await timeRuns(() => jsdiff.diffLines(old, next, options), runs),
    words: await timeRuns(() => jsdiff.diffWords(old, next, options), runs),
  };
}

async function timeRuns(work: () => readonly object[] | undefined, runs: number): Promise<JsdiffTime> {
  const startedAt = performance.now();
  const times: number[] = [];
  let hasGivenUp = false;
  while (times.length < runs && performance.now() - startedAt < jsdiffPatienceMs) {
    const { milliseconds, outcome } = await timed(work);
    times.push(milliseconds);
    hasGivenUp ||= outcome === undefined;
  }
  return { milliseconds: median(times), hasGivenUp };
}
