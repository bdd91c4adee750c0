// Middle and edges of measured times, and the same work timed several times.

/** The value below which this share of the values lies (nearest rank); NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value; the lower one of two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Count, median, 95th percentile and maximum. */
export function spreadOf(values: readonly number[]): Spread {
  return {
    count: values.length,
    p50: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    max: quantile(values, 1),
  };
}

/** Milliseconds that a piece of work took, with what it gave. */
export async function timed<T>(work: () => Promise<T> | T): Promise<{ milliseconds: number; outcome: T }> {
  const startedAt = performance.now();
  const outcome = await work();
  return { milliseconds: performance.now() - startedAt, outcome };
}
