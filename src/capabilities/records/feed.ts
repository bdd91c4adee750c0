// A feed as values: what every feed format writes.

export interface FeedEntry {
  /** Never changes, and never names anything else. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly publishedAt: Date;
  /** Later than `publishedAt` where something was said of it since. */
  readonly updatedAt: Date;
  readonly categories: readonly string[];
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The page that shows the same, and where the feed itself stands. */
  readonly pageUrl: string;
  readonly feedUrl: string;
  readonly author: { readonly name: string; readonly url: string };
  readonly language: string;
  /** The one updated last first. */
  readonly entries: readonly FeedEntry[];
}

/** When the feed last changed: the epoch for an empty one. */
export function updatedAt(feed: Feed): Date {
  return new Date(Math.max(0, ...feed.entries.map((entry) => entry.updatedAt.getTime())));
}
