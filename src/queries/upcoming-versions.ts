// What is announced for days to come: latest versions that take effect later, or that tell of a later version.

import { publicId } from '#domain/ids.ts';
import type { StatedDate, StatedDateKind } from '#domain/stated-date.ts';
import type { Queryable } from '#storage/database.ts';
import type { DocumentName } from './change-feed.ts';

export interface UpcomingVersion {
  readonly document: DocumentName & { readonly language: string | null };
  readonly versionNumber: number;
  readonly capturedAt: Date;
  readonly stated: StatedDate;
}

interface UpcomingRow extends Omit<StatedDate, 'audience'> {
  readonly audience: string | null;
  readonly kind: StatedDateKind;
  readonly documentId: number;
  readonly slug: string;
  readonly name: string;
  readonly documentType: string;
  readonly language: string | null;
  readonly platformSlug: string;
  readonly platformName: string;
  readonly versionNumber: number;
  readonly capturedAt: Date;
}

/** Dates after this day that latest versions state, the next one first; each document and date once. */
export async function upcomingVersions(
  database: Queryable,
  { today, limit }: { readonly today: Date; readonly limit: number },
): Promise<UpcomingVersion[]> {
  const rows = await database.query<UpcomingRow>(
    `SELECT DISTINCT ON (s.stated_on, d.id) d.id AS "documentId", d.slug, d.name, d.document_type AS "documentType",
            d.language, p.slug AS "platformSlug", p.name AS "platformName", v.number AS "versionNumber",
            v.captured_at AS "capturedAt", s.start_unit AS start, s.end_unit AS "end", s.block_position AS block,
            s.kind, s.stated_on AS date, s.audience, s.quote
       FROM stated_dates s
       JOIN versions v ON v.text_id = s.text_id
       JOIN documents d ON d.id = v.document_id AND d.version_count = v.number
       JOIN platforms p ON p.id = d.platform_id
      WHERE s.kind IN ('effective', 'announced') AND s.stated_on > $1 AND d.removed_at IS NULL
      ORDER BY s.stated_on, d.id, s.start_unit LIMIT $2`,
    [today.toISOString().slice(0, 10), limit],
  );
  return rows.map(({ start, end, block, kind, date, audience, quote, versionNumber, capturedAt, ...row }) => ({
    document: {
      id: publicId('document', row.documentId),
      slug: row.slug,
      name: row.name,
      documentType: row.documentType,
      language: row.language,
      platform: { slug: row.platformSlug, name: row.platformName },
    },
    versionNumber,
    capturedAt,
    stated: { start, end, block, kind, date, quote, ...(audience === null ? {} : { audience }) },
  }));
}
