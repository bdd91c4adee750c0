// One capture: what was asked, what came, and what became of it.

import { captureRecord } from '#queries/capture-record.ts';
import { savesOfCapture } from '#storage/wayback-saves.ts';
import { dayWords } from '../../components/moment/moment.tsx';
import { missing, type PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { addressOf, documentTrail } from '../document/version-facts.ts';
import { CapturePage } from './capture-page.tsx';

export const captureRoute: PageRoute = {
  pattern: patterns.capture,
  async answer(request, { database, blobs, publicUrl }) {
    const id = Number(request.param('capture'));
    const capture = id <= 2_147_483_647 ? await captureRecord(database, id) : null;
    if (!capture) return missing('There is no capture with this number.');
    const saves = await savesOfCapture(database, id);
    const { document, platformName, documentName, warc, isRemoved } = capture;
    const hasDownload = warc !== null && !isRemoved && blobs !== undefined;
    return {
      kind: 'page',
      title: `Capture of ${platformName} ${documentName}, ${dayWords(capture.at)}`,
      description: `What was met when ${platformName} ${documentName} was looked at on ${dayWords(capture.at)}.`,
      canonicalPath: href.capture(id),
      breadcrumbs: document
        ? documentTrail(document.identity, 'document')
        : [{ name: 'What is captured', href: href.coverage() }],
      isPrivate: true,
      body: () => CapturePage({ capture, hasDownload, saves }),
      json: () => ({
        ...capture,
        wayback: saves.map(({ url, state, changedAt, archivedUrl }) => ({ url, state, changedAt, archivedUrl })),
        document: document && {
          id: document.identity.id,
          url: publicUrl + href.document(addressOf(document.identity)),
        },
        evidence: hasDownload
          ? { warc: publicUrl + href.captureWarc(id), wacz: publicUrl + href.captureWacz(id) }
          : null,
      }),
    };
  },
};
