// JSON Feed, version 1.1 (https://www.jsonfeed.org/version/1.1/).

import type { Feed } from '../feed.ts';

/** The feed as a JSON Feed document. */
export function writeJsonFeed(feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.pageUrl,
    feed_url: feed.feedUrl,
    language: feed.language,
    authors: [feed.author],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
      tags: entry.categories,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
