// An archived page as it came, for showing it: the document that the browser built where there is one, else the payload.

import { decodeBody } from '#capabilities/archive/decode-body.ts';
import { type ReadRecord, readWarc } from '#capabilities/archive/read-warc.ts';
import { decodePage } from '#capabilities/extraction/decode-page.ts';
import { sha256Of } from '#storage/sha256.ts';
import { archivedCapture, type EvidenceSource } from './capture-evidence.ts';
import { type CapturedPageFacts, captureRecord } from './capture-record.ts';

export type ReplayedPage =
  | { readonly kind: 'page'; readonly text: string; readonly shownAs: 'html' | 'text' }
  /** `not-shown`: of a kind that is only downloaded, or coded so that only its reader undoes it. */
  | { readonly kind: 'no-capture' | 'nothing-archived' | 'removed' | 'damaged' | 'not-shown' };

/** The page at a position of a capture, counted from 1. */
export async function replayedPage(source: EvidenceSource, id: number, position: number): Promise<ReplayedPage> {
  const facts = await captureRecord(source.database, id);
  const page = facts?.pages[position - 1];
  if (!page) return { kind: 'no-capture' };
  const archived = await archivedCapture(source, id);
  if (archived.kind !== 'archived') return archived;
  const found = bytesOf(archived.warcs, page);
  const shownAs = found && shownKind(found.mediaType, page);
  if (!found || !shownAs) return { kind: 'not-shown' };
  const { text } = decodePage(found.bytes, page.renderedSha256 === null ? page.charset : 'utf-8');
  return { kind: 'page', text, shownAs };
}

/** Everything that is text and no web page is shown as plain text; pictures and PDF files are not shown. */
function shownKind(mediaType: string, { renderedSha256 }: CapturedPageFacts): 'html' | 'text' | null {
  if (renderedSha256 !== null || /^(?:text\/html|application\/xhtml\+xml)$/.test(mediaType)) return 'html';
  return /^text\/|[/+](?:json|xml)$/.test(mediaType) ? 'text' : null;
}

interface FoundBytes {
  readonly bytes: Uint8Array;
  /** As the answer that brought them says: a later "not modified" says none. */
  readonly mediaType: string;
}

function bytesOf(
  warcs: readonly Uint8Array[],
  { renderedSha256, payloadSha256, mediaType }: CapturedPageFacts,
): FoundBytes | null {
  for (const warc of warcs) {
    for (const record of readWarc(warc)) {
      if (record.kind !== 'record') continue;
      const bytes = renderedSha256 === null ? payloadOf(record) : documentOf(record);
      if (!bytes || sha256Of(bytes) !== (renderedSha256 ?? payloadSha256)) continue;
      const stated =
        record.http?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? mediaType ?? '';
      return { bytes, mediaType: (stated.split(';', 1)[0] ?? '').trim().toLowerCase() };
    }
  }
  return null;
}

function payloadOf({ type, http }: ReadRecord): Uint8Array | null {
  return type === 'response' && http ? decodeBody(http) : null;
}

function documentOf({ type, block }: ReadRecord): Uint8Array | null {
  return type === 'resource' ? block : null;
}
