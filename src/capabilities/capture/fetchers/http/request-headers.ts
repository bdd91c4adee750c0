// What we say of ourselves when we ask for a page: truthfully who, in which language, and what we have already.
import type { HeaderList } from '#domain/capture.ts';
import type { Vantage } from '#domain/source.ts';
import { acceptedCodings } from './decode-body.ts';

/** What the last capture of an address learnt, by which a server can say "the same as then". */
export interface Validators {
  /** The address they were given at, and the only one they are shown to; left out, it is the address asked for first. */
  readonly url?: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const ACCEPT = 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8';

/** Headers in the order in which they are sent; names in the wire's own case are for HTTP/1.1. */
export function requestHeaders(asked: {
  readonly url: URL;
  readonly userAgent: string;
  readonly vantage: Vantage;
  /** Already known to belong to this address. */
  readonly validators: Validators | null;
  readonly cookies: string | null;
}): HeaderList {
  const headers: [string, string][] = [
    ['Host', asked.url.host],
    ['User-Agent', asked.userAgent],
    ['Accept', ACCEPT],
    ['Accept-Language', acceptLanguage(asked.vantage)],
    ['Accept-Encoding', acceptedCodings],
  ];
  if (asked.cookies !== null) headers.push(['Cookie', asked.cookies]);
  if (asked.validators !== null) {
    const { etag, lastModified } = asked.validators;
    if (etag !== null && isSafe(etag)) headers.push(['If-None-Match', etag]);
    if (lastModified !== null && isSafe(lastModified)) headers.push(['If-Modified-Since', lastModified]);
  }
  headers.push(['Connection', 'close']);
  return headers;
}

/** The same for HTTP/2, which says host and connection by other means. */
export function forHttp2(headers: HeaderList): HeaderList {
  return headers
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== 'host' && name !== 'connection');
}

/** `de-AT, de;q=0.9, *;q=0.1` for German looked at from Austria. */
export function acceptLanguage({ language, region }: Vantage): string {
  const primary = language.split('-')[0] ?? language;
  const full = language === primary && /^[A-Z]{2}$/.test(region) && region !== 'ZZ' ? `${primary}-${region}` : language;
  const wanted = full === primary ? [primary] : [full, `${primary};q=0.9`];
  return [...wanted, '*;q=0.1'].join(', ');
}

/** Stored values came from outside once: printable ASCII only, so that they can end no line. */
function isSafe(value: string): boolean {
  return value.length <= 1024 && /^[\x20-\x7e]+$/.test(value);
}
