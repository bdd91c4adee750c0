// Cookies within one capture: many sites set one and point back to themselves. Nothing is kept from one capture to the
// next, so every capture sees what a first visit sees.
import type { HeaderList } from '#domain/capture.ts';

export interface CookieJar {
  /** Value of the Cookie header; null where there is none for this address. */
  readonly forUrl: (url: URL) => string | null;
  readonly take: (url: URL, headers: HeaderList) => void;
}

const MAX_COOKIES = 50;
const MAX_COOKIE_LENGTH = 4096;

/** A jar that gives a cookie back to the very host that set it, and to no other. */
export function openCookieJar(): CookieJar {
  const cookies = new Map<string, { readonly host: string; readonly isSecure: boolean; readonly pair: string }>();
  return {
    forUrl: (url) => {
      const pairs = [...cookies.values()]
        .filter(({ host, isSecure }) => host === url.hostname && (!isSecure || url.protocol === 'https:'))
        .map(({ pair }) => pair);
      return pairs.length === 0 ? null : pairs.join('; ').slice(0, 2 * MAX_COOKIE_LENGTH);
    },
    take: (url, headers) => {
      for (const [name, value] of headers) {
        if (name.toLowerCase() !== 'set-cookie' || value.length > MAX_COOKIE_LENGTH) continue;
        const [pair = '', ...attributes] = value.split(';').map((part) => part.trim());
        const key = `${url.hostname} ${pair.split('=', 1)[0]}`;
        const says = attributes.map((attribute) => attribute.toLowerCase());
        if (says.some((word) => /^max-age=(0|-\d+)$/.test(word))) cookies.delete(key);
        else if (/^[\x21-\x3a\x3c-\x7e]+=[\x20-\x3a\x3c-\x7e]*$/.test(pair) && cookies.size < MAX_COOKIES) {
          cookies.set(key, { host: url.hostname, isSecure: says.includes('secure'), pair });
        }
      }
    },
  };
}
