// The SHA-256s of one capture, each over another form of the same page. Apart from the WARC, since the record cites them.

import type { Exchange, FetchResult } from '#domain/capture.ts';
import { sha256Digest } from './warc/record-bytes.ts';

/** Each is `sha256:` and 64 hexadecimal digits; null where the capture has no such form. */
export interface CaptureDigests {
  /** The body with content codings undone: what a reader gets with "save as". */
  readonly payload: string | null;
  /** The body as it was sent: the payload of the WARC's response record. */
  readonly transfer: string | null;
  /** The serialised DOM; derived, and not to be had again. */
  readonly rendered: string | null;
  readonly screenshot: string | null;
  /** The extracted Markdown as UTF-8. */
  readonly text: string | null;
}

/** Digests of all forms a capture has; `markdown` is null where nothing was extracted. */
export function captureDigests(result: FetchResult, markdown: string | null): CaptureDigests {
  const page = result.kind === 'fetched' ? result.page : null;
  const answer = mainExchange(result)?.response ?? null;
  const screenshot = page?.rendered?.screenshot ?? null;
  return {
    payload: page ? sha256Digest(page.payload) : null,
    transfer: answer && page ? sha256Digest(answer.body) : null,
    rendered: page?.rendered ? sha256Digest(Buffer.from(page.rendered.html, 'utf8')) : null,
    screenshot: screenshot ? sha256Digest(screenshot) : null,
    text: markdown === null ? null : sha256Digest(Buffer.from(markdown, 'utf8')),
  };
}

/** The exchange that answered with the page itself: neither a redirect before it nor a sub-request after it. */
export function mainExchange(result: FetchResult): Exchange | null {
  if (result.kind === 'failed') return null;
  const finalUrl = withoutFragment(result.kind === 'fetched' ? result.page.finalUrl : result.finalUrl);
  const status = result.kind === 'fetched' ? result.page.status : 304;
  const candidates = result.exchanges.filter((exchange) => withoutFragment(exchange.url) === finalUrl);
  return candidates.find(({ response }) => response?.status === status) ?? candidates[0] ?? null;
}

function withoutFragment(url: string): string {
  const end = url.indexOf('#');
  return end < 0 ? url : url.slice(0, end);
}
