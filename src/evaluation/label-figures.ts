// Figures for labels: F1 from counts, and how well stated probabilities agree with what was seen.

export interface LabelCounts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export const noCounts: LabelCounts = { right: 0, wrong: 0, missed: 0 };

export function countLabel(counts: LabelCounts, given: boolean, isTrue: boolean): LabelCounts {
  if (given && isTrue) return { ...counts, right: counts.right + 1 };
  if (given) return { ...counts, wrong: counts.wrong + 1 };
  return isTrue ? { ...counts, missed: counts.missed + 1 } : counts;
}

export function addCounts(all: readonly LabelCounts[]): LabelCounts {
  return all.reduce(
    (sum, { right, wrong, missed }) => ({
      right: sum.right + right,
      wrong: sum.wrong + wrong,
      missed: sum.missed + missed,
    }),
    noCounts,
  );
}

/** The harmonic mean of precision and recall; 0 where nothing was right. */
export function f1Of({ right, wrong, missed }: LabelCounts): number {
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);
}

export interface Stated {
  /** The probability that was stated. */
  readonly chance: number;
  readonly isTrue: boolean;
}

export interface Band {
  readonly from: number;
  readonly cases: number;
  readonly stated: number;
  readonly seen: number;
}

/** Ten bands of stated probability: how often it was said, its mean, and how often it was right. */
export function reliability(stated: readonly Stated[]): Band[] {
  return Array.from({ length: 10 }, (_, index) => {
    const inBand = stated.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === index);
    const cases = inBand.length;
    const mean = (sum: number) => (cases === 0 ? 0 : sum / cases);
    return {
      from: index / 10,
      cases,
      stated: mean(inBand.reduce((sum, { chance }) => sum + chance, 0)),
      seen: mean(inBand.filter(({ isTrue }) => isTrue).length),
    };
  });
}

/** The expected calibration error: the distance between stated and seen, weighed by how often it was said. */
export function calibrationError(bands: readonly Band[]): number {
  const all = bands.reduce((sum, { cases }) => sum + cases, 0);
  if (all === 0) return 0;
  return bands.reduce((sum, { cases, stated, seen }) => sum + (cases / all) * Math.abs(stated - seen), 0);
}
