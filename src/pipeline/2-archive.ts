// Step 2: what an attempt brought becomes bytes in the store and a record that names them. The bytes are safe before
// the record is written, so that no record ever names bytes that are not there.

import { createHash } from 'node:crypto';
import { captureDigests, mainExchange } from '#capabilities/archive/capture-digests.ts';
import { type RecordedPayload, writeWarc } from '#capabilities/archive/write-warc.ts';
import type { Exchange, FetchResult } from '#domain/capture.ts';
import type { BlobStore } from '#storage/blobs.ts';
import type { CaptureHop, CapturePage, CaptureTls, FormerPage, StoredPayload } from '#storage/captures.ts';
import type { CaptureAttempt } from './1-capture.ts';

export interface ArchivedAttempt {
  readonly warc: { readonly sha256: string; readonly bytes: number } | null;
  readonly pages: readonly CapturePage[];
  readonly payloads: readonly StoredPayload[];
}

export interface ArchiveContext {
  readonly blobs: BlobStore;
  readonly software: string;
  /** Payloads that earlier captures of the target recorded, by SHA-256 in hex; they are referred to. */
  readonly earlier: ReadonlyMap<string, StoredPayload>;
  /** The pages of the capture that saw the document last, for an answer of "not modified". */
  readonly lastPages: readonly FormerPage[];
  /** Addresses asked for, where a result does not say. */
  readonly urls: readonly string[];
}

/** Writes an attempt's WARC file into the store; one in which nothing crossed the wire has none. */
export async function archiveAttempt(attempt: CaptureAttempt, context: ArchiveContext): Promise<ArchivedAttempt> {
  const markdown = attempt.reading.kind === 'read' ? attempt.reading.version.markdown : null;
  const parts: Uint8Array[] = [];
  const payloads = new Map<string, StoredPayload>();
  for (const [index, result] of attempt.results.entries()) {
    if (result.exchanges.length === 0 && result.kind !== 'fetched') continue;
    const written = writeWarc({
      result,
      // A text made of several pages lies beside the first.
      markdown: index === 0 ? markdown : null,
      software: context.software,
      earlierPayloads: earlierRecords(context.earlier, payloads),
      ...lastResponse(context, index),
    });
    parts.push(written.bytes);
    for (const { type, id, targetUri, at, payloadDigest } of written.records) {
      if (type !== 'response' || targetUri === null || payloadDigest === null) continue;
      const sha256 = payloadDigest.replace('sha256:', '');
      if (!context.earlier.has(sha256)) payloads.set(sha256, { sha256, recordId: id, targetUri, at });
    }
  }
  const bytes = Buffer.concat(parts);
  return {
    warc: bytes.length > 0 ? { sha256: await context.blobs.put(bytes), bytes: bytes.length } : null,
    pages: attempt.results.map((result, index) => {
      const page = describePage(result, context.urls[index] ?? '');
      return result.kind === 'not-modified' ? confirmed(page, context.lastPages[index]) : page;
    }),
    payloads: [...payloads.values()],
  };
}

function earlierRecords(...known: readonly ReadonlyMap<string, StoredPayload>[]): ReadonlyMap<string, RecordedPayload> {
  return new Map(known.flatMap((map) => [...map].map(([sha256, payload]) => [`sha256:${sha256}`, payload] as const)));
}

function lastResponse({ earlier, lastPages }: ArchiveContext, index: number): { lastResponse?: RecordedPayload } {
  const payload = earlier.get(lastPages[index]?.transferSha256 ?? '');
  return payload ? { lastResponse: payload } : {};
}

/** "Not modified" confirms what came last time: its validators and its payload, which a later capture refers to. */
function confirmed(page: CapturePage, former: FormerPage | undefined): CapturePage {
  if (!former) return page;
  const { etag, lastModified, payloadSha256, transferSha256 } = former;
  return {
    ...page,
    etag: page.etag ?? etag,
    lastModified: page.lastModified ?? lastModified,
    payloadSha256,
    transferSha256,
  };
}

/** The facts of one page of an attempt. */
export function describePage(result: FetchResult, requestedUrl: string): CapturePage {
  const page = result.kind === 'fetched' ? result.page : null;
  const main = mainExchange(result) ?? result.exchanges.findLast(({ response }) => response !== null) ?? null;
  const digests = captureDigests(result, null);
  return {
    requestedUrl: page?.requestedUrl ?? requestedUrl,
    finalUrl: page?.finalUrl ?? (result.kind === 'not-modified' ? result.finalUrl : (main?.url ?? null)),
    status: page?.status ?? main?.response?.status ?? null,
    mediaType: page?.mediaType ?? null,
    charset: page?.charset ?? null,
    hops: hopsOf(result, main),
    headers: main?.response?.headers ?? [],
    addressFamily: main?.peer?.family ?? null,
    tls: main ? tlsOf(main) : null,
    etag: page?.etag ?? null,
    lastModified: page?.lastModified ?? null,
    payloadBytes: page?.payload.length ?? null,
    payloadSha256: hexOf(digests.payload),
    transferSha256: hexOf(digests.transfer),
    renderedSha256: hexOf(digests.rendered),
    screenshotSha256: hexOf(digests.screenshot),
  };
}

function hexOf(digest: string | null): string | null {
  return digest === null ? null : digest.replace('sha256:', '');
}

const mostHops = 20;

/** The redirects up to the page itself; a browser's further requests lie in the WARC file only. */
function hopsOf({ exchanges }: FetchResult, main: Exchange | null): CaptureHop[] {
  const end = main ? exchanges.indexOf(main) + 1 : exchanges.length;
  return exchanges
    .slice(0, end)
    .filter((exchange) => exchange === main || isRedirect(exchange) || main === null)
    .slice(-mostHops)
    .map(({ url, startedAt, durationMs, peer, response }) => ({
      url,
      status: response?.status ?? null,
      location: response?.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? null,
      startedAt: startedAt.toISOString(),
      durationMs: Math.round(durationMs),
      address: peer?.address ?? null,
      family: peer?.family ?? null,
      httpVersion: response?.httpVersion ?? null,
    }));
}

function isRedirect({ response }: Exchange): boolean {
  return response !== null && response.status >= 300 && response.status < 400;
}

function tlsOf({ peer }: Exchange): CaptureTls | null {
  if (!peer?.tls) return null;
  const { protocol, cipher, certificateChain } = peer.tls;
  return {
    protocol,
    cipher,
    chain: certificateChain.map((certificate) => createHash('sha256').update(certificate).digest('hex')),
  };
}
