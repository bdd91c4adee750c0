// The feed formats: add one by a file here and a line below.

import type { Feed } from '../feed.ts';
import { writeAtom } from './atom.ts';
import { writeJsonFeed } from './json-feed.ts';

export interface FeedFormatWriter {
  readonly mediaType: string;
  readonly write: (feed: Feed) => string;
}

export const feedFormats = {
  atom: { mediaType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  json: { mediaType: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
} as const satisfies Readonly<Record<string, FeedFormatWriter>>;
