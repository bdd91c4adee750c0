// The corrections log, as a page and as facts.

import { correctionList } from '#queries/corrections.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { CorrectionsPage } from './corrections-page.tsx';

const pageLength = 100;

export const correctionsRoute: PageRoute = {
  pattern: patterns.corrections,
  answer: async ({ query }, { database, publicUrl }) => {
    const before = query.get('before') || undefined;
    const list = await correctionList(database, { before, limit: pageLength });
    return {
      kind: 'page',
      title: 'Corrections',
      description: 'Retractions and corrections of what was published here, with their reasons, newest first.',
      canonicalPath: href.corrections(),
      body: () => CorrectionsPage({ list, before }),
      json: () => ({
        next: list.next ? href.corrections({ before: list.next }) : null,
        corrections: list.entries.map(({ change, ...entry }) => ({
          ...entry,
          change: {
            ...change,
            url:
              publicUrl +
              href.change({ platform: change.platform.slug, document: change.document.slug }, change.number),
          },
        })),
      }),
    };
  },
};
