// The codebook: every clause type, by category, with how many platforms have it.

import { clauseTypeDirectory } from '#queries/clause-type-directory.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { ClauseTypesPage } from './clause-types-page.tsx';

export const clauseTypesRoute: PageRoute = {
  pattern: patterns.clauseTypes,
  answer: async (_request, { database, catalog }) => {
    const directory = await clauseTypeDirectory(database);
    const entries = [...catalog.clauseTypes.values()].map((type) => ({
      type,
      platforms: directory.byId.get(type.id)?.platforms ?? 0,
      provisions: directory.byId.get(type.id)?.provisions ?? 0,
    }));
    return {
      kind: 'page',
      title: 'Clause types',
      description: 'The kinds of clause that are looked for in every document, and how many platforms have each.',
      canonicalPath: href.clauseTypes(),
      body: () => ClauseTypesPage({ entries, platforms: directory.platforms }),
      json: () => ({
        methodologyVersion: catalog.methodologyVersion,
        platforms: directory.platforms,
        clauseTypes: entries.map(({ type, platforms, provisions }) => ({
          id: type.id,
          name: type.name,
          category: type.category,
          question: type.question,
          platforms,
          provisions,
        })),
      }),
    };
  },
};
