// Captures as values, for the tests of this folder: a fictional platform's pages as a fetcher would hand them over.

import type { Exchange, FetchedPage, FetchResult, HeaderList } from '#domain/capture.ts';

export const startedAt = new Date('2026-03-04T05:06:07.089Z');

const der = Buffer.from('not a real certificate, and none is parsed here');

/** An exchange answered with 200 by default. */
export function exchange(change: {
  url?: string;
  status?: number;
  headers?: HeaderList;
  body?: Uint8Array;
  isComplete?: boolean;
  httpVersion?: '1.1' | '2';
  requestHeaders?: HeaderList;
}): Exchange {
  const { url = 'https://cloudberry.example/terms', status = 200, httpVersion = '1.1' } = change;
  return {
    url,
    startedAt,
    durationMs: 12.75,
    peer: {
      address: '203.0.113.9',
      port: 443,
      family: 4,
      tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', certificateChain: [der, der] },
    },
    request: { method: 'GET', httpVersion, headers: change.requestHeaders ?? [['User-Agent', 'ConductAtlas']] },
    response: {
      status,
      statusText: status === 200 ? 'OK' : '',
      httpVersion,
      headers: change.headers ?? [['Content-Type', 'text/html; charset=utf-8']],
      body: change.body ?? Buffer.from('<p>You may stop at any time.</p>'),
      isComplete: change.isComplete ?? true,
    },
  };
}

/** A capture that brought a page; the last exchange is the page's unless said otherwise. */
export function fetched(exchanges: readonly Exchange[], change: Partial<FetchedPage> = {}): FetchResult {
  const last = exchanges.at(-1);
  const page: FetchedPage = {
    requestedUrl: exchanges[0]?.url ?? 'https://cloudberry.example/terms',
    finalUrl: last?.url ?? 'https://cloudberry.example/terms',
    status: last?.response?.status ?? 200,
    mediaType: 'text/html',
    charset: 'utf-8',
    payload: last?.response?.body ?? new Uint8Array(),
    etag: null,
    lastModified: null,
    ...change,
  };
  return { ...circumstances, exchanges, kind: 'fetched', page };
}

export const circumstances = {
  fetcher: 'http',
  userAgent: 'ConductAtlas/0.1 (+https://conductatlas.example/bot)',
  vantage: { region: 'DE', language: 'en' },
  startedAt,
  durationMs: 40.2,
} as const;
