// The archived bytes of a capture: its WARC file as it was stored, and a WACZ file that opens without us. Payloads that
// earlier captures stored are taken along, so that what is exported is whole.

import { exportWacz, type WaczPage } from '#capabilities/archive/export-wacz.ts';
import { referredRecords } from '#capabilities/archive/referred-records.ts';
import type { BlobStore } from '#storage/blobs.ts';
import type { Queryable } from '#storage/database.ts';
import { type CaptureFacts, captureRecord } from './capture-record.ts';

export interface EvidenceSource {
  readonly database: Queryable;
  readonly blobs: BlobStore;
}

export type Evidence =
  | { readonly kind: 'evidence'; readonly bytes: Uint8Array; readonly sha256: string | null }
  /** `nothing-archived`: no byte crossed the wire; `removed`: taken down or erased in its time; `damaged`: the stored bytes are not whole. */
  | { readonly kind: 'no-capture' | 'nothing-archived' | 'removed' | 'damaged' };

/** The WARC file of a capture. */
export async function captureWarc({ database, blobs }: EvidenceSource, id: number): Promise<Evidence> {
  const capture = await captureRecord(database, id);
  if (!capture) return { kind: 'no-capture' };
  if (capture.isRemoved) return { kind: 'removed' };
  if (!capture.warc) return { kind: 'nothing-archived' };
  const bytes = await blobs.get(capture.warc.sha256);
  return bytes ? { kind: 'evidence', bytes, sha256: capture.warc.sha256 } : { kind: 'damaged' };
}

/** A WACZ file of a capture, with the captures it refers to. */
export async function captureWacz(source: EvidenceSource, id: number): Promise<Evidence> {
  const archived = await archivedCapture(source, id);
  if (archived.kind !== 'archived') return archived;
  const { facts, warcs } = archived;
  const title = `${facts.platformName} ${facts.documentName}, captured ${facts.at.toISOString()}`;
  const exported = exportWacz({ title, software: facts.software, warcs, pages: archived.pages(title) });
  return exported.kind === 'exported' ? { kind: 'evidence', bytes: exported.bytes, sha256: null } : { kind: 'damaged' };
}

export type ArchivedCapture =
  | {
      readonly kind: 'archived';
      readonly facts: CaptureFacts;
      /** Its own file first, then those of earlier captures that it refers to. */
      readonly warcs: readonly Uint8Array[];
      readonly pages: (title: string) => WaczPage[];
    }
  | { readonly kind: 'no-capture' | 'nothing-archived' | 'removed' | 'damaged' };

/** All bytes that a capture rests on. */
export async function archivedCapture(source: EvidenceSource, id: number): Promise<ArchivedCapture> {
  const capture = await captureRecord(source.database, id);
  if (!capture) return { kind: 'no-capture' };
  const own = await captureWarc(source, id);
  if (own.kind !== 'evidence') return own;
  const warcs = [own.bytes];
  for (const earlier of await capturesReferredTo(source.database, own.bytes, id)) {
    const warc = await captureWarc(source, earlier);
    if (warc.kind !== 'evidence') return { kind: warc.kind === 'removed' ? 'removed' : 'damaged' };
    warcs.push(warc.bytes);
  }
  const pages = (title: string) =>
    capture.pages.map(({ finalUrl, requestedUrl, hops }) => ({
      url: finalUrl ?? requestedUrl,
      title,
      at: new Date(hops.at(-1)?.startedAt ?? capture.at),
    }));
  return { kind: 'archived', facts: capture, warcs, pages };
}

async function capturesReferredTo(database: Queryable, warc: Uint8Array, own: number): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    'SELECT DISTINCT capture_id AS id FROM capture_payloads WHERE record_id = ANY($1) AND capture_id <> $2 ORDER BY id',
    [referredRecords(warc), own],
  );
  return rows.map(({ id }) => id);
}
