// Facts as the log enters them, read in the order of their numbers: those that have no entry yet, and for an audit any.

import type { CaptureOutcomeKind } from '#domain/capture.ts';
import type { Queryable } from './database.ts';
import { decodeNumbers } from './number-list.ts';
import { decodeRanges } from './range-list.ts';

/** Facts with numbers above `after`, at most `limit` of them. */
export interface FactRange {
  readonly after: number;
  readonly limit: number;
}

export interface CaptureFact {
  readonly id: number;
  readonly at: Date;
  readonly platform: string;
  readonly name: string;
  readonly region: string;
  readonly language: string;
  readonly fetcher: string;
  readonly outcome: CaptureOutcomeKind;
  readonly reasons: readonly string[];
  readonly software: string;
  readonly document: number | null;
  readonly version: number | null;
  readonly text: string | null;
  readonly warc: string | null;
  readonly pages: readonly PageFact[];
}

export interface PageFact {
  readonly url: string;
  readonly finalUrl: string | null;
  readonly status: number | null;
  readonly payload: string | null;
  readonly transfer: string | null;
  readonly rendered: string | null;
  readonly screenshot: string | null;
}

export function captureFacts(database: Queryable, { after, limit }: FactRange): Promise<CaptureFact[]> {
  return database.query(
    `SELECT c.id, c.started_at AS at, t.platform_name AS platform, t.document_name AS name, c.region, c.language, c.fetcher,
            c.outcome, c.reasons, c.software, CASE WHEN c.version_number IS NULL THEN NULL ELSE t.document_id END AS document,
            c.version_number AS version, encode(c.text_sha256, 'hex') AS text, encode(c.warc_sha256, 'hex') AS warc,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('url', requested_url, 'finalUrl', final_url, 'status', status,
                    'payload', encode(payload_sha256, 'hex'), 'transfer', encode(transfer_sha256, 'hex'),
                    'rendered', encode(rendered_sha256, 'hex'), 'screenshot', encode(screenshot_sha256, 'hex'))
                    ORDER BY position), '[]') FROM capture_pages WHERE capture_id = c.id) AS pages
       FROM captures c JOIN capture_targets t ON t.id = c.target_id WHERE c.id > $1 ORDER BY c.id LIMIT $2`,
    [after, limit],
  );
}

/** A provision where it stands in a version: UTF-16 units of the text. */
export interface PlacedProvision {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

export interface VersionFact {
  readonly id: number;
  readonly document: number;
  readonly number: number;
  readonly at: Date;
  readonly reason: string;
  readonly text: string;
  readonly collection: string | null;
  readonly commit: string | null;
  readonly provisions: readonly PlacedProvision[];
}

type VersionRow = Omit<VersionFact, 'provisions'> & { readonly ids: Buffer; readonly ranges: Buffer };

const versionColumns = `v.id, v.document_id AS document, v.number, v.captured_at AS at, v.reason, encode(t.sha256, 'hex') AS text,
  CASE WHEN v.origin_commit IS NULL THEN NULL ELSE d.collection_id END AS collection, v.origin_commit AS commit,
  v.provision_ids AS ids, coalesce(v.provision_ranges, t.provision_ranges) AS ranges`;
const versionTables = 'versions v JOIN texts t ON t.id = v.text_id JOIN documents d ON d.id = v.document_id';

export async function versionFacts(database: Queryable, { after, limit }: FactRange): Promise<VersionFact[]> {
  const rows = await database.query<VersionRow>(
    `SELECT ${versionColumns} FROM ${versionTables} WHERE v.id > $1 ORDER BY v.id LIMIT $2`,
    [after, limit],
  );
  return rows.map(versionOf);
}

/** One version of a document; null where there is none. */
export async function versionFact(database: Queryable, document: number, number: number): Promise<VersionFact | null> {
  const [row] = await database.query<VersionRow>(
    `SELECT ${versionColumns} FROM ${versionTables} WHERE v.document_id = $1 AND v.number = $2`,
    [document, number],
  );
  return row ? versionOf(row) : null;
}

function versionOf({ ids, ranges, ...version }: VersionRow): VersionFact {
  const bounds = decodeRanges(ranges);
  const provisions = decodeNumbers(ids).map((id, place) => ({
    id,
    start: bounds[2 * place] ?? 0,
    end: bounds[2 * place + 1] ?? 0,
  }));
  return { ...version, provisions };
}

export interface ProvisionFact extends PlacedProvision {
  readonly document: number;
  /** The first it stood in. */
  readonly version: number;
  readonly text: string;
}

export async function provisionFacts(database: Queryable, { after, limit }: FactRange): Promise<ProvisionFact[]> {
  const rows = await database.query<{ id: number; document: number; version: number }>(
    // The batch first, then its wordings: the other way round all wordings are read for each batch.
    `SELECT p.id, p.document_id AS document, w.version
       FROM (SELECT id, document_id FROM provisions WHERE id > $1 ORDER BY id LIMIT $2) p
       JOIN LATERAL (SELECT coalesce(earlier_periods[1], first_number) AS version FROM wordings
                      WHERE provision_id = p.id ORDER BY number LIMIT 1) w ON true
      ORDER BY p.id`,
    [after, limit],
  );
  const wanted = new Map(rows.map(({ document, version }) => [`${document}/${version}`, { document, version }]));
  const versions = await database.query<VersionRow>(
    `SELECT ${versionColumns} FROM ${versionTables}
       JOIN unnest($1::int[], $2::int[]) AS wanted(document, number) ON wanted.document = v.document_id AND wanted.number = v.number`,
    [[...wanted.values()].map(({ document }) => document), [...wanted.values()].map(({ version }) => version)],
  );
  const places = new Map<number, ProvisionFact>();
  for (const row of versions) {
    const { document, number, text, provisions } = versionOf(row);
    // A provision that stood before is met again in later versions; its first is the one that was asked for.
    for (const provision of provisions) {
      const known = places.get(provision.id);
      if (!known || number < known.version) places.set(provision.id, { ...provision, document, version: number, text });
    }
  }
  return rows.flatMap(({ id }) => places.get(id) ?? []);
}

export interface ChangeFact {
  readonly id: number;
  readonly document: number;
  readonly from: number;
  readonly to: number;
  readonly at: Date;
  readonly class: string;
  readonly reasons: readonly string[];
}

export function changeFacts(database: Queryable, { after, limit }: FactRange): Promise<ChangeFact[]> {
  return database.query(
    `SELECT id, document_id AS document, from_number AS from, to_number AS to, detected_at AS at, class, reasons
       FROM changes WHERE id > $1 ORDER BY id LIMIT $2`,
    [after, limit],
  );
}

export interface CorrectionFact {
  readonly id: number;
  readonly change: number;
  readonly kind: string;
  readonly class: string | null;
  readonly reason: string;
  readonly at: Date;
}

export function correctionFacts(database: Queryable, { after, limit }: FactRange): Promise<CorrectionFact[]> {
  return database.query(
    `SELECT id, change_id AS change, kind, corrected_class AS class, reason, decided_at AS at
       FROM corrections WHERE id > $1 ORDER BY id LIMIT $2`,
    [after, limit],
  );
}

export interface KeyFact {
  readonly id: number;
  readonly key: string;
  readonly at: Date;
}

export function keyFacts(database: Queryable, { after, limit }: FactRange): Promise<KeyFact[]> {
  return database.query('SELECT id, key, since_at AS at FROM log_keys WHERE id > $1 ORDER BY id LIMIT $2', [
    after,
    limit,
  ]);
}

/** SHA-256 in hex of every archived file that a capture names and that was not removed. */
export async function archivedFiles(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ sha256: string }>(
    `SELECT DISTINCT encode(warc_sha256, 'hex') AS sha256 FROM captures WHERE warc_sha256 IS NOT NULL AND NOT is_removed ORDER BY 1`,
  );
  return rows.map(({ sha256 }) => sha256);
}
