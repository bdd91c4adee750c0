// An archived page in a frame, below a banner that says what it is.

import { captureRecord } from '#queries/capture-record.ts';
import { missing, type PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { securityHeaders } from '../../security-headers.ts';
import { ReplayPage } from './replay-page.tsx';

export const replayRoute: PageRoute = {
  pattern: patterns.captureReplay,
  async answer(request, { database, blobs }) {
    const [id, position] = [Number(request.param('capture')), Number(request.param('page'))];
    const capture = id <= 2_147_483_647 ? await captureRecord(database, id) : null;
    const page = capture?.pages[position - 1];
    if (!capture || !page || !blobs) return missing('There is no such page of a capture.');
    return {
      kind: 'page',
      title: `Archived page: ${capture.platformName} ${capture.documentName}`,
      canonicalPath: href.captureReplay(id, position),
      breadcrumbs: [{ name: `Capture ${id}`, href: href.capture(id) }],
      isPrivate: true,
      // The one page of the site that holds a frame.
      headers: { 'content-security-policy': `${securityHeaders['content-security-policy']}; frame-src 'self'` },
      body: () => ReplayPage({ capture, page, position }),
      json: () => ({ capture: id, page: position, url: page.finalUrl, bytes: href.captureReplayBytes(id, position) }),
    };
  },
};
