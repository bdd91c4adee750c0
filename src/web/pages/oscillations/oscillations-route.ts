// The list of oscillations, as a page and as facts.

import { oscillationStates } from '#domain/oscillation.ts';
import { oscillationList } from '#queries/oscillations.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { OscillationsPage } from './oscillations-page.tsx';

const pageLength = 30;

export const oscillationsRoute: PageRoute = {
  pattern: patterns.oscillations,
  answer: async ({ query }, { database, publicUrl }) => {
    const state = oscillationStates.find((name) => name === query.get('state')) ?? 'all';
    const asked = query.get('from') ?? '';
    const from = /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
    const list = await oscillationList(database, { state, offset: from, limit: pageLength });
    const chosen = state === 'all' ? undefined : state;
    return {
      kind: 'page',
      title: 'Oscillations',
      description: 'Documents that swing between a few texts, each told as one event with its variants.',
      canonicalPath: href.oscillations({ state: chosen }),
      body: () => OscillationsPage({ list, state, from }),
      json: () => ({
        total: list.total,
        next: list.next === null ? null : href.oscillations({ state: chosen, from: String(list.next) }),
        oscillations: list.oscillations.map((oscillation) => ({
          ...oscillation,
          url: publicUrl + href.document({ platform: oscillation.platform.slug, document: oscillation.document.slug }),
        })),
      }),
    };
  },
};
