// From scores to probabilities: the rising curve that fits best what was seen (isotonic regression by pooling
// neighbours that fall), smoothed so that a few cases at the ends never mean certainty.

export interface Judged {
  readonly score: number;
  readonly isTrue: boolean;
}

const mostPoints = 24;
/** Neighbours are pooled until so many cases stand behind a point. */
const fewestCases = 20;

/** Points of score and probability, both rising. */
export function calibrationOf(judged: readonly Judged[]): [number, number][] {
  const ordered = [...judged].sort((a, b) => a.score - b.score);
  const pools: { scores: number; trues: number; cases: number }[] = [];
  for (const { score, isTrue } of ordered) {
    pools.push({ scores: score, trues: isTrue ? 1 : 0, cases: 1 });
    while (pools.length > 1) {
      const last = pools[pools.length - 1] as (typeof pools)[number];
      const before = pools[pools.length - 2] as (typeof pools)[number];
      const isFalling = before.trues * last.cases >= last.trues * before.cases;
      if (!isFalling && before.cases >= fewestCases) break;
      before.scores += last.scores;
      before.trues += last.trues;
      before.cases += last.cases;
      pools.pop();
    }
  }
  const points = pools.map(({ scores, trues, cases }): [number, number] => [
    scores / cases,
    (trues + 0.5) / (cases + 1),
  ]);
  return thinned(rising(points)).map(([score, chance]) => [round(score), round(chance)]);
}

function rising(points: readonly [number, number][]): [number, number][] {
  let highest = 0;
  return points.map(([score, chance]) => {
    highest = Math.max(highest, chance);
    return [score, highest];
  });
}

function thinned(points: readonly [number, number][]): [number, number][] {
  if (points.length <= mostPoints) return [...points];
  return Array.from(
    { length: mostPoints },
    (_, at) => points[Math.round((at * (points.length - 1)) / (mostPoints - 1))] as [number, number],
  );
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
