// Which of several numbers keep their order: the longest series that only rises. Whoever is not in it has moved.

/** Asks whether the number at a position is part of the rise. */
export type Rise = Pick<ReadonlySet<number>, 'has'>;

/** Positions of a longest strictly rising subsequence. */
export function longestRise(values: readonly number[]): Rise {
  if (values.every((value, index) => index === 0 || value > (values[index - 1] as number))) return { has: () => true };
  const tails: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, position) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[position] = tails[low - 1] as number;
    tails[low] = position;
  });
  const rise = new Set<number>();
  for (let position = tails.at(-1) ?? -1; position >= 0; position = before[position] as number) rise.add(position);
  return rise;
}
