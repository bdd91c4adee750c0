// The feed of changes over all platforms, newest first, by class, platform and document type.

import type { ChangeClass, ChangeReason } from '#domain/change.ts';
import { publicId } from '#domain/ids.ts';
import type { ChangeMark, DocumentIdentity } from '#domain/record.ts';
import { nameCounts } from '#storage/change-counts.ts';
import type { Queryable } from '#storage/database.ts';
import { type CorrectionRow, correctionOf } from './corrections.ts';

/** As much of a document as a line about it needs. */
export type DocumentName = Pick<DocumentIdentity, 'id' | 'slug' | 'name' | 'documentType' | 'platform'>;

export interface FeedChange extends ChangeMark {
  /** The number in the public id. */
  readonly number: number;
  readonly document: DocumentName;
}

export interface ChangeFeedFilter {
  readonly class: ChangeClass | 'all';
  readonly platform?: string | undefined;
  readonly documentType?: string | undefined;
  /** Slug of a document. */
  readonly document?: string | undefined;
  /** Only these, by the number in the public id. */
  readonly numbers?: readonly number[] | undefined;
  /** Cursor from `next` of the page before; anything else is taken as the beginning. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export interface ChangeFeed {
  readonly changes: readonly FeedChange[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

interface ChangeRow extends CorrectionRow {
  id: number;
  from_number: number;
  to_number: number;
  detected_at: Date;
  class: ChangeClass;
  reasons: ChangeReason[];
  counts: number[];
  sentence: string | null;
  document_id: number;
  document_slug: string;
  document_name: string;
  document_type: string;
  platform_slug: string;
  platform_name: string;
}

/** One page of the feed. */
export async function changeFeed(database: Queryable, filter: ChangeFeedFilter): Promise<ChangeFeed> {
  const cursor = readCursor(filter.before);
  const rows = await database.query<ChangeRow>(
    `SELECT c.id, c.from_number, c.to_number, c.detected_at, c.class, c.reasons, c.counts, e.sentence,
            s.is_retracted, s.corrected_class,
            d.id AS document_id, d.slug AS document_slug, d.name AS document_name, d.document_type,
            p.slug AS platform_slug, p.name AS platform_name
       FROM changes c
       JOIN documents d ON d.id = c.document_id
       JOIN platforms p ON p.id = d.platform_id
       LEFT JOIN events e ON e.change_id = c.id
       LEFT JOIN standing_corrections s ON s.change_id = c.id
      WHERE ($1::text IS NULL OR c.class = $1 OR s.corrected_class = $1)
        AND ($2::text IS NULL OR p.slug = $2)
        AND ($3::text IS NULL OR d.document_type = $3)
        AND ($7::text IS NULL OR d.slug = $7)
        AND ($8::int[] IS NULL OR c.id = ANY($8))
        AND NOT EXISTS (SELECT FROM withdrawn_documents w WHERE w.document_id = d.id)
        AND ($4::timestamptz IS NULL OR (c.detected_at, c.id) < ($4, $5::int))
      ORDER BY c.detected_at DESC, c.id DESC
      LIMIT $6`,
    [
      filter.class === 'all' ? null : filter.class,
      filter.platform ?? null,
      filter.documentType ?? null,
      cursor?.detectedAt ?? null,
      cursor?.id ?? 0,
      filter.limit + 1,
      filter.document ?? null,
      filter.numbers ?? null,
    ],
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const hasMore = rows.length > page.length && last !== undefined;
  return { changes: page.map(feedChange), next: hasMore ? `${last.detected_at.getTime()}-${last.id}` : null };
}

function feedChange(row: ChangeRow): FeedChange {
  return {
    id: publicId('change', row.id),
    number: row.id,
    fromNumber: row.from_number,
    toNumber: row.to_number,
    detectedAt: row.detected_at,
    class: row.class,
    reasons: row.reasons,
    counts: nameCounts(row.counts),
    sentence: row.sentence,
    ...correctionOf(row),
    document: {
      id: publicId('document', row.document_id),
      slug: row.document_slug,
      name: row.document_name,
      documentType: row.document_type,
      platform: { slug: row.platform_slug, name: row.platform_name },
    },
  };
}

function readCursor(text: string | undefined): { detectedAt: Date; id: number } | null {
  const match = /^(-?\d{1,15})-(\d{1,9})$/.exec(text ?? '');
  return match ? { detectedAt: new Date(Number(match[1])), id: Number(match[2]) } : null;
}
