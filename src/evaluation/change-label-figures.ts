// How far the program's classes agree with people's labels. The labels were drawn by class, so each counts for as many
// differences as it stands for; intervals are Jeffreys intervals of each stratum, put together by simulation.

import { type ChangeClass, changeClasses } from '#domain/change.ts';
import type { JudgedLabel } from './change-labels.ts';

/** A share with its 95 % interval. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface LabelFigures {
  readonly labels: number;
  /** Of the differences that the program calls substantive, those that are. */
  readonly precision: Share;
  /** Of the substantive differences, those that the program calls so. */
  readonly recall: Share;
  /** The same class of the three, as drawn and as weighted. */
  readonly agreement: Share;
  /** Counts: label → what the program says. */
  readonly confusion: Readonly<Record<ChangeClass, Readonly<Record<ChangeClass | 'none', number>>>>;
  /** Of the labels that the program calls substantive, how many are mere paraphrases. */
  readonly paraphrases: number;
}

/** The figures over labels, which may be a part of those that were drawn. */
export function labelFigures(judged: readonly JudgedLabel[]): LabelFigures {
  const isFound = ({ found }: JudgedLabel) => found === 'substantive';
  const isTrue = ({ label }: JudgedLabel) => label.label === 'substantive';
  return {
    labels: judged.length,
    precision: weightedShare(judged.filter(isFound), isTrue),
    recall: recallOf(judged),
    agreement: weightedShare(judged, ({ label, found }) => label.label === found),
    confusion: confusionOf(judged),
    paraphrases: judged.filter((each) => isFound(each) && each.label.paraphrase).length,
  };
}

/** Agreement of two readers beyond chance (Cohen's kappa), over labels that both gave; null without any. */
export function readersKappa(judged: readonly Pick<JudgedLabel, 'label'>[]): { n: number; kappa: number } | null {
  const pairs = judged.flatMap(({ label: { readers } }) =>
    readers?.[0] && readers[1] ? [[readers[0], readers[1]] as const] : [],
  );
  if (pairs.length === 0) return null;
  const share = (isCounted: (pair: readonly [ChangeClass, ChangeClass]) => boolean) =>
    pairs.filter(isCounted).length / pairs.length;
  const observed = share(([one, other]) => one === other);
  const expected = changeClasses.reduce(
    (sum, name) => sum + share(([one]) => one === name) * share(([, other]) => other === name),
    0,
  );
  return { n: pairs.length, kappa: expected === 1 ? 1 : (observed - expected) / (1 - expected) };
}

/** A stratum: labels that stand for equally many differences each. */
interface Stratum {
  readonly weight: number;
  readonly count: number;
  readonly hits: number;
}

function weightedShare(judged: readonly JudgedLabel[], isHit: (each: JudgedLabel) => boolean): Share {
  const strata = strataOf(judged, isHit);
  const share = (parts: readonly number[]) => {
    const total = strata.reduce((sum, { weight, count }) => sum + weight * count, 0);
    return strata.reduce((sum, { weight, count }, index) => sum + weight * count * (parts[index] ?? 0), 0) / total;
  };
  return simulated(strata, share);
}

/**
 * What is found among what is there. Both are uncertain: of the differences called substantive some are not, and
 * among the others some are, even where the sample holds none.
 */
function recallOf(judged: readonly JudgedLabel[]): Share {
  const isTrue = ({ label }: JudgedLabel) => label.label === 'substantive';
  const found = strataOf(
    judged.filter((each) => each.found === 'substantive'),
    isTrue,
  );
  const missed = strataOf(
    judged.filter((each) => each.found !== 'substantive'),
    isTrue,
  );
  const sum = (strata: readonly Stratum[], parts: readonly number[]) =>
    strata.reduce((total, { weight, count }, index) => total + weight * count * (parts[index] ?? 0), 0);
  return simulated([...found, ...missed], (parts) => {
    const there = sum(found, parts.slice(0, found.length));
    return there / (there + sum(missed, parts.slice(found.length)));
  });
}

function strataOf(judged: readonly JudgedLabel[], isHit: (each: JudgedLabel) => boolean): Stratum[] {
  const strata = new Map<number, Stratum>();
  for (const each of judged) {
    const { weight } = each.label;
    const { count, hits } = strata.get(weight) ?? { count: 0, hits: 0 };
    strata.set(weight, { weight, count: count + 1, hits: hits + (isHit(each) ? 1 : 0) });
  }
  return [...strata.values()].sort((a, b) => a.weight - b.weight);
}

const simulations = 4000;

function simulated(strata: readonly Stratum[], figure: (shares: readonly number[]) => number): Share {
  const value = figure(strata.map(({ hits, count }) => hits / count));
  const random = randomNumbers(20_260_101);
  const values = Array.from({ length: simulations }, () =>
    figure(strata.map(({ hits, count }) => drawBeta(random, hits + 0.5, count - hits + 0.5))),
  ).sort((a, b) => a - b);
  return {
    value,
    low: values[Math.floor(0.025 * simulations)] ?? value,
    high: values[Math.ceil(0.975 * simulations) - 1] ?? value,
  };
}

/** Mulberry32: the same numbers for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function drawBeta(random: () => number, alpha: number, beta: number): number {
  const [one, other] = [drawGamma(random, alpha), drawGamma(random, beta)];
  return one / (one + other);
}

/** Marsaglia and Tsang; shapes below one are drawn one higher and scaled back. */
function drawGamma(random: () => number, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (random() || Number.MIN_VALUE) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(random() || Number.MIN_VALUE)) * Math.cos(2 * Math.PI * random());
    const cubed = (1 + c * normal) ** 3;
    if (cubed > 0 && Math.log(random() || Number.MIN_VALUE) < 0.5 * normal ** 2 + d - d * cubed + d * Math.log(cubed)) {
      return d * cubed;
    }
  }
}

function confusionOf(judged: readonly JudgedLabel[]): LabelFigures['confusion'] {
  const row = (name: ChangeClass) => {
    const count = (found: ChangeClass | 'none') =>
      judged.filter((each) => each.label.label === name && each.found === found).length;
    return {
      none: count('none'),
      cosmetic: count('cosmetic'),
      editorial: count('editorial'),
      substantive: count('substantive'),
    };
  };
  return { cosmetic: row('cosmetic'), editorial: row('editorial'), substantive: row('substantive') };
}
