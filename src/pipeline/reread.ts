// Reads the bytes of an earlier capture again, after the program or the target's sources have changed: what differs
// then is our reading, and no change of the platform's.

import { decodeBody } from '#capabilities/archive/decode-body.ts';
import { type ReadRecord, readWarc } from '#capabilities/archive/read-warc.ts';
import type { ExtractedVersion, PageToRead } from '#capabilities/extraction/extract-version.ts';
import { type FormerCapture, type FormerPage, placeOfPayload } from '#storage/captures.ts';
import type { StoredTarget } from '#storage/sources.ts';
import { pageToRead, readable } from './1-capture.ts';
import type { CaptureTools } from './capture-tools.ts';
import { filterPages } from './filter-page.ts';

/** The text that the target's last capture would give today; null where that is as before, or cannot be said. */
export async function rereadLast(
  tools: CaptureTools,
  target: StoredTarget,
  last: FormerCapture | null,
): Promise<ExtractedVersion | null> {
  if (!last || last.pages.length !== target.sources.length) return null;
  if (last.software === tools.software && last.sourcesSha256 === target.sourcesSha256) return null;
  const pages: PageToRead[] = [];
  for (const [index, source] of target.sources.entries()) {
    const former = last.pages[index];
    const isSamePage = former?.requestedUrl === source.url;
    const bytes = former && isSamePage ? await archivedBytes(tools, { target, last, former }) : null;
    if (!former || !bytes) return null;
    const { finalUrl, status, mediaType, charset } = former;
    const page = { finalUrl: finalUrl ?? source.url, status: status ?? 200, mediaType, charset };
    pages.push(pageToRead(target, source, { ...page, ...bytes }));
  }
  const filtered = await filterPages(pages);
  if (filtered.kind === 'failed') return null;
  const outcome = await tools.read(filtered.pages);
  return outcome.kind === 'extracted' && outcome.version.gate.accepted ? readable(outcome.version) : null;
}

interface ArchivedPage {
  readonly target: StoredTarget;
  readonly last: FormerCapture;
  readonly former: FormerPage;
}

type PageBytes = { readonly payload: Uint8Array; readonly rendered?: { html: string; screenshot: null } };

async function archivedBytes(tools: CaptureTools, { target, last, former }: ArchivedPage): Promise<PageBytes | null> {
  if (former.renderedSha256 !== null) {
    const digest = `sha256:${former.renderedSha256}`;
    const dom = await findRecord(tools, last.warcSha256, (record) => isResource(record) && hasDigest(record, digest));
    return (
      dom && {
        payload: new Uint8Array(),
        rendered: { html: Buffer.from(dom.block).toString('utf8'), screenshot: null },
      }
    );
  }
  const place = former.transferSha256 && (await placeOfPayload(tools.database, target.id, former.transferSha256));
  if (!place) return null;
  const response = await findRecord(tools, place.warcSha256, ({ id }) => id === place.recordId);
  const payload = response?.http ? decodeBody(response.http) : null;
  return payload && { payload };
}

function isResource({ type, targetUri }: ReadRecord): boolean {
  return type === 'resource' && (targetUri?.startsWith('urn:dom:') ?? false);
}

function hasDigest({ fields }: ReadRecord, digest: string): boolean {
  return fields.some(([name, value]) => name.toLowerCase() === 'warc-payload-digest' && value === digest);
}

async function findRecord(
  { blobs }: CaptureTools,
  warcSha256: string | null,
  isWanted: (record: ReadRecord) => boolean,
): Promise<ReadRecord | null> {
  const bytes = warcSha256 === null ? null : await blobs.get(warcSha256);
  if (!bytes) return null;
  for (const record of readWarc(bytes)) if (record.kind === 'record' && isWanted(record)) return record;
  return null;
}
