// What the pages of a document share: its address, its status in a sentence, its headers for other archives.

import { linkHeader, type Memento, type TimeTravel } from '#capabilities/memento/time-travel.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { DocumentIdentity, DocumentTimeline, VersionMark } from '#domain/record.ts';
import { dayWords } from '../../components/moment/moment.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import type { Breadcrumb } from '../../page.ts';
import { type DocumentAddress, href, versionReference } from '../../routes.ts';

/** Where a document's pages stand. */
export function addressOf(document: Pick<DocumentIdentity, 'platform' | 'slug'>): DocumentAddress {
  return { platform: document.platform.slug, document: document.slug };
}

/** The number behind a document's public id. */
export function documentNumber(document: Pick<DocumentIdentity, 'id'>): number {
  const number = parsePublicId('document', document.id);
  if (number === null) throw new Error(`${document.id} is no document id.`);
  return number;
}

/** Breadcrumbs down to a document's platform, or to the document itself for the pages below it. */
export function documentTrail(document: DocumentIdentity, including: 'platform' | 'document'): Breadcrumb[] {
  const trail = [
    { name: 'Platforms', href: href.platforms() },
    { name: document.platform.name, href: href.platform(document.platform.slug) },
  ];
  return including === 'platform'
    ? trail
    : [...trail, { name: document.name, href: href.document(addressOf(document)) }];
}

/** The link to the form that compares any two versions. */
export function compareFormHref(document: DocumentIdentity): string {
  return `${href.compare({ from: '', to: '' })}?document=${document.id}`;
}

/** The link that compares two versions of a document. */
export function compareHref(document: DocumentIdentity, from: number, to: number): string {
  const number = documentNumber(document);
  return href.compare({ from: versionReference(number, from), to: versionReference(number, to) });
}

/** `Last captured on 12 May 2026. 41 versions since 2 March 2018; 9 changes were substantive.` */
export function statusSentence(timeline: DocumentTimeline): string {
  const { removedAt, lastVerifiedAt } = timeline.document;
  const removal = removedAt ? ` Its archive took it out on ${dayWords(removedAt)}.` : '';
  const verified = lastVerifiedAt ? ` Last verified on ${dayWords(lastVerifiedAt)}.` : '';
  return versionsSentence(timeline) + verified + removal;
}

function versionsSentence(timeline: DocumentTimeline): string {
  const first = timeline.versions[0];
  const latest = timeline.versions.at(-1);
  if (!first || !latest) return 'No version has been captured yet.';
  if (timeline.versions.length === 1) {
    return `Last captured on ${dayWords(latest.capturedAt)}, the only version tracked.`;
  }
  const substantive = timeline.changes.filter((change) => change.class === 'substantive').length;
  const verdict =
    substantive === 0
      ? 'no change was substantive'
      : `${counted(substantive, 'change')} ${substantive === 1 ? 'was' : 'were'} substantive`;
  return (
    `Last captured on ${dayWords(latest.capturedAt)}. ` +
    `${counted(timeline.versions.length, 'version')} since ${dayWords(first.capturedAt)}; ${verdict}.`
  );
}

/** RFC 7089: when this text was captured, where its neighbours stand, and where programs may ask for others. */
export function mementoHeaders(
  timeline: DocumentTimeline,
  version: VersionMark,
  publicUrl: string,
): Record<string, string> {
  const { document, versions } = timeline;
  const travel = timeTravelOf(document, versions, publicUrl);
  const shown = travel.mementos[versions.findIndex(({ number }) => number === version.number)];
  const at = versions.findIndex(({ number }) => number === version.number);
  const address = addressOf(document);
  const relations = [
    [versions.at(-1), 'latest-version'],
    [versions[at - 1], 'predecessor-version'],
    [versions[at + 1], 'successor-version'],
  ] as const;
  const links = relations.flatMap(([mark, relation]) =>
    mark ? `<${publicUrl}${href.versionByNumber(address, mark.number)}>; rel="${relation}"` : [],
  );
  return {
    'memento-datetime': version.capturedAt.toUTCString(),
    link: [linkHeader(travel, shown), ...links].join(', '),
  };
}

/** The original of a document, its TimeGate and TimeMap, and its versions. */
export function timeTravelOf(
  document: DocumentIdentity,
  versions: readonly VersionMark[],
  publicUrl: string,
): TimeTravel {
  const source = document.sourceUrl;
  const isAddress = source !== null && /^https?:/i.test(source) && URL.canParse(source);
  const original = isAddress ? new URL(source).href : publicUrl + href.document(addressOf(document));
  return {
    original,
    timeGate: publicUrl + href.timeGate(original),
    timeMap: publicUrl + href.timeMap(original),
    mementos: mementosOf(document, versions, publicUrl),
  };
}

/** The versions of a document as mementos. */
function mementosOf(
  document: DocumentIdentity,
  versions: readonly VersionMark[],
  publicUrl: string,
): readonly Memento[] {
  const address = addressOf(document);
  return versions.map(({ number, capturedAt }) => ({
    url: publicUrl + href.versionByNumber(address, number),
    at: capturedAt,
  }));
}
