// Pairs the passages of two texts that say exactly the same. Nearly all do, so this is the fast path: passages in
// the same place cost one comparison each.

import type { ProvisionText } from './match-lineage.ts';

/** The new passage of each old one, or -1. */
export function matchIdentical(old: readonly ProvisionText[], next: readonly ProvisionText[]): Int32Array {
  const nextOf = new Int32Array(old.length).fill(-1);
  let start = 0;
  while (start < old.length && start < next.length && isSame(old[start], next[start])) {
    nextOf[start] = start;
    start++;
  }
  let oldEnd = old.length;
  let nextEnd = next.length;
  while (oldEnd > start && nextEnd > start && isSame(old[oldEnd - 1], next[nextEnd - 1])) {
    oldEnd--;
    nextEnd--;
    nextOf[oldEnd] = nextEnd;
  }
  if (start < oldEnd && start < nextEnd) {
    const oldRest = range(start, oldEnd);
    const nextRest = range(start, nextEnd);
    pairByIdentity({ old, next, nextOf }, oldRest, nextRest);
  }
  return nextOf;
}

interface Sides {
  readonly old: readonly ProvisionText[];
  readonly next: readonly ProvisionText[];
  readonly nextOf: Int32Array;
}

function isSame(one: ProvisionText | undefined, other: ProvisionText | undefined): boolean {
  if (!one || !other) return false;
  return (one.key !== undefined && one.key === other.key) || one.plain === other.plain;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** Passages with the same words belong together wherever they stand; several of them by their surroundings. */
function pairByIdentity(sides: Sides, oldRest: readonly number[], nextRest: readonly number[]): void {
  const places = new Map<string, number[]>();
  for (const index of nextRest) {
    const plain = sides.next[index]?.plain ?? '';
    const known = places.get(plain);
    if (known) known.push(index);
    else places.set(plain, [index]);
  }
  const groups = new Map<string, number[]>();
  for (const index of oldRest) {
    const plain = sides.old[index]?.plain ?? '';
    if (!places.has(plain)) continue;
    const known = groups.get(plain);
    if (known) known.push(index);
    else groups.set(plain, [index]);
  }
  for (const [plain, oldOnes] of groups) pairGroup(sides, oldOnes, places.get(plain) ?? []);
}

const largestGroupToWeigh = 10_000;

function pairGroup(sides: Sides, oldOnes: readonly number[], nextOnes: readonly number[]): void {
  const isEven = oldOnes.length === nextOnes.length;
  if (isEven || oldOnes.length * nextOnes.length > largestGroupToWeigh) {
    const count = Math.min(oldOnes.length, nextOnes.length);
    for (let index = 0; index < count; index++) sides.nextOf[oldOnes[index] as number] = nextOnes[index] as number;
    return;
  }
  const taken = new Set<number>();
  const choices = oldOnes
    .flatMap((one, rank) =>
      nextOnes.map((other, otherRank) => ({
        one,
        other,
        gap: Math.abs(rank - otherRank),
        score: likeness(sides, one, other),
      })),
    )
    .sort((a, b) => b.score - a.score || a.gap - b.gap || a.one - b.one || a.other - b.other);
  for (const { one, other } of choices) {
    if (taken.has(other) || (sides.nextOf[one] as number) >= 0) continue;
    sides.nextOf[one] = other;
    taken.add(other);
  }
}

/** How alike the surroundings of two identical passages are. */
function likeness({ old, next }: Sides, one: number, other: number): number {
  let score = 0;
  if (isSame(old[one - 1], next[other - 1])) score += 2;
  if (isSame(old[one + 1], next[other + 1])) score += 2;
  if (headingsOf(old[one]) === headingsOf(next[other])) score += 3;
  return score;
}

function headingsOf(passage: ProvisionText | undefined): string {
  return passage?.headings.join('\n') ?? '';
}
