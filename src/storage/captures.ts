// Captures as they are kept: every attempt with what it met at each source, and what is needed of the last ones to
// judge the next. Rows are added and never changed.

import type { CaptureOutcomeKind, FetcherName, HeaderList } from '#domain/capture.ts';
import type { Vantage } from '#domain/source.ts';
import type { Queryable, Transaction } from './database.ts';

/** One attempt of a slot. */
export interface CaptureRecord {
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly fetcher: FetcherName;
  readonly userAgent: string;
  readonly vantage: Vantage;
  readonly outcome: CaptureOutcomeKind;
  readonly reasons: readonly string[];
  readonly sentence: string;
  readonly software: string;
  /** SHA-256 in hex, like all of these. */
  readonly textSha256: string | null;
  readonly versionNumber: number | null;
  readonly sourcesSha256: string;
  readonly warc: { readonly sha256: string; readonly bytes: number } | null;
  /** Payloads that lie in this WARC and in none before. */
  readonly payloads: readonly StoredPayload[];
  readonly pages: readonly CapturePage[];
}

/** Where a payload was recorded. */
export interface StoredPayload {
  readonly sha256: string;
  readonly recordId: string;
  readonly targetUri: string;
  readonly at: Date;
}

export interface CapturePage {
  readonly requestedUrl: string;
  readonly finalUrl: string | null;
  readonly status: number | null;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly hops: readonly CaptureHop[];
  readonly headers: HeaderList;
  readonly addressFamily: 4 | 6 | null;
  readonly tls: CaptureTls | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly payloadBytes: number | null;
  readonly payloadSha256: string | null;
  readonly transferSha256: string | null;
  readonly renderedSha256: string | null;
  readonly screenshotSha256: string | null;
}

export interface CaptureHop {
  readonly url: string;
  readonly status: number | null;
  readonly location: string | null;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly address: string | null;
  readonly family: 4 | 6 | null;
  readonly httpVersion: string | null;
}

export interface CaptureTls {
  readonly protocol: string;
  readonly cipher: string;
  /** SHA-256 of each DER certificate, the server's own first. */
  readonly chain: readonly string[];
}

/** Adds the attempts of one slot, in order. `takeWriterTurn` must hold. Gives the id of the last. */
export async function recordCaptures(
  transaction: Transaction,
  { targetId, slot }: { readonly targetId: number; readonly slot: Date },
  attempts: readonly CaptureRecord[],
): Promise<number> {
  let last = 0;
  for (const [index, record] of attempts.entries()) {
    const [row] = await transaction.query<{ id: number }>(
      `INSERT INTO captures (id, target_id, slot, attempt, started_at, duration_ms, fetcher, user_agent, region, language,
                             outcome, reasons, sentence, software, text_sha256, version_number, sources_sha256, warc_sha256, warc_bytes)
       SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, decode($14, 'hex'), $15,
              decode($16, 'hex'), decode($17, 'hex'), $18 FROM captures RETURNING id`,
      [
        targetId,
        slot,
        index + 1,
        record.startedAt,
        Math.round(record.durationMs),
        record.fetcher,
        record.userAgent,
        record.vantage.region,
        record.vantage.language,
        record.outcome,
        record.reasons,
        record.sentence,
        record.software,
        record.textSha256,
        record.versionNumber,
        record.sourcesSha256,
        record.warc?.sha256 ?? null,
        record.warc?.bytes ?? null,
      ],
    );
    if (!row) throw new Error('The database gave no id for a capture.');
    last = row.id;
    await copyPages(transaction, last, record.pages);
    await addPayloads(transaction, { targetId, captureId: last }, record.payloads);
  }
  return last;
}

async function addPayloads(
  transaction: Transaction,
  { targetId, captureId }: { readonly targetId: number; readonly captureId: number },
  payloads: readonly StoredPayload[],
): Promise<void> {
  await transaction.query(
    `INSERT INTO capture_payloads (target_id, sha256, capture_id, record_id, target_uri, recorded_at)
     SELECT $1, decode(p."sha256", 'hex'), $2, p."recordId", p."targetUri", p.at
       FROM jsonb_to_recordset($3::jsonb) AS p("sha256" text, "recordId" text, "targetUri" text, at timestamptz)
     ON CONFLICT DO NOTHING`,
    [targetId, captureId, JSON.stringify(cleanJson(payloads))],
  );
}

/** The WARC file in which a payload of a target was recorded, and its record there; null where none was. */
export async function placeOfPayload(
  database: Queryable,
  targetId: number,
  sha256: string,
): Promise<{ readonly warcSha256: string; readonly recordId: string } | null> {
  const [row] = await database.query<{ warcSha256: string; recordId: string }>(
    `SELECT encode(c.warc_sha256, 'hex') AS "warcSha256", p.record_id AS "recordId"
       FROM capture_payloads p JOIN captures c ON c.id = p.capture_id
      WHERE p.target_id = $1 AND p.sha256 = decode($2, 'hex')`,
    [targetId, sha256],
  );
  return row ?? null;
}

/** Payloads that earlier captures of a target recorded, by SHA-256 in hex. */
export async function recordedPayloads(
  database: Queryable,
  targetId: number,
): Promise<ReadonlyMap<string, StoredPayload>> {
  const rows = await database.query<StoredPayload>(
    `SELECT encode(sha256, 'hex') AS sha256, record_id AS "recordId", target_uri AS "targetUri", recorded_at AS at
       FROM capture_payloads WHERE target_id = $1`,
    [targetId],
  );
  return new Map(rows.map((row) => [row.sha256, row]));
}

async function copyPages(transaction: Transaction, captureId: number, pages: readonly CapturePage[]): Promise<void> {
  const columns = ['capture_id', 'position', 'requested_url', 'final_url', 'status', 'media_type', 'charset', 'hops'];
  const more = ['headers', 'address_family', 'tls', 'etag', 'last_modified', 'payload_bytes'];
  const hashes = ['payload_sha256', 'transfer_sha256', 'rendered_sha256', 'screenshot_sha256'];
  await transaction.copyInto(
    'capture_pages',
    [...columns, ...more, ...hashes],
    pages.map((page, position) => [
      captureId,
      position,
      clean(page.requestedUrl),
      clean(page.finalUrl),
      page.status,
      clean(page.mediaType),
      clean(page.charset),
      { json: cleanJson(page.hops) },
      { json: cleanJson(page.headers) },
      page.addressFamily,
      page.tls && { json: page.tls },
      clean(page.etag),
      clean(page.lastModified),
      page.payloadBytes,
      bytesOf(page.payloadSha256),
      bytesOf(page.transferSha256),
      bytesOf(page.renderedSha256),
      bytesOf(page.screenshotSha256),
    ]),
  );
}

/** What servers send may hold characters that no database text can: zeros, and halves of surrogate pairs. */
function clean<T extends string | null>(text: T): T {
  return (text === null ? null : Buffer.from(text).toString().replaceAll('\0', '\uFFFD')) as T;
}

function cleanJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part) => (typeof part === 'string' ? clean(part) : part));
}

function bytesOf(sha256: string | null): Uint8Array | null {
  return sha256 === null ? null : Buffer.from(sha256, 'hex');
}

/** Notes that the latest version's text was seen again; the target was checked by it. */
export async function noteSeen(
  transaction: Transaction,
  { targetId, documentId, at }: { readonly targetId: number; readonly documentId: number; readonly at: Date },
): Promise<void> {
  await transaction.query(
    'UPDATE documents SET last_verified_at = greatest(last_verified_at, $2::timestamptz) WHERE id = $1',
    [documentId, at],
  );
  await transaction.query('UPDATE capture_targets SET checked_at = coalesce(checked_at, $2) WHERE id = $1', [
    targetId,
    at,
  ]);
}

export type FormerPage = Pick<
  CapturePage,
  | 'requestedUrl'
  | 'finalUrl'
  | 'status'
  | 'mediaType'
  | 'charset'
  | 'etag'
  | 'lastModified'
  | 'payloadSha256'
  | 'renderedSha256'
  | 'transferSha256'
>;

/** What an earlier capture of a target brought, as far as the next one is judged by it. */
export interface FormerCapture {
  readonly id: number;
  readonly startedAt: Date;
  readonly outcome: CaptureOutcomeKind;
  readonly fetcher: FetcherName;
  readonly textSha256: string | null;
  readonly sourcesSha256: string;
  readonly software: string;
  readonly warcSha256: string | null;
  readonly pages: readonly FormerPage[];
}

const formerColumns = `c.id, c.started_at AS "startedAt", c.outcome, c.fetcher, c.software, encode(c.text_sha256, 'hex') AS "textSha256",
  encode(c.sources_sha256, 'hex') AS "sourcesSha256", encode(c.warc_sha256, 'hex') AS "warcSha256",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('requestedUrl', requested_url, 'finalUrl', final_url, 'status', status,
          'mediaType', media_type, 'charset', charset, 'etag', etag,
          'lastModified', last_modified, 'payloadSha256', encode(payload_sha256, 'hex'), 'renderedSha256',
          encode(rendered_sha256, 'hex'), 'transferSha256', encode(transfer_sha256, 'hex')) ORDER BY position), '[]')
     FROM capture_pages WHERE capture_id = c.id) AS pages`;

/** The last capture by which the document was really seen; null when there is none. */
export async function lastSeenCapture(database: Queryable, targetId: number): Promise<FormerCapture | null> {
  const [row] = await database.query<FormerCapture>(
    `SELECT ${formerColumns} FROM captures c WHERE target_id = $1 AND outcome IN ('captured', 'unchanged')
      ORDER BY id DESC LIMIT 1`,
    [targetId],
  );
  return row ?? null;
}

/** The last attempt of all; null before the first. */
export async function lastCapture(database: Queryable, targetId: number): Promise<FormerCapture | null> {
  const [row] = await database.query<FormerCapture>(
    `SELECT ${formerColumns} FROM captures c WHERE target_id = $1 ORDER BY id DESC LIMIT 1`,
    [targetId],
  );
  return row ?? null;
}
