// Variants: the texts of one document as other vantages see it. A site that answers from the wrong region or in
// another language shows a known text of another track; that is a flip of ours or theirs, and no change of the terms.

import type { BlockedText } from '#domain/block.ts';
import { likenessOf, type Profile, profileOf } from './gate/likeness.ts';

/** What a text comes to for telling it from others. */
export type TextProfile = Profile;

export interface KnownVariant {
  /** Names the other track. */
  readonly key: string;
  readonly profile: TextProfile;
}

export interface RecognisedVariant {
  readonly key: string;
  /** 1 for the very text, less for a near one. */
  readonly likeness: number;
}

/** The profile of a text by what a reader sees of it. */
export function profileText(text: BlockedText): TextProfile {
  return profileOf(text.blocks.map(({ plain }) => plain).join('\n'));
}

/** How alike two texts are: 0 nothing in common, 1 the same words in the same runs. */
export function likenessOfTexts(left: TextProfile, right: TextProfile): number {
  return likenessOf(left, right);
}

/** A text this far from another at most may still be that one, captured a little later. */
const farthestOfSame = 0.04;
/** How much nearer than the track's own text the other one must be. */
const timesNearer = 4;
const nearestOfOther = 0.02;

/**
 * The other track whose last text this is, or null. Only a text that is clearly nearer to the other track than to
 * `own`, the last text of its own track, counts: regions often differ in a few sentences only.
 */
export function recogniseVariant(
  text: TextProfile,
  own: TextProfile | null,
  variants: readonly KnownVariant[],
): RecognisedVariant | null {
  if (!own || text.form === own.form) return null;
  const toOwn = 1 - likenessOf(text, own);
  let nearest: RecognisedVariant | null = null;
  for (const { key, profile } of variants) {
    if (profile.form === own.form) continue;
    if (profile.form === text.form) return { key, likeness: 1 };
    const likeness = likenessOf(text, profile);
    const distance = 1 - likeness;
    if (distance > farthestOfSame || toOwn < Math.max(nearestOfOther, timesNearer * distance)) continue;
    if (!nearest || likeness > nearest.likeness) nearest = { key, likeness };
  }
  return nearest;
}
