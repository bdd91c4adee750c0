// Step 1: every source of a target is fetched, and what came is read into one text in a process apart. One attempt
// uses one fetcher throughout; whether another one tries, too, is decided on what this one brought.

import type { ExtractedVersion, PageToRead } from '#capabilities/extraction/extract-version.ts';
import type { FetchedPage, FetcherName, FetchFailure, FetchFailureKind, FetchResult } from '#domain/capture.ts';
import type { CaptureTarget, Source } from '#domain/source.ts';
import type { FetchPage, LookTools, PageValidators } from './capture-tools.ts';
import { filterPages } from './filter-page.ts';

export interface CaptureAttempt {
  readonly fetcher: FetcherName;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** One for each source in order; the first that failed is the last. */
  readonly results: readonly FetchResult[];
  readonly reading: AttemptReading;
}

/** What an attempt came to. */
export type AttemptReading =
  | { readonly kind: 'read'; readonly version: ExtractedVersion; readonly isTruncated: boolean }
  | { readonly kind: 'not-modified' }
  | { readonly kind: 'failed'; readonly failure: FetchFailure };

export interface AttemptOptions {
  readonly fetcher: FetcherName;
  readonly isDeclared: boolean;
  /** For the only source of a target; with several, one that did not change says nothing about the text. */
  readonly validators?: PageValidators;
}

/** Which fetcher tries first. */
export function firstFetcher(target: CaptureTarget, tools: LookTools): FetcherName {
  return tools.browser && target.sources.some(({ needsScripts }) => needsScripts) ? 'browser' : 'http';
}

/** Fetches and reads all sources of a target. Never throws for what servers or pages do. */
export async function captureTarget(
  target: CaptureTarget,
  tools: LookTools,
  options: AttemptOptions,
): Promise<CaptureAttempt> {
  const startedAt = tools.now();
  const started = performance.now();
  const fetchPage = options.fetcher === 'browser' ? (tools.browser ?? tools.http) : tools.http;
  const results = await fetchAll(target, fetchPage, options);
  const reading = await readAll(target, results, tools);
  return { fetcher: options.fetcher, startedAt, durationMs: performance.now() - started, results, reading };
}

async function fetchAll(
  { sources, vantage }: CaptureTarget,
  fetchPage: FetchPage,
  { isDeclared, validators }: AttemptOptions,
): Promise<FetchResult[]> {
  const results: FetchResult[] = [];
  for (const { url } of sources) {
    const condition = validators && sources.length === 1 ? { validators } : {};
    const result = await fetchPage({ url, vantage, isDeclared, ...condition });
    results.push(result);
    if (result.kind === 'failed') break;
  }
  return results;
}

async function readAll(
  target: CaptureTarget,
  results: readonly FetchResult[],
  tools: LookTools,
): Promise<AttemptReading> {
  const pages: PageToRead[] = [];
  for (const [index, result] of results.entries()) {
    const source = target.sources[index];
    if (result.kind === 'failed') return { kind: 'failed', failure: result.failure };
    if (result.kind === 'not-modified') return { kind: 'not-modified' };
    if (source) pages.push(pageToRead(target, source, result.page));
  }
  const filtered = await filterPages(pages);
  if (filtered.kind === 'failed') {
    return { kind: 'failed', failure: { kind: 'unreadable', reason: 'filter-failed', sentence: filtered.sentence } };
  }
  const outcome = await tools.read(filtered.pages);
  if (outcome.kind === 'extracted') {
    return { kind: 'read', version: readable(outcome.version), isTruncated: results.some(isTruncated) };
  }
  const { sentence } = outcome;
  const reason = outcome.kind === 'unreadable' ? outcome.reason : `reading-${outcome.kind}`;
  return { kind: 'failed', failure: { kind: failureKinds[outcome.kind], reason, sentence } };
}

const failureKinds = {
  unreadable: 'unreadable',
  'timed-out': 'timed-out',
  'out-of-memory': 'too-large',
  crashed: 'unreadable',
} as const satisfies Readonly<Record<string, FetchFailureKind>>;

/** The text as it can be kept: no database text holds a NUL character, nor UTF-8 half a surrogate pair. */
export function readable(version: ExtractedVersion): ExtractedVersion {
  const markdown = Buffer.from(version.markdown).toString().replaceAll('\0', '\uFFFD');
  return markdown === version.markdown ? version : { ...version, markdown };
}

const webPage = /^(?:text\/html|application\/xhtml\+xml)$/;

/** What of a page is read: the DOM that a browser made of a web page, else the bytes themselves. */
export function pageToRead(
  target: CaptureTarget,
  source: Source,
  page: Pick<FetchedPage, 'finalUrl' | 'status' | 'mediaType' | 'charset' | 'payload' | 'rendered'>,
): PageToRead {
  const isRendered = page.rendered !== undefined && webPage.test(page.mediaType ?? 'text/html');
  return {
    bytes: isRendered ? Buffer.from(page.rendered?.html ?? '', 'utf8') : page.payload,
    hints: {
      ...(source.format ? { format: source.format } : {}),
      mediaType: isRendered ? 'text/html' : page.mediaType,
      charset: isRendered ? 'utf-8' : page.charset,
      url: source.url,
      finalUrl: page.finalUrl,
      status: page.status,
      language: target.vantage.language,
      select: source.select,
      remove: source.remove,
      filters: source.filters,
      type: target.documentType,
    },
  };
}

function isTruncated(result: FetchResult): boolean {
  if (result.kind !== 'fetched') return false;
  const last = result.exchanges.findLast(({ url }) => url === result.page.finalUrl);
  return last?.response?.isComplete === false;
}
