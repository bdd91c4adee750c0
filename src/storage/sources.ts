// Capture targets: what is declared to be captured, in the catalogue, by an archive's declarations or by a
// suggestion. A target gets its document with its first version.

import type { CaptureTarget, Source } from '#domain/source.ts';
import { firstInterval, firstSlot } from './capture-slots.ts';
import type { Queryable, Transaction } from './database.ts';
import { encodeSources, hostsOf, parseSources } from './source-json.ts';

export const declarationPlaces = ['catalogue', 'declarations', 'operator', 'suggested'] as const;
export type DeclaredIn = (typeof declarationPlaces)[number];

export interface StoredTarget extends CaptureTarget {
  readonly id: number;
  readonly declaredIn: DeclaredIn;
  /** Null before its first version. */
  readonly documentId: number | null;
  /** First capture that confirmed it; null: never checked. */
  readonly checkedAt: Date | null;
  /** SHA-256 in hex of the sources as they are declared now. */
  readonly sourcesSha256: string;
}

export interface SaveTargetsOptions {
  readonly declaredIn: DeclaredIn;
  /** The declarations of this place are these and no others: what it declared before and is missing is retired. */
  readonly isWhole: boolean;
  /** First captures are spread over the day from here on. */
  readonly now: Date;
}

export interface SavedTargets {
  readonly added: number;
  readonly changed: number;
  readonly retired: number;
}

/**
 * Takes declared targets in. One track (platform, document, vantage) has one target: what the operator's declarations
 * say goes before the catalogue, and a suggestion never replaces any.
 */
export async function saveTargets(
  transaction: Transaction,
  targets: readonly CaptureTarget[],
  { declaredIn, isWhole, now }: SaveTargetsOptions,
): Promise<SavedTargets> {
  await transaction.query("SELECT pg_advisory_xact_lock(hashtext('conductatlas capture targets'))");
  const rows = targets.map((target) => rowOf(target));
  const added = await addTargets(transaction, rows, declaredIn);
  const changed = await transaction.query<{ id: number }>(
    `UPDATE capture_targets t SET document_type = w.type, sources = w.sources::jsonb,
            sources_sha256 = decode(w.sha256, 'hex'), hosts = string_to_array(w.hosts, ' '), declared_in = $2,
            retired_at = NULL
       FROM ${wantedRows} WHERE ${sameTrack} AND (array_position($3, t.declared_in) >= array_position($3, $2) OR t.retired_at IS NOT NULL)
        AND (t.document_type, t.sources_sha256, t.declared_in, t.retired_at IS NULL)
            IS DISTINCT FROM (w.type, decode(w.sha256, 'hex'), $2, true)
     RETURNING t.id`,
    [JSON.stringify(rows), declaredIn, precedence],
  );
  const retired = isWhole
    ? await transaction.query(
        `UPDATE capture_targets t SET retired_at = $3 WHERE declared_in = $2 AND retired_at IS NULL
            AND NOT EXISTS (SELECT FROM ${wantedRows} WHERE ${sameTrack}) RETURNING t.id`,
        [JSON.stringify(rows), declaredIn, now],
      )
    : [];
  await scheduleFirst(transaction, now);
  return { added, changed: changed.length, retired: retired.length };
}

/** The word of the first wins over that of the later ones. */
const precedence: readonly DeclaredIn[] = ['operator', 'declarations', 'catalogue', 'suggested'];

const wantedRows = `jsonb_to_recordset($1::jsonb)
  AS w(platform text, name text, type text, region text, language text, sources text, sha256 text, hosts text)`;
const sameTrack =
  't.closed_at IS NULL AND (t.platform_name, t.document_name, t.region, t.language) = (w.platform, w.name, w.region, w.language)';

interface TargetRow {
  readonly platform: string;
  readonly name: string;
  readonly type: string;
  readonly region: string;
  readonly language: string;
  readonly sources: string;
  readonly sha256: string;
  readonly hosts: string;
}

function rowOf({ platformName, documentName, documentType, sources, vantage }: CaptureTarget): TargetRow {
  const { json, sha256 } = encodeSources(sources);
  return {
    platform: platformName,
    name: documentName,
    type: documentType,
    region: vantage.region,
    language: vantage.language,
    sources: json,
    sha256: sha256.toString('hex'),
    hosts: hostsOf(sources).join(' '),
  };
}

async function addTargets(
  transaction: Transaction,
  rows: readonly TargetRow[],
  declaredIn: DeclaredIn,
): Promise<number> {
  const added = await transaction.query(
    `INSERT INTO capture_targets (id, platform_name, document_name, document_type, region, language, declared_in,
                                  sources, sources_sha256, hosts)
     SELECT (SELECT coalesce(max(id), 0) FROM capture_targets) + row_number() OVER (ORDER BY first),
            platform, name, type, region, language, $2, sources::jsonb, decode(sha256, 'hex'), string_to_array(hosts, ' ')
       FROM (SELECT DISTINCT ON (platform, name, region, language) w.*, place AS first
               FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS listed(one, place),
                    jsonb_to_record(one) AS w(platform text, name text, type text, region text, language text,
                                              sources text, sha256 text, hosts text)
              ORDER BY platform, name, region, language, place) AS w
      WHERE NOT EXISTS (SELECT FROM capture_targets t WHERE ${sameTrack})
     RETURNING id`,
    [JSON.stringify(rows), declaredIn],
  );
  return added.length;
}

async function scheduleFirst(transaction: Transaction, now: Date): Promise<void> {
  const unscheduled = await transaction.query<{ id: number; track: string }>(
    `SELECT id, concat_ws('/', platform_name, document_name, region, language) AS track FROM capture_targets t
      WHERE NOT EXISTS (SELECT FROM capture_schedule WHERE target_id = t.id) ORDER BY id`,
  );
  if (unscheduled.length === 0) return;
  await transaction.query(
    `INSERT INTO capture_schedule (target_id, next_at, interval_seconds)
     SELECT id, next_at, $3 FROM unnest($1::int[], $2::timestamptz[]) AS first(id, next_at)`,
    [unscheduled.map(({ id }) => id), unscheduled.map(({ track }) => firstSlot(track, now)), firstInterval],
  );
}

/** Closes the targets of a document: their captures stay with it, and others like them, new ones, take their place. */
export async function replaceTargets(transaction: Transaction, documentId: number, now: Date): Promise<void> {
  await transaction.query("SELECT pg_advisory_xact_lock(hashtext('conductatlas capture targets'))");
  const closed = await transaction.query<{ id: number; wasRetired: boolean }>(
    `UPDATE capture_targets t SET closed_at = $2, retired_at = coalesce(t.retired_at, $2)
       FROM (SELECT id, retired_at IS NOT NULL AS retired FROM capture_targets WHERE document_id = $1 AND closed_at IS NULL) AS former
      WHERE t.id = former.id RETURNING t.id, former.retired AS "wasRetired"`,
    [documentId, now],
  );
  await transaction.query(
    `INSERT INTO capture_targets (id, platform_name, document_name, document_type, region, language, declared_in,
                                  sources, sources_sha256, hosts)
     SELECT (SELECT max(id) FROM capture_targets) + row_number() OVER (ORDER BY id), platform_name, document_name,
            document_type, region, language, declared_in, sources, sources_sha256, hosts
       FROM capture_targets WHERE id = ANY($1)`,
    [closed.filter(({ wasRetired }) => !wasRetired).map(({ id }) => id)],
  );
  await scheduleFirst(transaction, now);
}

const targetColumns = `t.id, t.platform_name AS "platformName", t.document_name AS "documentName",
  t.document_type AS "documentType", t.region, t.language, t.declared_in AS "declaredIn", t.sources,
  t.document_id AS "documentId", t.checked_at AS "checkedAt", encode(t.sources_sha256, 'hex') AS "sourcesSha256"`;

interface StoredRow extends Omit<StoredTarget, 'vantage' | 'sources'> {
  readonly region: string;
  readonly language: string;
  readonly sources: unknown;
}

function targetOf({ region, language, sources, ...row }: StoredRow): StoredTarget {
  return { ...row, vantage: { region, language }, sources: parseSources(sources) as readonly Source[] };
}

/** The target with this id; null when there is none. */
export async function loadTarget(database: Queryable, id: number): Promise<StoredTarget | null> {
  const [row] = await database.query<StoredRow>(`SELECT ${targetColumns} FROM capture_targets t WHERE t.id = $1`, [id]);
  return row ? targetOf(row) : null;
}

/** Targets that are declared now, narrowed by platform and document as they are named (in any letter case). */
export async function findTargets(
  database: Queryable,
  wanted: { readonly platform?: string; readonly document?: string } = {},
): Promise<StoredTarget[]> {
  const rows = await database.query<StoredRow>(
    `SELECT ${targetColumns} FROM capture_targets t
       LEFT JOIN documents d ON d.id = t.document_id LEFT JOIN platforms p ON p.id = d.platform_id
      WHERE t.retired_at IS NULL
        AND ($1::text IS NULL OR lower($1) IN (lower(t.platform_name), p.slug))
        AND ($2::text IS NULL OR lower($2) IN (lower(t.document_name), t.document_type, d.slug,
             lower('CA-D-' || lpad(d.id::text, greatest(5, length(d.id::text)), '0'))))
      ORDER BY t.id`,
    [wanted.platform ?? null, wanted.document ?? null],
  );
  return rows.map(targetOf);
}

/** Ties a target to the document that its first version made. */
export async function bindTarget(transaction: Transaction, targetId: number, documentId: number): Promise<void> {
  await transaction.query('UPDATE capture_targets SET document_id = $2 WHERE id = $1', [targetId, documentId]);
}
