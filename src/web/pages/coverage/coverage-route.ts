// What is captured and what is not, as a page that can be narrowed and turned.

import { captureCoverage, coverageStates } from '#queries/capture-coverage.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { CoveragePage } from './coverage-page.tsx';

const perPage = 100;

export const coverageRoute: PageRoute = {
  pattern: patterns.coverage,
  async answer(request, { database }) {
    const state = coverageStates.find((name) => name === request.query.get('state')) ?? null;
    const from = /^\d{1,6}$/.test(request.query.get('from') ?? '') ? Number(request.query.get('from')) : 0;
    const coverage = await captureCoverage(database, { state, offset: from, limit: perPage });
    return {
      kind: 'page',
      title: 'What is captured',
      description: 'Which documents are captured, which fail and since when, and which nobody has checked yet.',
      canonicalPath: href.coverage(state ? { state } : {}),
      body: () => CoveragePage({ coverage, state, from, perPage }),
      json: () => ({ ...coverage, state, from, next: from + perPage < coverage.total ? from + perPage : null }),
    };
  },
};
