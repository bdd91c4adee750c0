// Which pairs keep their order: the longest series whose partners only rise. Whoever is not in it has moved.

/** Asks whether a position is part of the rise. */
export type Rise = Pick<ReadonlySet<number>, 'has'>;

/**
 * Positions of a longest series of `partners` that strictly rises. Counts only mutual pairs: positions whose
 * partner points back at them in `back`; -1 is no partner.
 */
export function longestRise(partners: Int32Array, back: Int32Array): Rise {
  const positions: number[] = [];
  let last = -1;
  let isRising = true;
  for (let position = 0; position < partners.length; position++) {
    const partner = partners[position] as number;
    if (partner < 0 || back[partner] !== position) continue;
    if (partner < last) isRising = false;
    last = partner;
    positions.push(position);
  }
  return isRising ? everything : rise(partners, positions);
}

const everything: Rise = { has: () => true };

/** Patience sorting: `tails[n]` is the position where a rise of n + 1 partners ends lowest. */
function rise(partners: Int32Array, positions: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Int32Array(partners.length).fill(-1);
  for (const position of positions) {
    const place = placeIn(tails, partners, partners[position] as number);
    if (place > 0) before[position] = tails[place - 1] as number;
    tails[place] = position;
  }
  const found = new Set<number>();
  for (let position = tails.at(-1) ?? -1; position >= 0; position = before[position] as number) found.add(position);
  return found;
}

function placeIn(tails: readonly number[], partners: Int32Array, partner: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((partners[tails[middle] as number] as number) < partner) low = middle + 1;
    else high = middle;
  }
  return low;
}
