// The directory of laws.

import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { RegulationsPage } from './regulations-page.tsx';

export const regulationsRoute: PageRoute = {
  pattern: patterns.regulations,
  answer: (_request, { catalog, publicUrl }) => {
    const regulations = [...catalog.regulations.values()];
    return {
      kind: 'page',
      title: 'Regulations',
      description: 'The laws that may bear on clauses of platforms’ documents, each with its articles and the reason.',
      canonicalPath: href.regulations(),
      body: () => RegulationsPage({ regulations }),
      json: () => ({
        regulations: regulations.map((regulation) => ({
          ...regulation,
          url: publicUrl + href.regulation(regulation.id),
        })),
      }),
    };
  },
};
