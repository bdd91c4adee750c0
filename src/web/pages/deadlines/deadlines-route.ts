// Deadlines for users: what can be done only for some time, as a page and as JSON; `calendar.ts` has the calendar.

import { deadlines } from '#queries/deadlines.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { DeadlinesPage } from './deadlines-page.tsx';

export const deadlinesRoute: PageRoute = {
  pattern: patterns.deadlines,
  answer: async (request, { database, catalog, publicUrl, now }) => {
    const filter = {
      platform: request.query.get('platform') ?? undefined,
      clauseType: request.query.get('type') ?? undefined,
    };
    const found = await deadlines(database, catalog, filter);
    const query = { platform: filter.platform, type: filter.clauseType };
    const today = now().toISOString().slice(0, 10);
    return {
      kind: 'page',
      title: 'Deadlines',
      description: 'What people can do only for some time after rules change: opt out, object, leave, claim.',
      canonicalPath: href.deadlines(),
      body: () => DeadlinesPage({ found, query, catalog, today }),
      json: () => ({
        calendar: publicUrl + href.deadlinesCalendar(query),
        deadlines: found.map((deadline) => ({
          ...deadline,
          url:
            publicUrl +
            href.provision({ platform: deadline.platform.slug, document: deadline.document.slug }, deadline.provision),
        })),
      }),
    };
  },
};
