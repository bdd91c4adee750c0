// Finds, among the passages that are not identical, those that are the same rule in other words, in several parts,
// or in one. Candidates come from an index of sampled words, so unrelated texts of any size cost little.

import type { ProvisionText } from './match-lineage.ts';
import { sharedCount, type WordProfile, wordProfile } from './word-profile.ts';

/** Two passages that share words. Likeness and shares run from 0 to 1. */
export interface Candidate {
  readonly old: number;
  readonly next: number;
  /** Twice the shared features over all features. */
  readonly likeness: number;
  /** Share of the old passage that the new one has, and the other way round. */
  readonly ofOld: number;
  readonly ofNext: number;
  readonly oldSize: number;
  readonly nextSize: number;
}

/** Pairs below both are never the same rule, wherever they stand; see `match-lineage.ts` for what is made of them. */
export const leastLikeness = 0.3;
export const leastShare = 0.75;

interface Side {
  readonly indexes: readonly number[];
  readonly profiles: readonly WordProfile[];
}

/** Pairs of leftover passages worth a look, at most a dozen for each old one. */
export function findCandidates(
  old: readonly ProvisionText[],
  next: readonly ProvisionText[],
  oldLeft: readonly number[],
  nextLeft: readonly number[],
): Candidate[] {
  if (oldLeft.length === 0 || nextLeft.length === 0) return [];
  const oldSide = sideOf(old, oldLeft);
  const nextSide = sideOf(next, nextLeft);
  const candidates: Candidate[] = [];
  const propose = proposer(nextSide, oldLeft.length);
  oldSide.profiles.forEach((profile, position) => {
    for (const other of propose(profile)) {
      const candidate = compare(oldSide, nextSide, position, other);
      if (candidate) candidates.push(candidate);
    }
  });
  return candidates;
}

function sideOf(passages: readonly ProvisionText[], indexes: readonly number[]): Side {
  return { indexes, profiles: indexes.map((index) => wordProfile(passages[index]?.plain ?? '')) };
}

function compare(oldSide: Side, nextSide: Side, position: number, other: number): Candidate | null {
  const one = oldSide.profiles[position] as WordProfile;
  const two = nextSide.profiles[other] as WordProfile;
  const shared = sharedCount(one, two);
  if (shared === 0) return null;
  const likeness = (2 * shared) / (one.length + two.length);
  const [ofOld, ofNext] = [shared / one.length, shared / two.length];
  if (likeness < leastLikeness && ofOld < leastShare && ofNext < leastShare) return null;
  return {
    old: oldSide.indexes[position] as number,
    next: nextSide.indexes[other] as number,
    likeness,
    ofOld,
    ofNext,
    oldSize: one.length,
    nextSize: two.length,
  };
}

/** Below this many pairs every pair is compared. */
const fewPairs = 600;
/** Features by which a passage is found: the smallest numbers of its profile, a fair sample of it. */
const sampleSize = 32;
/** Features of more passages than this tell nothing. */
const longestPosting = 24;
const mostCandidates = 12;

/** Gives for a profile the positions in `side` that may resemble it. */
function proposer(side: Side, others: number): (profile: WordProfile) => readonly number[] {
  const all = side.profiles.map((_, position) => position);
  if (all.length * others <= fewPairs) return () => all;
  const postings = postingsOf(side);
  const counts = new Int32Array(all.length);
  return (profile) => {
    const touched: number[] = [];
    for (const feature of profile.subarray(0, sampleSize)) {
      for (const position of postings.get(feature) ?? []) {
        if (counts[position] === 0) touched.push(position);
        counts[position] = (counts[position] as number) + 1;
      }
    }
    const byCount = touched.map((position) => ({ position, count: counts[position] as number }));
    for (const position of touched) counts[position] = 0;
    byCount.sort((a, b) => b.count - a.count || a.position - b.position);
    return byCount.slice(0, mostCandidates).map(({ position }) => position);
  };
}

function postingsOf(side: Side): Map<number, number[]> {
  const postings = new Map<number, number[]>();
  side.profiles.forEach((profile, position) => {
    for (const feature of profile.subarray(0, sampleSize)) {
      const known = postings.get(feature);
      if (known === undefined) postings.set(feature, [position]);
      else if (known.length <= longestPosting) known.push(position);
    }
  });
  for (const [feature, positions] of postings) if (positions.length > longestPosting) postings.delete(feature);
  return postings;
}
