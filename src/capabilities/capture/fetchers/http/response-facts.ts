// Reads what a response says about itself: media type, charset, validators, where it points, how long to wait.
import type { HeaderList } from '#domain/capture.ts';

/** The first value of a header; null where it is missing. */
export function headerValue(headers: HeaderList, name: string): string | null {
  return headers.find(([given]) => given.toLowerCase() === name)?.[1].trim() ?? null;
}

/** Media type and charset label as stated, in lower case. */
export function contentType(headers: HeaderList): {
  readonly mediaType: string | null;
  readonly charset: string | null;
} {
  const stated = headerValue(headers, 'content-type');
  if (stated === null) return { mediaType: null, charset: null };
  const essence = (stated.split(';')[0] ?? '').trim().toLowerCase();
  const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(essence) ? essence : null;
  const charset = /;\s*charset=(?:"([^"]*)"|([^\s;"]+))/i.exec(stated);
  return { mediaType, charset: (charset?.[1] ?? charset?.[2])?.trim().toLowerCase() || null };
}

const MAX_RETRY_SECONDS = 7 * 24 * 3600;

/** Seconds to wait by Retry-After, given as a number or a date, at most a week; null where none is readable. */
export function retryAfterSeconds(headers: HeaderList, now: Date): number | null {
  const value = headerValue(headers, 'retry-after');
  if (value === null || value.length > 40) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(0, Math.ceil(seconds)), MAX_RETRY_SECONDS);
}

/** Where a redirect leads, without fragment; null where it names no readable address. */
export function redirectTarget(headers: HeaderList, from: URL): URL | null {
  const location = headerValue(headers, 'location');
  if (location === null || location === '') return null;
  // Node reads header bytes as Latin-1; servers that write other letters unescaped mean UTF-8.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  const meant = text.includes('\ufffd') ? location : text;
  if (!URL.canParse(meant, from)) return null;
  const target = new URL(meant, from);
  target.hash = '';
  return target;
}
