// One version of a document: by its number, or as it stood on a day.

import { readBlock } from '#capabilities/extraction/read-block.ts';
import { joinBlocks } from '#domain/block.ts';
import type { VersionText } from '#domain/record.ts';
import { captureOfVersion, documentCaptures } from '#queries/document-captures.ts';
import { documentBySlugs, type FoundDocument } from '#queries/document-identity.ts';
import { versionText } from '#queries/document-text.ts';
import { documentTimeline } from '#queries/document-timeline.ts';
import { tracksBeside } from '#queries/document-tracks.ts';
import { type VersionRow, versionsOf } from '#queries/version-marks.ts';
import { parseDay, versionOnDay } from '#queries/version-on-date.ts';
import { dayWords } from '../../components/moment/moment.tsx';
import { missing, type PageAnswer, type PageRequest, type PageRoute, type SiteContext } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { documentHead } from '../document/document-head.tsx';
import { documentJson } from '../document/document-json.ts';
import { DocumentPage } from '../document/document-page.tsx';
import { addressOf, documentTrail, mementoHeaders } from '../document/version-facts.ts';

export const versionByNumberRoute: PageRoute = {
  pattern: patterns.versionByNumber,
  async answer(request, context) {
    const found = await documentOf(request, context);
    if (!found) return missing('There is no document at this address.');
    const versions = await versionsOf(context.database, found.number);
    const number = /^[1-9]\d{0,8}$/.test(request.param('number')) ? Number(request.param('number')) : 0;
    return versionAnswer(context, found, versions, { number });
  },
};

export const versionOnDateRoute: PageRoute = {
  pattern: patterns.versionOnDate,
  async answer(request, context) {
    const found = await documentOf(request, context);
    if (!found) return missing('There is no document at this address.');
    const day = parseDay(request.param('date'));
    if (!day) return missing('That is no day. A day is written like 2021-07-01.');
    const versions = await versionsOf(context.database, found.number);
    const version = versionOnDay(versions, day);
    const first = versions[0];
    if (!version) {
      const since = first ? ` The first was captured on ${dayWords(first.mark.capturedAt)}.` : '';
      return missing(`No version of this document had been captured by ${dayWords(day)}.${since}`);
    }
    return versionAnswer(context, found, versions, { number: version.mark.number, day });
  },
};

function documentOf(request: PageRequest, { database }: SiteContext): Promise<FoundDocument | null> {
  return documentBySlugs(database, request.param('platform'), request.param('document'));
}

async function versionAnswer(
  { database, catalog, publicUrl }: SiteContext,
  found: FoundDocument,
  versions: readonly VersionRow[],
  asked: { readonly number: number; readonly day?: Date },
): Promise<PageAnswer> {
  const latestNumber = versions.at(-1)?.mark.number ?? 0;
  const [text, timeline, captures, origin, tracks, latest] = await Promise.all([
    versionText(database, found, versions, asked.number),
    documentTimeline(database, found, versions),
    documentCaptures(database, found.number),
    captureOfVersion(database, found.number, asked.number),
    tracksBeside(database, found.number),
    asked.number === latestNumber ? null : versionText(database, found, versions, latestNumber),
  ]);
  if (!text) return missing('This document has no version of that number.');
  const address = addressOf(found.identity);
  const { identity } = found;
  return {
    kind: 'page',
    title: `${identity.name} · ${identity.platform.name}, version ${text.version.number} of ${dayWords(text.version.capturedAt)}`,
    description: `${identity.platform.name} ${identity.name} as captured on ${dayWords(text.version.capturedAt)}.`,
    canonicalPath: href.versionByNumber(address, text.version.number),
    breadcrumbs: documentTrail(identity, 'document'),
    headers: mementoHeaders(timeline, text.version, publicUrl),
    head: () => documentHead(text, publicUrl),
    body: () =>
      DocumentPage({
        text,
        timeline,
        captures,
        origin,
        tracks,
        nameOf: (id) => catalog.clauseTypes.get(id)?.name ?? id,
        ...(asked.day ? { day: asked.day } : {}),
        ...(latest ? { headingsInLatest: headingsInLatest(text, latest) } : {}),
      }),
    markdown: () => joinBlocks(text),
    json: () => documentJson(text, { timeline, captures }, publicUrl),
  };
}

/** Headings that both versions have once, so that a reader can go to the same place. */
function headingsInLatest(text: VersionText, latest: VersionText): ReadonlyMap<number, number> {
  const standing = headingPositions(latest);
  const both = new Map<number, number>();
  for (const [words, position] of headingPositions(text)) {
    const inLatest = standing.get(words);
    if (position !== null && inLatest !== undefined && inLatest !== null) both.set(position, inLatest);
  }
  return both;
}

/** Position of each heading by its words; null for one that stands more than once. */
function headingPositions(text: VersionText): ReadonlyMap<string, number | null> {
  const positions = new Map<string, number | null>();
  text.blocks.forEach((block, position) => {
    if (block.kind !== 'heading') return;
    const words = readBlock(block.markdown).plain.toLowerCase();
    positions.set(words, positions.has(words) ? null : position);
  });
  return positions;
}
