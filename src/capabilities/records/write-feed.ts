// Feeds for those who follow changes with a reader: the door to the formats in `feeds/`.

import { type Feed, updatedAt } from './feed.ts';
import { feedFormats } from './feeds/index.ts';

export type FeedFormatName = keyof typeof feedFormats;

export interface WrittenFeed {
  readonly mediaType: string;
  readonly body: string;
  readonly updatedAt: Date;
}

/** The feed in a format. */
export function writeFeed(feed: Feed, format: FeedFormatName): WrittenFeed {
  const { mediaType, write } = feedFormats[format];
  return { mediaType, body: write(feed), updatedAt: updatedAt(feed) };
}
