// The page that verifies a package in the reader's browser.

import { logKeys } from '#storage/log-checkpoints.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { verifyHere } from './verify-here.ts';
import { VerifyPage } from './verify-page.tsx';

export const verifyRoute: PageRoute = {
  pattern: patterns.verify,
  async answer(_request, { database }) {
    const keys = await logKeys(database);
    return {
      kind: 'page',
      title: 'Verify a record',
      description: 'Check an evidence package in your own browser, step by step, or with public tools.',
      canonicalPath: href.verify(),
      enhancements: [verifyHere],
      body: () => VerifyPage({ keys }),
      json: () => ({ keys }),
    };
  },
};
