// The oscillations of a document, found in its whole history: texts it came back to within the window, or between
// which it swung three times, with every swing among them as one event.

import {
  daysBetween,
  type HistoricVersion,
  type Oscillation,
  type OscillationVariant,
  oscillationWindowDays,
} from '#domain/oscillation.ts';

interface Stretch {
  readonly form: string;
  readonly firstNumber: number;
  readonly startedAt: Date;
  lastNumber: number;
}

/** Swings between two texts that make an oscillation even where months lie between them. */
const swingsThatMakeOne = 3;

/** All oscillations of a history, in the order of their first swing. */
export function findOscillations(history: readonly HistoricVersion[]): Oscillation[] {
  const stretches = stretchesOf(history);
  const groups = groupForms(stretches);
  const byGroup = new Map<string, number[]>();
  for (let index = 1; index < stretches.length; index += 1) {
    const [from, to] = [groups.get(stretches[index - 1]?.form ?? ''), groups.get(stretches[index]?.form ?? '')];
    if (from === undefined || from !== to) continue;
    const swings = byGroup.get(from);
    if (swings) swings.push(index);
    else byGroup.set(from, [index]);
  }
  return [...byGroup.values()].map((swings) => oscillationOf(stretches, groups, swings));
}

/** Consecutive versions that read the same, as one. */
function stretchesOf(history: readonly HistoricVersion[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { number, form, capturedAt } of history) {
    const last = stretches.at(-1);
    if (last?.form === form) last.lastNumber = number;
    else stretches.push({ form, firstNumber: number, lastNumber: number, startedAt: capturedAt });
  }
  return stretches;
}

/** The group of each form that swings: two forms are in one group when the document came back from one to the other. */
function groupForms(stretches: readonly Stretch[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (form: string): string => {
    let root = form;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    return root;
  };
  const goneAt = new Map<string, Date>();
  const swings = new Map<string, number>();
  stretches.forEach((stretch, index) => {
    const former = stretches[index - 1];
    if (!former) return;
    goneAt.set(former.form, stretch.startedAt);
    const pair = [former.form, stretch.form].sort().join(' ');
    const count = (swings.get(pair) ?? 0) + 1;
    swings.set(pair, count);
    const left = goneAt.get(stretch.form);
    const isBackSoon = left !== undefined && daysBetween(left, stretch.startedAt) <= oscillationWindowDays;
    if (!isBackSoon && count < swingsThatMakeOne) return;
    const [one, other] = [rootOf(former.form), rootOf(stretch.form)];
    parents.set(one, one);
    parents.set(other, one);
  });
  return new Map([...parents.keys()].map((form) => [form, rootOf(form)]));
}

function oscillationOf(
  stretches: readonly Stretch[],
  groups: ReadonlyMap<string, string>,
  swings: readonly number[],
): Oscillation {
  const [first, last] = [stretches[swings[0] ?? 0], stretches[swings.at(-1) ?? 0]];
  const group = groups.get(last?.form ?? '');
  const variants = new Map<string, OscillationVariant>();
  for (const { form, firstNumber, lastNumber } of stretches) {
    if (groups.get(form) !== group) continue;
    const known = variants.get(form);
    variants.set(form, {
      firstNumber: known?.firstNumber ?? firstNumber,
      lastNumber,
      times: (known?.times ?? 0) + 1,
    });
  }
  return {
    firstNumber: first?.firstNumber ?? 0,
    firstAt: first?.startedAt ?? new Date(0),
    lastNumber: last?.firstNumber ?? 0,
    lastAt: last?.startedAt ?? new Date(0),
    swings: swings.map((index) => stretches[index]?.firstNumber ?? 0),
    variants: [...variants.values()],
    state: groups.get(stretches.at(-1)?.form ?? '') === group ? 'open' : 'settled',
  };
}
