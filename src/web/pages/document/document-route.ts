// The latest version of a document, and the way to the version of a day.

import { linkHeader } from '#capabilities/memento/time-travel.ts';
import { joinBlocks } from '#domain/block.ts';
import { captureOfVersion, documentCaptures } from '#queries/document-captures.ts';
import { documentBySlugs } from '#queries/document-identity.ts';
import { versionText } from '#queries/document-text.ts';
import { documentTimeline } from '#queries/document-timeline.ts';
import { tracksBeside } from '#queries/document-tracks.ts';
import { countSilent } from '#queries/silent-changes.ts';
import { versionsOf } from '#queries/version-marks.ts';
import { parseDay } from '#queries/version-on-date.ts';
import { lastLooked } from '../../components/version-picker/last-looked.ts';
import { missing, type PageRoute, redirectTo } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { documentHead } from './document-head.tsx';
import { documentJson } from './document-json.ts';
import { DocumentPage } from './document-page.tsx';
import { addressOf, documentTrail, statusSentence, timeTravelOf } from './version-facts.ts';

export const documentRoute: PageRoute = {
  pattern: patterns.document,
  async answer(request, { database, catalog, publicUrl }) {
    const found = await documentBySlugs(database, request.param('platform'), request.param('document'));
    if (!found) return missing('There is no document at this address.');
    const address = addressOf(found.identity);
    if (request.param('document') !== address.document || request.param('platform') !== address.platform) {
      return redirectTo(href.document(address));
    }
    const asked = request.query.get('on');
    if (asked !== null) {
      const day = parseDay(asked);
      return day
        ? redirectTo(href.versionOnDate(address, day.toISOString().slice(0, 10)), 303)
        : missing('That is no day. A day is written like 2021-07-01.');
    }
    const versions = await versionsOf(database, found.number);
    const latest = versions.at(-1);
    if (!latest) return missing('No version of this document has been captured yet.');
    const [text, timeline, captures, origin, tracks, silentChanges] = await Promise.all([
      versionText(database, found, versions, latest.mark.number),
      documentTimeline(database, found, versions),
      documentCaptures(database, found.number),
      captureOfVersion(database, found.number, latest.mark.number),
      tracksBeside(database, found.number),
      countSilent(database, { document: found.number }),
    ]);
    if (!text) return missing('This version of the document is not there.');
    const { identity } = found;
    return {
      kind: 'page',
      title: `${identity.name} · ${identity.platform.name}`,
      description: `${identity.platform.name} ${identity.name}: the text, its provisions and its history. ${statusSentence(timeline)}`,
      canonicalPath: href.document(address),
      breadcrumbs: documentTrail(identity, 'platform'),
      headers: { link: linkHeader(timeTravelOf(identity, timeline.versions, publicUrl)) },
      head: () => documentHead(text, publicUrl),
      enhancements: [lastLooked],
      body: () =>
        DocumentPage({
          text,
          timeline,
          captures,
          origin,
          tracks,
          silentChanges,
          nameOf: (id) => catalog.clauseTypes.get(id)?.name ?? id,
        }),
      markdown: () => joinBlocks(text),
      json: () => documentJson(text, { timeline, captures }, publicUrl),
    };
  },
};
