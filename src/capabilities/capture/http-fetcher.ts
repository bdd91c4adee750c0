// The HTTP fetcher: brings a page as the server sends it, hop by hop, within limits. The door to `fetchers/http/`.
import { setMaxListeners } from 'node:events';
import type { Exchange, FetchedPage, FetchFailure, FetchResult } from '#domain/capture.ts';
import type { Source, Vantage } from '#domain/source.ts';
import { judgeUrl } from './address-guard.ts';
import { beforeAbort } from './before-abort.ts';
import type { Egress } from './egress.ts';
import { exchangeFailure, failure, isAborted } from './fetch-failures.ts';
import { type CookieJar, openCookieJar } from './fetchers/http/cookies.ts';
import { decodeBody } from './fetchers/http/decode-body.ts';
import { judgeStatus } from './fetchers/http/judge-status.ts';
import { requestHeaders, type Validators } from './fetchers/http/request-headers.ts';
import { contentType, headerValue, redirectTarget, retryAfterSeconds } from './fetchers/http/response-facts.ts';
import { type Hop, runExchange } from './fetchers/http/run-exchange.ts';
import type { WireLimits, WireTerms } from './fetchers/http/transcript.ts';

export interface HttpLimits extends WireLimits {
  /** Bytes of a page with codings undone. */
  readonly maxDecodedBytes: number;
  readonly maxRedirects: number;
  /** Milliseconds for everything: names, connections, redirects, bodies, decoding. */
  readonly deadlineMs: number;
}

/** What an honest page never reaches. */
export const usualLimits: HttpLimits = {
  maxWireBytes: 10_000_000,
  maxDecodedBytes: 25_000_000,
  maxHeaderBytes: 32_768,
  maxRedirects: 5,
  idleMs: 20_000,
  deadlineMs: 60_000,
};

export interface HttpFetcherOptions {
  readonly egress: Egress;
  /** Says truthfully who asks and how to reach them. */
  readonly userAgent: string;
  readonly limits?: Partial<HttpLimits>;
  /** Asked before every hop, the first and those a server points to: robots.txt, for one. Null: go on. */
  readonly permit?: (url: URL) => Promise<FetchFailure | null>;
  readonly now?: () => Date;
}

export interface FetchTerms {
  readonly vantage: Vantage;
  /** From the last capture; with them the server may say that nothing changed. */
  readonly validators?: Validators;
  /** Ends the fetch without a result: `fetch` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface HttpFetcher {
  readonly fetch: (source: Pick<Source, 'url'>, terms: FetchTerms) => Promise<FetchResult>;
  /** Ends all fetches under way. */
  readonly close: () => void;
}

/** Opens a fetcher; every fetch stands alone, with connections and cookies of its own. */
export function openHttpFetcher(options: HttpFetcherOptions): HttpFetcher {
  const limits: HttpLimits = { ...usualLimits, ...options.limits };
  const now = options.now ?? (() => new Date());
  const closing = new AbortController();
  // As many fetches as the caller likes listen to it at once.
  setMaxListeners(0, closing.signal);
  const fetch = async (source: Pick<Source, 'url'>, terms: FetchTerms): Promise<FetchResult> => {
    const stops = [closing.signal, ...(terms.signal === undefined ? [] : [terms.signal])];
    for (const stop of stops) stop.throwIfAborted();
    const startedAt = now();
    const begin = performance.now();
    const ending = new AbortController();
    const end = () => ending.abort();
    const deadline = setTimeout(end, limits.deadlineMs);
    for (const stop of stops) stop.addEventListener('abort', end);
    try {
      const wire: WireTerms = { limits, signal: ending.signal };
      const followed = await follow(source.url, { options, limits, now, wire, terms, jar: openCookieJar() });
      for (const stop of stops) stop.throwIfAborted();
      const { userAgent } = options;
      const durationMs = performance.now() - begin;
      return { fetcher: 'http', userAgent, vantage: terms.vantage, startedAt, durationMs, ...followed };
    } finally {
      clearTimeout(deadline);
      for (const stop of stops) stop.removeEventListener('abort', end);
    }
  };
  return { fetch, close: () => closing.abort(new Error('The fetcher was closed.')) };
}

interface Journey {
  readonly options: HttpFetcherOptions;
  readonly limits: HttpLimits;
  readonly now: () => Date;
  readonly wire: WireTerms;
  readonly terms: FetchTerms;
  readonly jar: CookieJar;
}

type Arrival =
  | { readonly kind: 'fetched'; readonly page: FetchedPage }
  | { readonly kind: 'not-modified'; readonly finalUrl: string }
  | { readonly kind: 'failed'; readonly failure: FetchFailure };

/** Goes from the address to the page, redirect by redirect. */
async function follow(
  address: string,
  journey: Journey,
): Promise<Arrival & { readonly exchanges: readonly Exchange[] }> {
  const exchanges: Exchange[] = [];
  const fail = (fault: FetchFailure) => ({ kind: 'failed' as const, failure: fault, exchanges });
  if (!URL.canParse(address)) return fail(failure('address-refused', 'not-an-address', 'The address is not a URL.'));
  let url = new URL(address);
  url.hash = '';
  const seen = new Set<string>();
  for (let hops = 0; ; hops += 1) {
    const cookies = journey.jar.forUrl(url);
    // The same address with the same cookies gets the same answer: that is a loop, whatever hops are left.
    const mark = `${url.href} ${cookies}`;
    if (seen.has(mark))
      return fail(failure('unreadable', 'redirect-loop', `The server points in a circle, to ${url.href}.`));
    if (hops > journey.limits.maxRedirects) {
      return fail(failure('unreadable', 'too-many-redirects', `The server points on more than ${hops - 1} times.`));
    }
    seen.add(mark);
    const refusal = await permitted(url, journey);
    if (refusal !== null) return fail(refusal);
    const { validators } = journey.terms;
    const belongs = validators?.url === undefined ? hops === 0 : validators.url === url.href;
    const hop = await ask({ url, cookies, validators: belongs ? (validators ?? null) : null }, journey);
    exchanges.push(hop.exchange);
    const next = await judgeHop(hop, url, { journey, requestedUrl: address });
    if (!(next instanceof URL)) return { ...next, exchanges };
    journey.jar.take(url, hop.exchange.response?.headers ?? []);
    url = next;
  }
}

async function permitted(url: URL, { options, wire }: Journey): Promise<FetchFailure | null> {
  const late = () => exchangeFailure(new Error('aborted'), wire.signal);
  if (isAborted(wire.signal)) return late();
  // A refused address is told as such by the exchange that does not come about.
  if (options.permit === undefined || judgeUrl(url, options.egress.policy).kind === 'refused') return null;
  const verdict = await beforeAbort(
    options.permit(url).then((refusal) => ({ refusal })),
    wire.signal,
  );
  return verdict === null ? late() : verdict.refusal;
}

function ask(
  asked: { readonly url: URL; readonly cookies: string | null; readonly validators: Validators | null },
  { options, now, wire, terms }: Journey,
): Promise<Hop> {
  const headers = requestHeaders({ ...asked, userAgent: options.userAgent, vantage: terms.vantage });
  return runExchange({ url: asked.url, headers, egress: options.egress, now }, wire);
}

/** Where to go next, or how the journey ends. */
async function judgeHop(
  { exchange, failure: fault }: Hop,
  url: URL,
  { journey, requestedUrl }: { readonly journey: Journey; readonly requestedUrl: string },
): Promise<URL | Arrival> {
  const { response } = exchange;
  if (response === null) return failed(fault ?? failure('unreachable', 'connection-reset', 'No answer came.'));
  const wasConditional = exchange.request.headers.some(([name]) => /^if-(none-match|modified-since)$/i.test(name));
  const verdict = judgeStatus(response, { wasConditional });
  if (verdict === 'redirect') {
    // A redirect is obeyed even if its body is cut short: nobody reads it.
    const target = redirectTarget(response.headers, url);
    return (
      target ?? failed(failure('unreadable', 'redirect-without-target', 'The server points elsewhere, but not where.'))
    );
  }
  if (typeof verdict !== 'string') {
    const retryAfter = retryAfterSeconds(response.headers, journey.now());
    return failed(retryAfter === null ? verdict : { ...verdict, retryAfterSeconds: retryAfter });
  }
  if (fault !== null) return failed(fault);
  if (verdict === 'not-modified') return { kind: 'not-modified', finalUrl: url.href };
  const decoded = await decodeBody(response, {
    maxDecodedBytes: journey.limits.maxDecodedBytes,
    signal: journey.wire.signal,
  });
  if (decoded.failure !== null) return failed(decoded.failure);
  const page: FetchedPage = {
    requestedUrl,
    finalUrl: url.href,
    status: response.status,
    ...contentType(response.headers),
    payload: decoded.payload,
    etag: headerValue(response.headers, 'etag'),
    lastModified: headerValue(response.headers, 'last-modified'),
  };
  return { kind: 'fetched', page };
}

function failed(fault: FetchFailure): Arrival {
  return { kind: 'failed', failure: fault };
}
