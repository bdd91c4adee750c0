// Which signals of two passages differ: what both have in the same order is dropped, the rest answers each other by kind.

import type { Signal, SignalKind, SignalWords } from '#domain/change.ts';
import type { FoundSignal } from './found-signal.ts';

/** Lists longer than this are compared as bags of words; passages of rules have a few dozen signals at most. */
const mostForOrder = 400;

/** The signals of one side only, paired by kind in their order, in the order of the new passage. */
export function pairSignals(old: readonly FoundSignal[], next: readonly FoundSignal[]): Signal[] {
  const [oldLeft, newLeft] = leftovers(old, next);
  if (oldLeft.length + newLeft.length === 0) return [];
  const byKind = new Map<SignalKind, FoundSignal[]>();
  for (const signal of newLeft) byKind.set(signal.kind, [...(byKind.get(signal.kind) ?? []), signal]);
  const pairs: { readonly place: number; readonly signal: Signal }[] = [];
  for (const signal of oldLeft) {
    const answer = byKind.get(signal.kind)?.shift() ?? null;
    const place = answer ? answer.start : signal.start;
    pairs.push({ place, signal: { kind: signal.kind, old: wordsOf(signal), new: answer && wordsOf(answer) } });
  }
  for (const rest of byKind.values()) {
    for (const signal of rest)
      pairs.push({ place: signal.start, signal: { kind: signal.kind, old: null, new: wordsOf(signal) } });
  }
  return pairs.sort((left, right) => left.place - right.place).map(({ signal }) => signal);
}

const identity = ({ kind, key }: FoundSignal): string => `${kind} ${key}`;

function leftovers(old: readonly FoundSignal[], next: readonly FoundSignal[]): [FoundSignal[], FoundSignal[]] {
  const [oldKeys, newKeys] = [old.map(identity), next.map(identity)];
  let first = 0;
  while (first < old.length && first < next.length && oldKeys[first] === newKeys[first]) first++;
  let [oldEnd, newEnd] = [old.length, next.length];
  while (oldEnd > first && newEnd > first && oldKeys[oldEnd - 1] === newKeys[newEnd - 1])
    [oldEnd, newEnd] = [oldEnd - 1, newEnd - 1];
  const sides = {
    old: old.slice(first, oldEnd),
    next: next.slice(first, newEnd),
    oldKeys: oldKeys.slice(first, oldEnd),
    newKeys: newKeys.slice(first, newEnd),
  };
  if (sides.old.length === 0 || sides.next.length === 0) return [sides.old, sides.next];
  return Math.max(sides.old.length, sides.next.length) > mostForOrder ? asBags(sides) : inOrder(sides);
}

interface Sides {
  readonly old: FoundSignal[];
  readonly next: FoundSignal[];
  readonly oldKeys: readonly string[];
  readonly newKeys: readonly string[];
}

/** What the longest list of signals that both have in this order leaves over. */
function inOrder({ old, next, oldKeys, newKeys }: Sides): [FoundSignal[], FoundSignal[]] {
  const columns = next.length + 1;
  const kept = new Uint16Array((old.length + 1) * columns);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = next.length - 1; j >= 0; j--) {
      const at = i * columns + j;
      kept[at] = oldKeys[i] === newKeys[j] ? kept[at + columns + 1]! + 1 : Math.max(kept[at + columns]!, kept[at + 1]!);
    }
  }
  const [oldLeft, newLeft]: [FoundSignal[], FoundSignal[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < old.length && j < next.length) {
    if (oldKeys[i] === newKeys[j]) [i, j] = [i + 1, j + 1];
    else if (kept[(i + 1) * columns + j]! >= kept[i * columns + j + 1]!) oldLeft.push(old[i++]!);
    else newLeft.push(next[j++]!);
  }
  return [
    [...oldLeft, ...old.slice(i)],
    [...newLeft, ...next.slice(j)],
  ];
}

function asBags({ old, next, oldKeys, newKeys }: Sides): [FoundSignal[], FoundSignal[]] {
  const counts = new Map<string, number>();
  for (const key of newKeys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const oldLeft = old.filter((_, index) => !take(counts, oldKeys[index]!));
  const newLeft = next.filter((_, index) => take(counts, newKeys[index]!));
  return [oldLeft, newLeft];
}

function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count === 0) return false;
  counts.set(key, count - 1);
  return true;
}

function wordsOf({ text, start, end, value, unit }: FoundSignal): SignalWords {
  return { text, start, end, ...(value === undefined ? {} : { value }), ...(unit === undefined ? {} : { unit }) };
}
