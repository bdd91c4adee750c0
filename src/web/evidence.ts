// Archived bytes for download. Apart from the pages, because these bytes are other people's: they are never shown in
// a browser here, whatever they hold.

import type { Context, Hono } from 'hono';
import { captureWacz, captureWarc, type Evidence, type EvidenceSource } from '#queries/capture-evidence.ts';
import { download } from './download.ts';
import type { SiteContext } from './page.ts';
import { patterns } from './routes.ts';

/** Adds the addresses of archived bytes to the site. */
export function addEvidence(site: Hono, { database, blobs }: SiteContext): void {
  if (!blobs) return;
  const source = { database, blobs };
  site.get(patterns.captureWarc, (c) => answer(c, source, { load: captureWarc, ending: 'warc.gz' }));
  site.get(patterns.captureWacz, (c) => answer(c, source, { load: captureWacz, ending: 'wacz' }));
}

interface EvidenceFormat {
  readonly load: (source: EvidenceSource, id: number) => Promise<Evidence>;
  readonly ending: 'warc.gz' | 'wacz';
}

const sentences = {
  'no-capture': 'There is no capture with this number.\n',
  'nothing-archived': 'Nothing was archived by this capture, for nothing was received.\n',
  removed: 'The archived bytes of this capture were removed; its hashes stay in the evidence log.\n',
  damaged: 'The archived bytes of this capture are not whole; they are not handed out.\n',
} as const;

const statuses = { 'no-capture': 404, 'nothing-archived': 404, removed: 410, damaged: 500 } as const;

async function answer(c: Context, source: EvidenceSource, { load, ending }: EvidenceFormat): Promise<Response> {
  const id = Number(c.req.param('capture'));
  const evidence: Evidence = id <= 2_147_483_647 ? await load(source, id) : { kind: 'no-capture' };
  if (evidence.kind !== 'evidence') {
    return c.text(sentences[evidence.kind], statuses[evidence.kind], { 'x-robots-tag': 'noindex' });
  }
  const { bytes, sha256 } = evidence;
  return download({
    bytes,
    mediaType: ending === 'wacz' ? 'application/zip' : 'application/gzip',
    name: `conductatlas-capture-${id}.${ending}`,
    cacheControl: 'public, max-age=31536000, immutable',
    ...(sha256 === null ? {} : { etag: `"${sha256}"` }),
  });
}
