// The page of the evidence log.

import { logOverview } from '#queries/log-overview.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { EvidenceLogPage } from './evidence-log-page.tsx';

export const evidenceLogRoute: PageRoute = {
  pattern: patterns.evidenceLog,
  async answer(_request, { database, publicUrl }) {
    const log = await logOverview(database);
    return {
      kind: 'page',
      title: 'The evidence log',
      description:
        'Every record here is entered in an append-only log whose state is signed. How large it is, and how to check it.',
      canonicalPath: href.evidenceLog(),
      body: () => EvidenceLogPage({ log, publicUrl }),
      json: () => ({ ...log, checkpointUrl: publicUrl + href.logCheckpoint() }),
    };
  },
};
