// An oscillation: a document that swings between a few texts, told as one event. What is a word of several layers
// stands here: the window, the history by which returns are recognised, and what is stored of an oscillation.

import type { VersionReason } from './version.ts';

/** A text or passage that comes back within this time has oscillated; after it, it was brought back. */
export const oscillationWindowDays = 30;

/** A version as the search for returns looks at it. */
export interface HistoricVersion {
  readonly number: number;
  readonly capturedAt: Date;
  readonly reason: VersionReason;
  /** SHA-256 of its Markdown in hex. */
  readonly sha256Hex: string;
  /** Equal for two texts that readers read as the same: white space, markup, link targets, date stamps and furniture aside. */
  readonly form: string;
}

/** The text of an earlier version, for telling passages that come back. */
export interface RememberedText {
  readonly sha256Hex: string;
  /** Indexes into the memory's `recentBlocks`. */
  readonly blocks: readonly number[];
}

/** One of the texts that a document swings between. */
export interface OscillationVariant {
  /** First and last version that had it. */
  readonly firstNumber: number;
  readonly lastNumber: number;
  /** How often the document came to it. */
  readonly times: number;
}

export const oscillationStates = ['open', 'settled'] as const;
/** `open` while one of its texts is the latest; `settled` once the document went on to another text. */
export type OscillationState = (typeof oscillationStates)[number];

export interface Oscillation {
  /** The version by which the second of its texts came; names the oscillation within its document. */
  readonly firstNumber: number;
  readonly firstAt: Date;
  readonly lastNumber: number;
  readonly lastAt: Date;
  /** Versions that swung from one of its texts to another, in order; the first swing is among them. */
  readonly swings: readonly number[];
  /** In the order of their first coming. */
  readonly variants: readonly OscillationVariant[];
  readonly state: OscillationState;
}

const dayLength = 86_400_000;

/** Earlier versions looked at for passages that come back; those seen last come first. */
export const mostEarlierVersions = 40;

/**
 * Versions whose passages count as just seen at `at`: those that stood within the window, and the last one before a
 * run of re-extracted versions that ends the history, for what that run took away was never gone. The latest version
 * itself is not among them. Newest first.
 */
export function versionsJustSeen<Version extends HistoricVersion>(history: readonly Version[], at: Date): Version[] {
  const latest = history.at(-1);
  if (!latest) return [];
  const now = Math.max(at.getTime(), latest.capturedAt.getTime());
  let before = history.length - 1;
  while (before > 0 && history[before]?.reason === 're-extracted') before -= 1;
  const found: Version[] = [];
  for (let index = history.length - 2; index >= 0 && found.length < mostEarlierVersions; index -= 1) {
    const version = history[index];
    const next = history[index + 1];
    if (!version || !next) break;
    const isInWindow = now - next.capturedAt.getTime() <= oscillationWindowDays * dayLength;
    const isUndone = index >= before && before < history.length - 1;
    if (!isInWindow && !isUndone) {
      if (index < before) break;
      continue;
    }
    found.push(version);
  }
  return found;
}

/** Whole and broken days from one instant to another. */
export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / dayLength;
}
