// One capture by the browser from the first request to the picture of the page. Apart from the fetcher, which keeps
// the browser and the time.

import type { Exchange, FetchedPage, FetchFailure } from '#domain/capture.ts';
import type { Vantage } from '#domain/source.ts';
import { failure } from '../../fetch-failures.ts';
import { acceptLanguage } from '../http/request-headers.ts';
import { type BrowserPage, openBrowserPage } from './browser-page.ts';
import type { ChromiumProcess } from './chromium-process.ts';
import { judgeArrival } from './judge-arrival.ts';
import {
  type PageReading,
  type ReadingLimits,
  serialise,
  settle,
  takePicture,
  troubleOf,
  unfold,
  visibleLength,
} from './read-page.ts';
import type { RecordingProxy } from './recording-proxy.ts';

export interface VisitLimits extends ReadingLimits {
  /** Milliseconds for everything about one page. */
  readonly deadlineMs: number;
  /** Bytes of the document with content codings undone. */
  readonly maxDecodedBytes: number;
}

export interface VisitOptions {
  readonly browser: ChromiumProcess;
  readonly proxy: RecordingProxy;
  readonly url: string;
  readonly userAgent: string;
  readonly vantage: Vantage;
  readonly limits: VisitLimits;
  readonly signal: AbortSignal;
}

export type VisitOutcome = (
  | { readonly kind: 'fetched'; readonly page: FetchedPage }
  | { readonly kind: 'failed'; readonly failure: FetchFailure }
) & { readonly exchanges: readonly Exchange[] };

/** Opens the address in a fresh context and reads it. Throws only what the browser's process is to blame for. */
export async function visit(options: VisitOptions): Promise<VisitOutcome> {
  const { browser, proxy, userAgent, vantage } = options;
  const page = await openBrowserPage(browser.pipe, { proxyPort: proxy.port, userAgent, languages: tagsOf(vantage) });
  const outcome = await readThrough(page, options);
  // A page that does not go when asked is no reason to throw away what it showed.
  await page.close().catch(() => browser.kill());
  return outcome;
}

async function readThrough(page: BrowserPage, options: VisitOptions): Promise<VisitOutcome> {
  const { proxy, limits } = options;
  const { recording } = proxy;
  const error = await page.navigate(options.url, limits.deadlineMs);
  if (error !== null) {
    await restOfDownload(page, options);
    return arrive(page, options, null);
  }
  await settle(page, recording, limits);
  const early = troubleOf(page.state(), limits);
  if (early) return { kind: 'failed', failure: early, exchanges: recording.exchanges() };
  const isCut = recording.isCut(page.state().url.split('#')[0] ?? '');
  if (isCut || page.state().isErrorPage || !isMarkup(page, options) || (await isLedToFile(page))) {
    await restOfDownload(page, options);
    return arrive(page, options, null);
  }
  await page.holdStill();
  await unfold(page, recording, limits);
  const html = await serialise(page, limits);
  const late = troubleOf(page.state(), limits);
  if (late) return { kind: 'failed', failure: late, exchanges: recording.exchanges() };
  if (html === null) {
    const fault = failure('too-large', 'page-limit', 'What the page shows is longer than a capture may bring.');
    return { kind: 'failed', failure: fault, exchanges: recording.exchanges() };
  }
  return arrive(page, options, { html, screenshot: await takePicture(page, limits) });
}

/** False for what Chromium shows by a viewer of its own; its bytes are the document. */
function isMarkup(page: BrowserPage, { proxy }: VisitOptions): boolean {
  const { url } = page.state();
  const shown = proxy.recording.exchanges().findLast((exchange) => exchange.url === url.split('#')[0]);
  const type = shown?.response?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'text/html';
  return /html|xml/i.test(type);
}

/** Whether the page was only the way to a file; one with a text of its own may offer files as it likes. */
async function isLedToFile(page: BrowserPage): Promise<boolean> {
  return page.state().downloadUrl !== null && (await visibleLength(page)) < 200;
}

/** A file that the browser let go of is still on its way to the record. */
async function restOfDownload(page: BrowserPage, { proxy }: VisitOptions): Promise<void> {
  while (page.state() && proxy.recording.traffic().active > 0) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function arrive(page: BrowserPage, options: VisitOptions, rendered: PageReading | null): Promise<VisitOutcome> {
  const { recording } = options.proxy;
  const { url, downloadUrl, navigations } = page.state();
  const exchanges = recording.exchanges();
  const arrival = await judgeArrival({
    requestedUrl: options.url,
    shownUrl: rendered === null && downloadUrl !== null ? downloadUrl : navigations > 0 ? url : null,
    exchanges,
    unanswered: recording.unanswered(),
    maxDecodedBytes: options.limits.maxDecodedBytes,
    signal: options.signal,
  });
  if (arrival.kind === 'failed' || rendered === null) return { ...arrival, exchanges };
  return { kind: 'fetched', page: { ...arrival.page, rendered }, exchanges };
}

/** What scripts are told of the reader's languages; requests say the same in Accept-Language. */
function tagsOf(vantage: Vantage): readonly string[] {
  return acceptLanguage(vantage)
    .split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '')
    .filter((tag) => tag !== '' && tag !== '*');
}
