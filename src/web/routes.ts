// Every public URL of the site, once: the patterns the server listens to and the builders all links use.
// Addresses are promises: a pattern may be added, never changed.

import { publicId } from '#domain/ids.ts';

/** Patterns in Hono's syntax. Record ids are matched in any letter case and redirected to their canonical form. */
export const patterns = {
  home: '/',
  platforms: '/platforms',
  platform: '/platform/:platform',
  document: '/platform/:platform/:document',
  versionOnDate: '/platform/:platform/:document/on/:date',
  versionByNumber: '/platform/:platform/:document/version/:number',
  provision: '/platform/:platform/:document/:provision{[Cc][Aa]-[Pp]-[0-9]+}',
  provisionHistory: '/platform/:platform/:document/:provision{[Cc][Aa]-[Pp]-[0-9]+}/history',
  change: '/platform/:platform/:document/changes/:change{[Cc][Aa]-[Cc]-[0-9]+}',
  changeRedline: '/platform/:platform/:document/changes/:change{[Cc][Aa]-[Cc]-[0-9]+}/redline/:format{[a-z]+}',
  permalink: '/:record{[Cc][Aa]-[DPCdpc]-[0-9]+}',
  compare: '/compare',
  compareRedline: '/compare/redline/:format{[a-z]+}',
  comparePlatforms: '/compare-platforms',
  changes: '/changes',
  clauseTypes: '/clause-types',
  clauseType: '/clause-types/:clauseType',
  regulations: '/regulations',
  regulation: '/regulations/:regulation',
  deadlines: '/deadlines',
  deadlinesCalendar: '/deadlines.ics',
  search: '/search',
  coverage: '/coverage',
  capture: '/captures/:capture{[1-9][0-9]*}',
  captureWarc: '/captures/:capture{[1-9][0-9]*}/evidence.warc.gz',
  captureWacz: '/captures/:capture{[1-9][0-9]*}/evidence.wacz',
  captureReplay: '/captures/:capture{[1-9][0-9]*}/replay/:page{[1-9][0-9]{0,2}}',
  captureReplayBytes: '/captures/:capture{[1-9][0-9]*}/replay/:page{[1-9][0-9]{0,2}}/bytes',
  methodology: '/methodology',
  changeRules: '/methodology/change-rules',
  corrections: '/corrections',
  oscillations: '/oscillations',
  contest: '/contest/:change{[Cc][Aa]-[Cc]-[0-9]+}',
  contestKept: '/contest/:change{[Cc][Aa]-[Cc]-[0-9]+}/kept/:contest{[1-9][0-9]*}',
  evidenceLog: '/evidence-log',
  verify: '/verify',
  logCheckpoint: '/log/checkpoint',
  logTile: '/log/tile/*',
  recordReceipt: '/:record{[Cc][Aa]-[DPCdpc]-[0-9]+}/receipt.tlog-proof',
  recordPackage: '/:record{[Cc][Aa]-[DPCdpc]-[0-9]+}/evidence.wacz',
  recordExhibit: '/:record{[Cc][Aa]-[DPCdpc]-[0-9]+}/exhibit.pdf',
  silentChanges: '/silent-changes',
  changesAtom: '/changes.atom',
  // The server takes `.json` off before it matches.
  changesJsonFeed: '/changes.feed',
  platformAtom: '/platform/:platform/changes.atom',
  platformJsonFeed: '/platform/:platform/changes.feed',
  documentAtom: '/platform/:platform/:document/changes.atom',
  documentJsonFeed: '/platform/:platform/:document/changes.feed',
  timeGate: '/timegate/*',
  timeMap: '/timemap/link/*',
  about: '/about',
  patterns: '/patterns',
} as const;

/** Where a document stands: the slugs in its URL. */
export interface DocumentAddress {
  readonly platform: string;
  readonly document: string;
}

export type ChangeClassFilter = 'substantive' | 'editorial' | 'cosmetic' | 'all';
export type CompareView = 'inline' | 'side' | 'clean';
export type SearchScope = 'current' | 'documents' | 'all';

export interface ChangesQuery {
  readonly class?: ChangeClassFilter | undefined;
  readonly platform?: string | undefined;
  readonly type?: string | undefined;
  readonly before?: string | undefined;
}

export type FeedFormat = 'atom' | 'json';

export interface OscillationsQuery {
  readonly state?: string | undefined;
  readonly from?: string | undefined;
}

export interface SilentChangesQuery {
  readonly kind?: string | undefined;
  readonly platform?: string | undefined;
  readonly type?: string | undefined;
  readonly before?: string | undefined;
}

export interface CompareQuery {
  /** A version of a document: `CA-D-00028:3`, see `versionReference`. */
  readonly from: string;
  readonly to: string;
  readonly view?: CompareView | undefined;
}

export interface SearchQuery {
  readonly q?: string | undefined;
  readonly platform?: string | undefined;
  readonly scope?: SearchScope | undefined;
  readonly after?: string | undefined;
}

export interface ClauseTypeQuery {
  readonly severity?: string | undefined;
  readonly after?: string | undefined;
}

export interface DeadlinesQuery {
  readonly platform?: string | undefined;
  readonly type?: string | undefined;
}

export interface CoverageQuery {
  readonly state?: string | undefined;
  readonly from?: string | undefined;
}

/** Builders for every link of the site; the only place where paths are put together. */
export const href = {
  home: () => '/',
  platforms: () => '/platforms',
  platform: (platform: string) => `/platform/${segment(platform)}`,
  document: (address: DocumentAddress) => documentPath(address),
  block: (address: DocumentAddress, position: number) => `${documentPath(address)}#b${position}`,
  versionOnDate: (address: DocumentAddress, isoDate: string) => `${documentPath(address)}/on/${segment(isoDate)}`,
  versionByNumber: (address: DocumentAddress, number: number) => `${documentPath(address)}/version/${number}`,
  provision: (address: DocumentAddress, provisionId: number) =>
    `${documentPath(address)}/${publicId('provision', provisionId).toLowerCase()}`,
  provisionHistory: (address: DocumentAddress, provisionId: number) =>
    `${documentPath(address)}/${publicId('provision', provisionId).toLowerCase()}/history`,
  change: (address: DocumentAddress, changeId: number) =>
    `${documentPath(address)}/changes/${publicId('change', changeId).toLowerCase()}`,
  changeRedline: (address: DocumentAddress, changeId: number, format: string) =>
    `${documentPath(address)}/changes/${publicId('change', changeId).toLowerCase()}/redline/${segment(format)}`,
  permalink: (recordId: string) => `/${recordId}`,
  compare: (query: CompareQuery) => withQuery('/compare', { ...query }),
  compareRedline: (format: string, query: CompareQuery) =>
    withQuery(`/compare/redline/${segment(format)}`, { from: query.from, to: query.to }),
  comparePlatforms: (slugs: readonly string[]) =>
    `/compare-platforms${slugs.length === 0 ? '' : '?'}${slugs.map((slug) => `platform=${segment(slug)}`).join('&')}`,
  changes: (query: ChangesQuery = {}) => withQuery('/changes', { ...query }),
  silentChanges: (query: SilentChangesQuery = {}) => withQuery('/silent-changes', { ...query }),
  clauseTypes: () => '/clause-types',
  clauseType: (clauseType: string, query: ClauseTypeQuery = {}) =>
    withQuery(`/clause-types/${segment(clauseType)}`, { ...query }),
  regulations: () => '/regulations',
  regulation: (regulation: string) => `/regulations/${segment(regulation)}`,
  deadlines: (query: DeadlinesQuery = {}) => withQuery('/deadlines', { ...query }),
  deadlinesCalendar: (query: DeadlinesQuery = {}) => withQuery('/deadlines.ics', { ...query }),
  search: (query: SearchQuery = {}) => withQuery('/search', { ...query }),
  coverage: (query: CoverageQuery = {}) => withQuery('/coverage', { ...query }),
  capture: (captureId: number) => `/captures/${captureId}`,
  captureWarc: (captureId: number) => `/captures/${captureId}/evidence.warc.gz`,
  captureWacz: (captureId: number) => `/captures/${captureId}/evidence.wacz`,
  captureReplay: (captureId: number, page: number) => `/captures/${captureId}/replay/${page}`,
  captureReplayBytes: (captureId: number, page: number) => `/captures/${captureId}/replay/${page}/bytes`,
  methodology: () => '/methodology',
  changeRules: () => '/methodology/change-rules',
  changeRule: (rule: string) => `/methodology/change-rules#${segment(rule)}`,
  corrections: (query: { readonly before?: string | undefined } = {}) => withQuery('/corrections', { ...query }),
  correction: (correctionId: number) => `/corrections#correction-${correctionId}`,
  oscillations: (query: OscillationsQuery = {}) => withQuery('/oscillations', { ...query }),
  evidenceLog: () => '/evidence-log',
  verify: () => '/verify',
  logCheckpoint: () => '/log/checkpoint',
  recordReceipt: (recordId: string) => `/${recordId}/receipt.tlog-proof`,
  recordPackage: (recordId: string) => `/${recordId}/evidence.wacz`,
  recordExhibit: (recordId: string, version?: number) =>
    withQuery(`/${recordId}/exhibit.pdf`, { version: version === undefined ? undefined : String(version) }),
  contest: (changeId: number) => `/contest/${publicId('change', changeId).toLowerCase()}`,
  contestKept: (changeId: number, contestId: number) =>
    `/contest/${publicId('change', changeId).toLowerCase()}/kept/${contestId}`,
  changesFeed: (format: FeedFormat, query: ChangesQuery = {}) =>
    withQuery(`/changes.${feedEndings[format]}`, { ...query, before: undefined }),
  platformFeed: (format: FeedFormat, platform: string) =>
    `/platform/${segment(platform)}/changes.${feedEndings[format]}`,
  documentFeed: (format: FeedFormat, address: DocumentAddress) =>
    `${documentPath(address)}/changes.${feedEndings[format]}`,
  /** The address of the original stands in the path as it is. */
  timeGate: (url: string) => `/timegate/${url}`,
  timeMap: (url: string) => `/timemap/link/${url}`,
  about: () => '/about',
  patterns: () => '/patterns',
} as const;

const feedEndings: Readonly<Record<FeedFormat, string>> = { atom: 'atom', json: 'feed.json' };

/** How `/compare` names a version: document id, colon, version number. */
export function versionReference(documentId: number, versionNumber: number): string {
  return `${publicId('document', documentId)}:${versionNumber}`;
}

/** The same page in another format: `/platforms` as `/platforms.json`, `/search?q=a` as `/search.json?q=a`. */
export function twin(path: string, format: 'json' | 'csv' | 'md'): string {
  const [beforeQuery = '/', query] = path.split('?', 2);
  const base = beforeQuery === '/' ? '/index' : beforeQuery;
  return `${base}.${format}${query ? `?${query}` : ''}`;
}

function documentPath({ platform, document }: DocumentAddress): string {
  return `/platform/${segment(platform)}/${segment(document)}`;
}

function segment(text: string): string {
  return encodeURIComponent(text);
}

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
