// From a page's answer to an HTTP response: the format asked for, ETag and 304, compression. Kept apart so that
// pages stay descriptions and all of them behave alike.

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below this many bytes compression costs more than it saves. */
const worthCompressing = 1024;

export type PageFormat = 'html' | 'json' | 'csv' | 'md';

const mediaTypes: Record<PageFormat, string> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

export interface Content {
  readonly body: string;
  readonly mediaType: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Named by its hash and therefore never fetched twice. */
  readonly isImmutable?: boolean;
}

/** The media type a page format is served as. */
export function mediaTypeOf(format: PageFormat): string {
  return mediaTypes[format];
}

/** The format a path asks for by its ending, and the path without it. `/index.json` is the home page. */
export function splitFormat(path: string): { path: string; format: PageFormat | null } {
  const match = /^(.*)\.(json|csv|md)$/.exec(path);
  if (!match?.[1]) return { path, format: null };
  const format = match[2] === 'csv' ? 'csv' : match[2] === 'md' ? 'md' : 'json';
  return { path: match[1] === '/index' ? '/' : match[1], format };
}

/** Whether an Accept header prefers JSON to HTML. */
export function prefersJson(accept: string | undefined): boolean {
  if (!accept) return false;
  const json = accept.indexOf('application/json');
  const html = accept.indexOf('text/html');
  return json !== -1 && (html === -1 || json < html);
}

/** A response that is ready to be sent, except to a reader who has it already. */
export interface Prepared {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** How a body is packed for a reader with this Accept-Encoding header. */
export function encodingFor(accepted: string | null): 'br' | 'gzip' | null {
  const offers = (accepted ?? '').split(',').map((offer) => offer.trim().toLowerCase());
  const allows = (name: string) =>
    offers.some((offer) => offer.split(';')[0] === name && !/;\s*q=0(\.0+)?$/.test(offer));
  return allows('br') ? 'br' : allows('gzip') ? 'gzip' : null;
}

/** Makes content ready: its ETag, and its body packed where that is worth it. */
export async function prepare(content: Content, encoding: 'br' | 'gzip' | null): Promise<Prepared> {
  const hash = createHash('sha256').update(content.mediaType).update(content.body).digest('base64url').slice(0, 22);
  const bytes = Buffer.from(content.body);
  const packing = bytes.length < worthCompressing ? null : encoding;
  const body = packing === 'br' ? await brotliOf(bytes) : packing === 'gzip' ? await gzipped(bytes) : bytes;
  return {
    status: content.status,
    headers: {
      'content-type': content.mediaType,
      'cache-control': content.isImmutable
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=0, must-revalidate',
      etag: `W/"${hash}"`,
      vary: 'Accept, Accept-Encoding',
      'content-length': String(body.length),
      ...(packing ? { 'content-encoding': packing } : {}),
      ...content.headers,
    },
    body: new Uint8Array(body),
  };
}

/** Answers 304 where the reader has it already. */
export function send(prepared: Prepared, request: Request): Response {
  const headers = new Headers(prepared.headers);
  if (prepared.status === 200 && isKnown(prepared.headers.etag ?? '', request.headers.get('if-none-match'))) {
    for (const name of ['content-type', 'content-length', 'content-encoding']) headers.delete(name);
    return new Response(null, { status: 304, headers });
  }
  return new Response(prepared.body, { status: prepared.status, headers });
}

function brotliOf(bytes: Buffer): Promise<Buffer> {
  return brotli(bytes, {
    params: { [zlib.BROTLI_PARAM_QUALITY]: 4, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  if (!ifNoneMatch) return false;
  return ifNoneMatch.split(',').some((known) => known.trim() === etag || known.trim() === '*');
}
