// What the browser's journey came to: the page, told by the proxy's record of it, or the failure that ended it. Apart
// because evidence rests on the record alone; the browser only says which exchange brought the document.

import type { Exchange, FetchedPage, FetchFailure } from '#domain/capture.ts';
import { failure } from '../../fetch-failures.ts';
import { decodeBody } from '../http/decode-body.ts';
import { judgeStatus } from '../http/judge-status.ts';
import { contentType, headerValue, redirectTarget, retryAfterSeconds } from '../http/response-facts.ts';
import type { UnansweredRequest } from './recording.ts';

export interface Journey {
  readonly requestedUrl: string;
  /** Where the browser says it stands; null where it never got to a document. */
  readonly shownUrl: string | null;
  readonly exchanges: readonly Exchange[];
  readonly unanswered: readonly UnansweredRequest[];
  readonly maxDecodedBytes: number;
  readonly signal: AbortSignal;
}

export type Arrival =
  | { readonly kind: 'fetched'; readonly page: FetchedPage }
  | { readonly kind: 'failed'; readonly failure: FetchFailure };

/** The document at the end of the journey, as it was transferred, with content codings undone. */
export async function judgeArrival(journey: Journey): Promise<Arrival> {
  const url = withoutFragment(journey.shownUrl ?? endOfRedirects(journey));
  const exchange = documentExchange(journey.exchanges, url);
  const refusal = journey.unanswered.findLast((one) => one.url === url || one.url === originOf(url));
  if (exchange?.response?.isComplete !== true && refusal) return failed(refusal.failure);
  if (!exchange?.response) {
    return failed(
      failure('unreadable', 'no-document', `The browser ended at ${url.slice(0, 200)}, where nothing was sent.`),
    );
  }
  const { response } = exchange;
  const verdict = judgeStatus(response, { wasConditional: false });
  if (typeof verdict !== 'string') {
    const seconds = retryAfterSeconds(response.headers, new Date());
    return failed(seconds === null ? verdict : { ...verdict, retryAfterSeconds: seconds });
  }
  if (verdict === 'redirect') {
    return failed(failure('unreadable', 'redirect-loop', `The server points on without end, to ${url.slice(0, 200)}.`));
  }
  if (verdict !== 'page')
    return failed(failure('unreadable', `status-${response.status}`, 'The last answer is no page.'));
  if (!response.isComplete) {
    return failed(failure('unreadable', 'truncated', 'The answer ended before it was complete.'));
  }
  const decoded = await decodeBody(response, { maxDecodedBytes: journey.maxDecodedBytes, signal: journey.signal });
  if (decoded.failure !== null) return failed(decoded.failure);
  return {
    kind: 'fetched',
    page: {
      requestedUrl: journey.requestedUrl,
      finalUrl: url,
      status: response.status,
      ...contentType(response.headers),
      payload: decoded.payload,
      etag: headerValue(response.headers, 'etag'),
      lastModified: headerValue(response.headers, 'last-modified'),
    },
  };
}

/** The last exchange by which this address was asked for as a page. */
function documentExchange(exchanges: readonly Exchange[], url: string): Exchange | undefined {
  const ofUrl = exchanges.filter((exchange) => withoutFragment(exchange.url) === url);
  return ofUrl.findLast((exchange) => isPageRequest(exchange) && exchange.response !== null) ?? ofUrl.at(-1);
}

function isPageRequest({ request }: Exchange): boolean {
  return headerValue(request.headers, 'accept')?.startsWith('text/html') ?? false;
}

/** Where the requested address led by redirects alone. */
function endOfRedirects({ requestedUrl, exchanges }: Journey): string {
  let url = withoutFragment(requestedUrl);
  for (let hops = 0; hops < 30; hops++) {
    const response = documentExchange(exchanges, url)?.response;
    const isRedirect = response && response.status >= 300 && response.status < 400;
    const target = isRedirect ? redirectTarget(response.headers, new URL(url)) : null;
    if (!target) return url;
    url = target.href;
  }
  return url;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function withoutFragment(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}

function failed(fault: FetchFailure): Arrival {
  return { kind: 'failed', failure: fault };
}
