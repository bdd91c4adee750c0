// The directory of platforms.

import { platformDirectory } from '#queries/platform-directory.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { PlatformsPage } from './platforms-page.tsx';

export const platformsRoute: PageRoute = {
  pattern: patterns.platforms,
  answer: async (_request, { database }) => {
    const platforms = await platformDirectory(database);
    return {
      kind: 'page',
      title: 'Platforms',
      description: `The ${platforms.length} platforms whose documents are kept, and when each last changed.`,
      canonicalPath: href.platforms(),
      body: () => PlatformsPage({ platforms }),
      json: () => ({ platforms }),
    };
  },
};
