// The register of changes by how they went along with the dates that the texts state: silently, back-dated, announced.

import { judgeDating } from '#capabilities/dating/judge-dating.ts';
import type { ChangeClass, ChangeReason } from '#domain/change.ts';
import { publicId } from '#domain/ids.ts';
import { type Dating, type DatingKind, datingKinds, type StatedDate } from '#domain/stated-date.ts';
import type { Queryable } from '#storage/database.ts';
import { lastSeen } from '#storage/dated-texts.ts';
import { loadStatedDates } from '#storage/stated-dates.ts';
import type { DocumentName } from './change-feed.ts';

export interface RegisteredChange {
  /** Public id, and the number in it. */
  readonly id: string;
  readonly number: number;
  readonly document: DocumentName & { readonly language: string | null };
  /** Name of the archive that recorded it, which keeps changes alone; null for our own captures. */
  readonly collection: string | null;
  readonly fromNumber: number;
  readonly toNumber: number;
  /** When the old text was last seen, by an archive of changes: when it came. */
  readonly formerSeenAt: Date;
  readonly detectedAt: Date;
  readonly dating: Dating;
}

export interface RegisterFilter {
  readonly kind: DatingKind;
  readonly platform?: string | undefined;
  readonly documentType?: string | undefined;
  /** Cursor from `next` of the page before; anything else is taken as the beginning. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export interface SilentRegister {
  readonly counts: Readonly<Record<DatingKind, number>>;
  readonly changes: readonly RegisteredChange[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

// What was retracted or is no longer held to be substantive has no place here.
const stands = `NOT EXISTS (SELECT FROM standing_corrections s WHERE s.change_id = g.change_id AND (s.is_retracted
  OR g.kind <> 'date-only' AND s.corrected_class IN ('editorial', 'cosmetic')))`;

/** One page of the register, newest first, and how many changes of each kind there are under the same filter. */
export async function silentRegister(database: Queryable, filter: RegisterFilter): Promise<SilentRegister> {
  const [counts, rows] = await Promise.all([countKinds(database, filter), readRows(database, filter)]);
  const page = rows.slice(0, filter.limit);
  const dates = await loadStatedDates(database, [...new Set(page.flatMap((row) => [row.fromText, row.toText]))]);
  const last = page.at(-1);
  return {
    counts,
    changes: page.flatMap((row) => registered(row, dates)),
    next: last && rows.length > page.length ? `${last.detectedAt.getTime()}-${last.id}` : null,
  };
}

/** How many changes of a platform, or of one of its documents, were silent. */
export async function countSilent(
  database: Queryable,
  { platform, document }: { readonly platform?: string; readonly document?: number },
): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM change_datings g
       JOIN documents d ON d.id = g.document_id JOIN platforms p ON p.id = d.platform_id
      WHERE g.kind = 'silent' AND ($1::text IS NULL OR p.slug = $1) AND ($2::int IS NULL OR d.id = $2) AND ${stands}`,
    [platform ?? null, document ?? null],
  );
  return row?.count ?? 0;
}

async function countKinds(
  database: Queryable,
  { platform, documentType }: RegisterFilter,
): Promise<Record<DatingKind, number>> {
  const rows = await database.query<{ kind: DatingKind; count: number }>(
    `SELECT g.kind, count(*)::int AS count FROM change_datings g
       JOIN documents d ON d.id = g.document_id JOIN platforms p ON p.id = d.platform_id
      WHERE ($1::text IS NULL OR p.slug = $1) AND ($2::text IS NULL OR d.document_type = $2) AND ${stands}
      GROUP BY g.kind`,
    [platform ?? null, documentType ?? null],
  );
  const counts = Object.fromEntries(datingKinds.map((kind) => [kind, 0])) as Record<DatingKind, number>;
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}

interface RegisterRow {
  readonly id: number;
  readonly class: ChangeClass;
  readonly reasons: readonly ChangeReason[];
  readonly detectedAt: Date;
  readonly formerSeenAt: Date;
  readonly fromNumber: number;
  readonly toNumber: number;
  readonly fromText: number;
  readonly toText: number;
  readonly documentId: number;
  readonly slug: string;
  readonly name: string;
  readonly documentType: string;
  readonly language: string | null;
  readonly platformSlug: string;
  readonly platformName: string;
  readonly collection: string | null;
}

function readRows(database: Queryable, filter: RegisterFilter): Promise<RegisterRow[]> {
  const cursor = readCursor(filter.before);
  return database.query<RegisterRow>(
    `SELECT c.id, c.class, c.reasons, c.detected_at AS "detectedAt", coalesce(${lastSeen}, f.captured_at) AS "formerSeenAt",
            c.from_number AS "fromNumber", c.to_number AS "toNumber", f.text_id AS "fromText", t.text_id AS "toText",
            d.id AS "documentId", d.slug, d.name, d.document_type AS "documentType", d.language,
            p.slug AS "platformSlug", p.name AS "platformName", a.name AS collection
       FROM change_datings g
       JOIN changes c ON c.id = g.change_id
       JOIN versions f ON f.document_id = c.document_id AND f.number = c.from_number
       JOIN versions t ON t.document_id = c.document_id AND t.number = c.to_number
       JOIN documents d ON d.id = c.document_id
       JOIN platforms p ON p.id = d.platform_id
       LEFT JOIN collections a ON a.id = d.collection_id
      WHERE g.kind = $1 AND ($2::text IS NULL OR p.slug = $2) AND ($3::text IS NULL OR d.document_type = $3)
        AND ($4::timestamptz IS NULL OR (g.detected_at, g.change_id) < ($4, $5::int)) AND ${stands}
      ORDER BY g.detected_at DESC, g.change_id DESC LIMIT $6`,
    [
      filter.kind,
      filter.platform ?? null,
      filter.documentType ?? null,
      cursor?.detectedAt ?? null,
      cursor?.id ?? 0,
      filter.limit + 1,
    ],
  );
}

function registered(row: RegisterRow, dates: ReadonlyMap<number, readonly StatedDate[]>): RegisteredChange[] {
  const { class: changeClass, reasons, detectedAt, formerSeenAt, fromNumber, toNumber, collection } = row;
  const before = dates.get(row.fromText) ?? [];
  const after = dates.get(row.toText) ?? [];
  const dating = judgeDating({ class: changeClass, reasons, detectedAt, formerSeenAt, before, after });
  if (!dating) return [];
  const { slug, name, documentType, language } = row;
  const platform = { slug: row.platformSlug, name: row.platformName };
  const document = { id: publicId('document', row.documentId), slug, name, documentType, language, platform };
  const id = publicId('change', row.id);
  return [{ id, number: row.id, document, collection, fromNumber, toNumber, formerSeenAt, detectedAt, dating }];
}

function readCursor(text: string | undefined): { detectedAt: Date; id: number } | null {
  const match = /^(-?\d{1,15})-(\d{1,9})$/.exec(text ?? '');
  return match ? { detectedAt: new Date(Number(match[1])), id: Number(match[2]) } : null;
}
