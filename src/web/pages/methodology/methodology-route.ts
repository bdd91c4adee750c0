// How everything in the record is made, and by which version of the method.

import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { MethodologyPage } from './methodology-page.tsx';

export const methodologyRoute: PageRoute = {
  pattern: patterns.methodology,
  answer: (_request, { catalog }) => ({
    kind: 'page',
    title: 'Methodology',
    description: 'How versions, provisions, changes and labels are made, and what they cannot say.',
    canonicalPath: href.methodology(),
    body: () => MethodologyPage({ catalog }),
    json: () => ({
      methodologyVersion: catalog.methodologyVersion,
      clauseTypes: [...catalog.clauseTypes.values()].map(({ id, name, severity, rules }) => ({
        id,
        name,
        severity,
        rules,
      })),
    }),
  }),
};
