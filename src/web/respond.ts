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

/** Answers with content: 304 where the reader has it already, compressed where the reader can read that. */
export async function respondWith(content: Content, request: Request): Promise<Response> {
  const etag = `W/"${createHash('sha256').update(content.mediaType).update(content.body).digest('base64url').slice(0, 22)}"`;
  const headers = new Headers({
    'content-type': content.mediaType,
    'cache-control': content.isImmutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
    etag,
    vary: 'Accept, Accept-Encoding',
    ...content.headers,
  });
  if (content.status === 200 && isKnown(etag, request.headers.get('if-none-match'))) {
    headers.delete('content-type');
    return new Response(null, { status: 304, headers });
  }
  return compressed(content.body, content.status, headers, request.headers.get('accept-encoding') ?? '');
}

async function compressed(text: string, status: number, headers: Headers, accepted: string): Promise<Response> {
  const bytes = Buffer.from(text);
  const encoding = bytes.length < worthCompressing ? null : acceptedEncoding(accepted);
  if (encoding) headers.set('content-encoding', encoding);
  const body = encoding === 'br' ? await brotliOf(bytes) : encoding === 'gzip' ? await gzipped(bytes) : bytes;
  headers.set('content-length', String(body.length));
  return new Response(new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.length), { status, headers });
}

function brotliOf(bytes: Buffer): Promise<Buffer> {
  return brotli(bytes, {
    params: { [zlib.BROTLI_PARAM_QUALITY]: 4, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

function acceptedEncoding(accepted: string): 'br' | 'gzip' | null {
  const offers = accepted.split(',').map((offer) => offer.trim().toLowerCase());
  const allows = (name: string) =>
    offers.some((offer) => offer.split(';')[0] === name && !/;\s*q=0(\.0+)?$/.test(offer));
  return allows('br') ? 'br' : allows('gzip') ? 'gzip' : null;
}

function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  if (!ifNoneMatch) return false;
  return ifNoneMatch.split(',').some((known) => known.trim() === etag || known.trim() === '*');
}
