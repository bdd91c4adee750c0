// A file for download. Apart because what it holds was written by others: whatever a browser makes of it, nothing in it
// runs, loads or belongs to this site, and no search engine lists it.

export interface DownloadedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly name: string;
  readonly cacheControl: string;
  readonly etag?: string;
}

/** The answer that hands the file out. */
export function download({ bytes, mediaType, name, cacheControl, etag }: DownloadedFile): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': cacheControl,
      ...unlisted,
      ...(etag === undefined ? {} : { etag }),
    },
  });
}

/** Headers that keep an answer out of search engines. */
export const unlisted = { 'x-robots-tag': 'noindex' };
