// One law: what its articles require, on which clauses they bear and why, and provisions that show it.

import { regulationOverview } from '#queries/regulation-overview.ts';
import { missing, type PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { RegulationPage } from './regulation-page.tsx';

export const regulationRoute: PageRoute = {
  pattern: patterns.regulation,
  answer: async (request, { database, catalog, publicUrl }) => {
    const regulation = catalog.regulations.get(request.param('regulation'));
    if (!regulation) return missing('There is no law of this name in the catalogue.');
    const overview = await regulationOverview(database, catalog, regulation);
    return {
      kind: 'page',
      title: `${regulation.shortName}: ${regulation.name}`,
      description: `Which clauses of platforms’ documents ${regulation.shortName} may bear on, article by article, with the reason.`,
      canonicalPath: href.regulation(regulation.id),
      breadcrumbs: [{ name: 'Regulations', href: href.regulations() }],
      body: () => RegulationPage({ regulation, overview, catalog }),
      json: () => ({
        ...regulation,
        ...overview,
        examples: overview.examples.map((example) => ({
          ...example,
          url:
            publicUrl +
            href.provision({ platform: example.platform.slug, document: example.document.slug }, example.provision),
        })),
      }),
    };
  },
};
