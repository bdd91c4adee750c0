// The browser fetcher: shows a page in a real Chromium behind our recording proxy and reads what a reader would see.
// The door to `fetchers/browser/`.

import type { FetchFailure, FetchResult } from '#domain/capture.ts';
import type { Source, Vantage } from '#domain/source.ts';
import { judgeUrl } from './address-guard.ts';
import type { Egress } from './egress.ts';
import { failure } from './fetch-failures.ts';
import {
  type ChromiumLimits,
  ChromiumNotStarted,
  type ChromiumProcess,
  startChromium,
} from './fetchers/browser/chromium-process.ts';
import { BrowserGone, CommandFailed } from './fetchers/browser/devtools-pipe.ts';
import { usualReadingLimits } from './fetchers/browser/read-page.ts';
import { type ProxyLimits, usualProxyLimits } from './fetchers/browser/recording.ts';
import { openRecordingProxy } from './fetchers/browser/recording-proxy.ts';
import { type VisitLimits, type VisitOptions, type VisitOutcome, visit } from './fetchers/browser/visit.ts';
import { acceptLanguage } from './fetchers/http/request-headers.ts';
import type { ChromiumProgram } from './find-chromium.ts';

export interface BrowserLimits extends ChromiumLimits, ProxyLimits, VisitLimits {}

/** What an honest page never reaches. */
export const usualBrowserLimits: BrowserLimits = {
  ...usualProxyLimits,
  ...usualReadingLimits,
  memoryMb: 1500,
  scriptMemoryMb: 512,
  deadlineMs: 45_000,
  maxDecodedBytes: 25_000_000,
};

export interface BrowserFetcherOptions {
  readonly egress: Egress;
  readonly program: ChromiumProgram;
  /** Says truthfully who asks and how to reach them; it follows the browser's own name. */
  readonly contact: string;
  readonly limits?: Partial<BrowserLimits>;
  /** Asked before every page and frame, those that a server or script points to included; null: go on. */
  readonly permit?: (url: URL, signal: AbortSignal) => Promise<FetchFailure | null>;
  readonly now?: () => Date;
}

export interface BrowserFetchTerms {
  readonly vantage: Vantage;
  /** Ends the fetch without a result: `fetch` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface BrowserFetcher {
  /** One page at a time: a page that takes the browser down takes no other with it. Others wait their turn. */
  fetch(source: Pick<Source, 'url'>, terms: BrowserFetchTerms): Promise<FetchResult>;
  /** Ends the fetch under way and the browser. */
  close(): Promise<void>;
}

/** Opens a fetcher; the browser starts with the first page and is started anew after it had to be ended. */
export function openBrowserFetcher(options: BrowserFetcherOptions): BrowserFetcher {
  const limits: BrowserLimits = { ...usualBrowserLimits, ...options.limits };
  const closing = new AbortController();
  let browser: ChromiumProcess | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const readyBrowser = async (): Promise<ChromiumProcess> => {
    if (browser?.pipe.isOpen() && browser.endedFor() === null) return browser;
    await browser?.kill();
    browser = await startChromium(options.program, limits);
    return browser;
  };

  const fetchNow = async (url: string, terms: BrowserFetchTerms): Promise<FetchResult> => {
    for (const stop of [closing.signal, terms.signal]) stop?.throwIfAborted();
    const startedAt = options.now?.() ?? new Date();
    const begin = performance.now();
    const stops = [closing.signal, ...(terms.signal ? [terms.signal] : [])];
    const run = await runOnce({ url, vantage: terms.vantage, stops, options, limits, readyBrowser });
    for (const stop of stops) stop.throwIfAborted();
    const { userAgent, ...outcome } = run;
    const durationMs = performance.now() - begin;
    return { fetcher: 'browser', userAgent, vantage: terms.vantage, startedAt, durationMs, ...outcome };
  };

  return {
    fetch: (source, terms) => {
      const result = queue.then(() => fetchNow(source.url, terms));
      queue = result.catch(() => {});
      return result;
    },
    close: async () => {
      closing.abort(new Error('The fetcher was closed.'));
      await queue;
      await browser?.kill();
    },
  };
}

interface Run {
  readonly url: string;
  readonly vantage: Vantage;
  /** Each ends the run at once. */
  readonly stops: readonly AbortSignal[];
  readonly options: BrowserFetcherOptions;
  readonly limits: BrowserLimits;
  readyBrowser(): Promise<ChromiumProcess>;
}

type RunOutcome = VisitOutcome & { readonly userAgent: string };

async function runOnce(run: Run): Promise<RunOutcome> {
  const { options, limits, vantage } = run;
  const unstarted = (fault: FetchFailure): RunOutcome => {
    return { kind: 'failed', failure: fault, exchanges: [], userAgent: options.contact };
  };
  const verdict = judgeUrl(run.url, options.egress.policy);
  if (verdict.kind === 'refused') return unstarted(failure('address-refused', verdict.reason, verdict.sentence));
  const started = await run.readyBrowser().catch((cause: unknown) => {
    if (cause instanceof ChromiumNotStarted) return failure('unreachable', 'no-browser', cause.message);
    throw cause;
  });
  if ('sentence' in started) return unstarted(started);
  const userAgent = `${started.userAgent} ${options.contact}`;
  const ending = new AbortController();
  const { signal } = ending;
  const proxy = await openRecordingProxy({
    egress: options.egress,
    identity: started.identity,
    limits,
    userAgent,
    acceptLanguage: acceptLanguage(vantage),
    signal,
    ...(options.permit ? { permit: options.permit } : {}),
  });
  try {
    const visiting = { browser: started, proxy, url: verdict.url.href, userAgent, vantage, limits, signal };
    return { ...(await visitInTime(visiting, run.stops)), userAgent };
  } finally {
    ending.abort();
    await proxy.close();
  }
}

/** The visit, or the failure of whatever ended it; then the browser is ended too, in whatever state it is. */
async function visitInTime(visiting: VisitOptions, stops: readonly AbortSignal[]): Promise<VisitOutcome> {
  const { browser, proxy, limits } = visiting;
  let isOver = false;
  const end = () => {
    isOver = true;
    void browser.kill();
  };
  const timer = setTimeout(end, limits.deadlineMs);
  for (const stop of stops) stop.addEventListener('abort', end);
  const { recording } = proxy;
  const because = (fault: FetchFailure): VisitOutcome => {
    const blamed = browser.endedFor() === 'memory' ? tooHungry : isOver ? outOfTime : fault;
    return { kind: 'failed', failure: blamed, exchanges: recording.exchanges() };
  };
  try {
    const outcome = await visit(visiting);
    return outcome.kind === 'failed' ? because(outcome.failure) : outcome;
  } catch (cause) {
    if (!(cause instanceof BrowserGone || cause instanceof CommandFailed)) throw cause;
    const isHanging = cause instanceof CommandFailed && cause.isTimeout;
    await browser.kill();
    return because(isHanging ? outOfTime : browserTrouble(cause));
  } finally {
    clearTimeout(timer);
    for (const stop of stops) stop.removeEventListener('abort', end);
  }
}

const outOfTime = failure('timed-out', 'deadline', 'The page kept the browser busy until the time for it was over.');

const tooHungry = failure('too-large', 'memory', 'The page needed more memory than a capture may use.');

function browserTrouble(cause: Error): FetchFailure {
  return failure('unreadable', 'browser-failed', `The browser could not show the page: ${cause.message}.`);
}
