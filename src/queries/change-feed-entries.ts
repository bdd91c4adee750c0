// What a feed of changes holds: the newest changes of a filter, corrected ones among them with what was said of them
// since, and each correction as an entry of its own, so that whoever read the change reads of its end.

import type { Correction } from '#domain/correction.ts';
import type { Queryable } from '#storage/database.ts';
import { type ChangeFeedFilter, changeFeed, type FeedChange } from './change-feed.ts';
import { type CorrectedChangeName, correctionList } from './corrections.ts';

export interface FeedFilter extends Pick<ChangeFeedFilter, 'class' | 'platform' | 'documentType' | 'limit'> {
  /** Slug of a document of the platform. */
  readonly document?: string | undefined;
}

export type FollowedEntry =
  | { readonly kind: 'change'; readonly change: FeedChange; readonly correctedAt: Date | null }
  | { readonly kind: 'correction'; readonly change: CorrectedChangeName; readonly correction: Correction };

/** Entries for a feed, the one with the latest news first. */
export async function followedEntries(database: Queryable, filter: FeedFilter): Promise<FollowedEntry[]> {
  const [newest, corrections] = await Promise.all([changeFeed(database, filter), correctionsFor(database, filter)]);
  const listed = new Set(newest.changes.map(({ number }) => number));
  const numbers = corrections.map(({ change }) => change.number).filter((number) => !listed.has(number));
  const older = numbers.length === 0 ? [] : (await changeFeed(database, { ...filter, numbers })).changes;
  const changes = [...newest.changes, ...older].map((change): FollowedEntry => {
    const times = corrections.flatMap((entry) =>
      entry.change.number === change.number ? [entry.correction.decidedAt.getTime()] : [],
    );
    return { kind: 'change', change, correctedAt: times.length === 0 ? null : new Date(Math.max(...times)) };
  });
  return [...changes, ...corrections].sort((a, b) => newsOf(b).getTime() - newsOf(a).getTime()).slice(0, filter.limit);
}

type FollowedCorrection = Extract<FollowedEntry, { kind: 'correction' }>;

async function correctionsFor(database: Queryable, filter: FeedFilter): Promise<FollowedCorrection[]> {
  const { entries } = await correctionList(database, { ...filter, wantsContests: false });
  return entries.flatMap((entry): FollowedCorrection[] => {
    if (entry.kind !== 'correction') return [];
    const { change, correction } = entry;
    const classes = [change.class, correction.correctedClass];
    if (filter.class !== 'all' && !classes.includes(filter.class)) return [];
    return [{ kind: 'correction', change, correction }];
  });
}

/** When the entry last had news. */
export function newsOf(entry: FollowedEntry): Date {
  return entry.kind === 'correction' ? entry.correction.decidedAt : (entry.correctedAt ?? entry.change.detectedAt);
}
