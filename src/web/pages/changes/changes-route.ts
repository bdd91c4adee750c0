// The feed of changes. Substantive ones are shown unless others are asked for.

import { changeFeed } from '#queries/change-feed.ts';
import { platformDirectory } from '#queries/platform-directory.ts';
import { FeedLinks } from '../../feed-links.tsx';
import type { PageRoute } from '../../page.ts';
import { type ChangeClassFilter, type ChangesQuery, href, patterns } from '../../routes.ts';
import { ChangesPage } from './changes-page.tsx';

const pageLength = 40;
const classes: readonly ChangeClassFilter[] = ['substantive', 'editorial', 'cosmetic', 'all'];

export const changesRoute: PageRoute = {
  pattern: patterns.changes,
  answer: async ({ query }, { database, catalog }) => {
    const wanted: ChangesQuery & { class: ChangeClassFilter } = {
      class: classes.find((name) => name === query.get('class')) ?? 'substantive',
      platform: query.get('platform') || undefined,
      type: query.get('type') || undefined,
      before: query.get('before') || undefined,
    };
    const [feed, platforms] = await Promise.all([
      changeFeed(database, { ...wanted, documentType: wanted.type, limit: pageLength }),
      platformDirectory(database),
    ]);
    const documentTypes = [...catalog.documentTypes.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
    return {
      kind: 'page',
      title: 'Changes',
      description: 'Changes to the documents of platforms, newest first.',
      canonicalPath: href.changes({ platform: wanted.platform, type: wanted.type }),
      head: () => {
        const { before: _, ...followed } = wanted;
        const query = { ...followed, class: wanted.class === 'substantive' ? undefined : wanted.class };
        return FeedLinks({ title: 'These changes as a feed', hrefOf: (format) => href.changesFeed(format, query) });
      },
      body: () => ChangesPage({ wanted, feed, platforms, documentTypes }),
      json: () => ({ ...feed, next: feed.next ? href.changes({ ...wanted, before: feed.next }) : null }),
    };
  },
};
