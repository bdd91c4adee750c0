// One platform: its documents, what its documents say by clause type, and its latest changes.

import { platformOverview } from '#queries/platform-overview.ts';
import { quickFacts } from '#queries/quick-facts.ts';
import { FeedLinks } from '../../feed-links.tsx';
import { missing, type PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { PlatformPage } from './platform-page.tsx';

const latestShown = 10;

export const platformRoute: PageRoute = {
  pattern: patterns.platform,
  answer: async (request, { database, catalog }) => {
    const overview = await platformOverview(database, request.param('platform'), latestShown);
    if (!overview) return missing('No platform of this name is kept here.');
    const { platform } = overview;
    const facts = quickFacts(catalog, overview.clauseTypes);
    return {
      kind: 'page',
      title: platform.name,
      description: `The documents of ${platform.name}, what they say, and what changed in them.`,
      canonicalPath: href.platform(platform.slug),
      breadcrumbs: [{ name: 'Platforms', href: href.platforms() }],
      head: () =>
        FeedLinks({
          title: `Changes of ${platform.name}`,
          hrefOf: (format) => href.platformFeed(format, platform.slug),
        }),
      body: () => PlatformPage({ overview, facts, catalog }),
      json: () => ({ ...overview, quickFacts: facts }),
    };
  },
};
