// The first page: what this is, what changed last, and how much is kept.

import { homeOverview } from '#queries/home-overview.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { HomePage } from './home-page.tsx';

const latestShown = 12;

export const homeRoute: PageRoute = {
  pattern: patterns.home,
  answer: async (_request, { database }) => {
    const overview = await homeOverview(database, latestShown);
    return {
      kind: 'page',
      title: 'ConductAtlas',
      canonicalPath: href.home(),
      hasSearchField: true,
      body: () => HomePage({ overview }),
      json: () => overview,
    };
  },
};
