// One capture with everything it met, for its page and for its evidence.

import type { HeaderList } from '#domain/capture.ts';
import type { CaptureMark } from '#domain/record.ts';
import type { Vantage } from '#domain/source.ts';
import type { CaptureHop, CaptureTls } from '#storage/captures.ts';
import type { Queryable } from '#storage/database.ts';
import { documentByNumber, type FoundDocument } from './document-identity.ts';

export interface CaptureFacts extends CaptureMark {
  readonly platformName: string;
  readonly documentName: string;
  /** Null before the document has a version. */
  readonly document: FoundDocument | null;
  readonly durationMs: number;
  readonly userAgent: string;
  readonly software: string;
  readonly vantage: Vantage;
  /** SHA-256 in hex of the Markdown that was read. */
  readonly textSha256: string | null;
  readonly warc: { readonly sha256: string; readonly bytes: number } | null;
  /** Its archived file was taken down or erased in its time; the hash stays. */
  readonly isRemoved: boolean;
  /** Where it was erased because files are kept so many days. */
  readonly retention: { readonly days: number; readonly at: Date } | null;
  readonly pages: readonly CapturedPageFacts[];
  /** Other attempts of the same slot, in order. */
  readonly otherAttempts: readonly CaptureMark[];
}

export interface CapturedPageFacts {
  readonly requestedUrl: string;
  readonly finalUrl: string | null;
  readonly status: number | null;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly hops: readonly CaptureHop[];
  readonly headers: HeaderList;
  readonly addressFamily: number | null;
  readonly tls: CaptureTls | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly payloadBytes: number | null;
  readonly payloadSha256: string | null;
  readonly transferSha256: string | null;
  readonly renderedSha256: string | null;
  readonly screenshotSha256: string | null;
}

interface CaptureRow
  extends Omit<CaptureFacts, 'vantage' | 'warc' | 'pages' | 'otherAttempts' | 'document' | 'retention'> {
  readonly keptDays: number | null;
  readonly erasedAt: Date | null;
  readonly region: string;
  readonly language: string;
  readonly warcSha256: string | null;
  readonly warcBytes: number | null;
  readonly documentNumber: number | null;
  readonly targetId: number;
}

const markColumns = `c.id, c.started_at AS at, c.fetcher, c.outcome, c.reasons, c.version_number AS "versionNumber"`;

/** The capture with this number; null when there is none. */
export async function captureRecord(database: Queryable, id: number): Promise<CaptureFacts | null> {
  const [row] = await database.query<CaptureRow>(
    `SELECT ${markColumns}, t.platform_name AS "platformName", t.document_name AS "documentName", c.target_id AS "targetId",
            t.document_id AS "documentNumber", c.duration_ms AS "durationMs", c.user_agent AS "userAgent", c.software,
            c.region, c.language, encode(c.text_sha256, 'hex') AS "textSha256",
            encode(c.warc_sha256, 'hex') AS "warcSha256", c.warc_bytes AS "warcBytes", c.is_removed AS "isRemoved",
            r.days AS "keptDays", r.erased_at AS "erasedAt"
       FROM captures c JOIN capture_targets t ON t.id = c.target_id LEFT JOIN retention_runs r ON r.id = c.retention_run
      WHERE c.id = $1`,
    [id],
  );
  if (!row) return null;
  const { region, language, warcSha256, warcBytes, documentNumber, targetId: _, keptDays, erasedAt, ...facts } = row;
  return {
    ...facts,
    document: documentNumber === null ? null : await documentByNumber(database, documentNumber),
    vantage: { region, language },
    retention: keptDays === null || erasedAt === null ? null : { days: keptDays, at: erasedAt },
    warc: warcSha256 === null ? null : { sha256: warcSha256, bytes: warcBytes ?? 0 },
    pages: await pagesOf(database, id),
    otherAttempts: await database.query<CaptureMark>(
      `SELECT ${markColumns} FROM captures c JOIN captures own ON own.id = $1
        WHERE c.target_id = own.target_id AND c.slot = own.slot AND c.id <> own.id ORDER BY c.attempt`,
      [id],
    ),
  };
}

function pagesOf(database: Queryable, id: number): Promise<CapturedPageFacts[]> {
  return database.query<CapturedPageFacts>(
    `SELECT requested_url AS "requestedUrl", final_url AS "finalUrl", status, media_type AS "mediaType", charset, hops,
            headers, address_family AS "addressFamily", tls, etag, last_modified AS "lastModified",
            payload_bytes AS "payloadBytes", encode(payload_sha256, 'hex') AS "payloadSha256",
            encode(transfer_sha256, 'hex') AS "transferSha256", encode(rendered_sha256, 'hex') AS "renderedSha256",
            encode(screenshot_sha256, 'hex') AS "screenshotSha256"
       FROM capture_pages WHERE capture_id = $1 ORDER BY position`,
    [id],
  );
}
