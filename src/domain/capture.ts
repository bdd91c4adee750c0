// A capture: one attempt to retrieve a document's sources, and its outcome. Attempts that brought nothing are
// recorded like the others, since what could not be seen is part of the record.

import type { Vantage } from './source.ts';

/**
 * `captured`: a new version; `unchanged`: looked again, the same text; `awaits-confirmation`: a large drop or rise
 * that a second capture must show too; `variant-seen`: the known text of another vantage. The others brought no text.
 */
export const captureOutcomes = [
  'captured',
  'unchanged',
  'awaits-confirmation',
  'variant-seen',
  'blocked',
  'missing',
  'wrong-page',
  'timed-out',
  'too-large',
  'unreadable',
  'unreachable',
  'server-failed',
  'robots-refused',
  'address-refused',
] as const;
export type CaptureOutcomeKind = (typeof captureOutcomes)[number];

/** Outcomes by which the document was really seen. */
export const seenOutcomes: readonly CaptureOutcomeKind[] = ['captured', 'unchanged'];

/** Failures that a fetcher meets before anything is read. */
export type FetchFailureKind =
  | 'blocked'
  | 'missing'
  | 'timed-out'
  | 'too-large'
  | 'unreadable'
  | 'unreachable'
  | 'server-failed'
  | 'robots-refused'
  | 'address-refused';

export interface FetchFailure {
  readonly kind: FetchFailureKind;
  /** Short stable code for the operator, such as `dns`, `connection-reset`, `tls`, `status-403`, `private-address`. */
  readonly reason: string;
  /** One sentence for the operator; never shown to whoever suggested the address. */
  readonly sentence: string;
  /** Seconds after which the server asked to be left alone until (Retry-After). */
  readonly retryAfterSeconds?: number;
}

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Whom bytes came from. */
export interface Peer {
  readonly address: string;
  readonly port: number;
  readonly family: 4 | 6;
  /** Present where the connection went to the operator's own proxy: address, port and family are the proxy's. */
  readonly isProxy?: true;
  readonly tls?: {
    readonly protocol: string;
    readonly cipher: string;
    /** DER certificates, the server's own first. */
    readonly certificateChain: readonly Uint8Array[];
  };
}

/** One request and what answered it, as they crossed the wire; a redirect is an exchange of its own. */
export interface Exchange {
  readonly url: string;
  readonly startedAt: Date;
  /** By the monotonic clock. */
  readonly durationMs: number;
  readonly peer: Peer | null;
  readonly request: { readonly method: string; readonly httpVersion: '1.1' | '2'; readonly headers: HeaderList };
  /** Null where no answer came. */
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: '1.0' | '1.1' | '2';
    readonly headers: HeaderList;
    /** As transferred: content codings kept, transfer codings undone. */
    readonly body: Uint8Array;
    /** False where the body ended early or was cut off by a limit. */
    readonly isComplete: boolean;
  } | null;
}

/** A page as a fetcher brought it. */
export interface FetchedPage {
  readonly requestedUrl: string;
  readonly finalUrl: string;
  readonly status: number;
  /** Lower-case essence such as `text/html`; null where none was stated. */
  readonly mediaType: string | null;
  /** Label stated in the Content-Type header; null where none was. */
  readonly charset: string | null;
  /** The body with content codings undone: what a reader gets with "save as". */
  readonly payload: Uint8Array;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** What the browser made of it; derived, and never evidence on its own. */
  readonly rendered?: {
    /** Serialised DOM of the page, with the text of its open frames, after the text settled. */
    readonly html: string;
    /** PNG of the whole page; null where it could not be taken. */
    readonly screenshot: Uint8Array | null;
  };
}

export const fetcherNames = ['http', 'browser', 'upload'] as const;
export type FetcherName = (typeof fetcherNames)[number];

export type FetchResult = {
  readonly fetcher: FetcherName;
  readonly userAgent: string;
  readonly vantage: Vantage;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** In order, redirects and a browser's sub-requests included, robots.txt left out. */
  readonly exchanges: readonly Exchange[];
} & (
  | { readonly kind: 'fetched'; readonly page: FetchedPage }
  | { readonly kind: 'not-modified'; readonly finalUrl: string }
  | { readonly kind: 'failed'; readonly failure: FetchFailure }
);
