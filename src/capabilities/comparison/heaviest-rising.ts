// Which of the pairs that cross one another keep their order: those that hold the most text, so that the short part
// moves past the long one and not the reverse.

interface Weighed<Pair> {
  readonly pair: Pair;
  readonly place: number;
  readonly weight: number;
}

/** The heaviest selection of pairs, in the order given, whose places rise. */
export function heaviestRising<Pair>(weighed: readonly Weighed<Pair>[]): Pair[] {
  const places = [...new Set(weighed.map(({ place }) => place))].sort((left, right) => left - right);
  const rankOf = new Map(places.map((place, index) => [place, index + 1]));
  // A tree of best ends: `best[k]` is the pair with the heaviest selection among the ranks it covers.
  const best = new Int32Array(places.length + 1).fill(-1);
  const totals = new Float64Array(weighed.length);
  const previous = new Int32Array(weighed.length);
  let last = -1;
  weighed.forEach(({ place, weight }, index) => {
    const rank = rankOf.get(place)!;
    let before = -1;
    for (let at = rank - 1; at > 0; at -= at & -at) before = heavier(totals, before, best[at]!);
    totals[index] = weight + (before < 0 ? 0 : totals[before]!);
    previous[index] = before;
    for (let at = rank; at < best.length; at += at & -at) best[at] = heavier(totals, best[at]!, index);
    last = heavier(totals, last, index);
  });
  const rising: Pair[] = [];
  for (let at = last; at >= 0; at = previous[at]!) rising.push(weighed[at]!.pair);
  return rising.reverse();
}

function heavier(totals: Float64Array, left: number, right: number): number {
  if (left < 0) return right;
  return right >= 0 && totals[right]! > totals[left]! ? right : left;
}
