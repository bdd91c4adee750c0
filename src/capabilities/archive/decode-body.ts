// Undoes the content coding of an archived answer, within a limit, since archived bytes may be bombs.

import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { ReadRecord } from './read-warc.ts';

const maxOutputLength = 25_000_000;
const codings: Readonly<Record<string, (body: Uint8Array) => Buffer>> = {
  gzip: (body) => gunzipSync(body, { maxOutputLength }),
  'x-gzip': (body) => gunzipSync(body, { maxOutputLength }),
  br: (body) => brotliDecompressSync(body, { maxOutputLength }),
  deflate: (body) => inflateSync(body, { maxOutputLength }),
};

/** The body with its coding undone; null for a coding that only the fetcher undoes, or more than one. */
export function decodeBody({ headers, body }: NonNullable<ReadRecord['http']>): Uint8Array | null {
  const coding =
    headers
      .find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
      .trim()
      .toLowerCase() ?? '';
  if (coding === '' || coding === 'identity') return body;
  try {
    return codings[coding]?.(body) ?? null;
  } catch {
    return null;
  }
}
