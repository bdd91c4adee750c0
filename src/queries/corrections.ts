// The public list of corrections: what was retracted, restored or classed anew, and contests with their answers; of one
// change, or of all, newest first.

import type { ChangeClass } from '#domain/change.ts';
import type { AnsweredContest, Correction, StandingCorrection } from '#domain/correction.ts';
import { publicId } from '#domain/ids.ts';
import type { Queryable } from '#storage/database.ts';

/** Columns of `standing_corrections` beside those of a change. */
export interface CorrectionRow {
  readonly is_retracted: boolean | null;
  readonly corrected_class: ChangeClass | null;
}

/** What holds of a corrected change; nothing for one that never was. */
export function correctionOf(row: CorrectionRow): { readonly correction?: StandingCorrection } {
  if (row.is_retracted === null) return {};
  return { correction: { isRetracted: row.is_retracted, correctedClass: row.corrected_class } };
}

/** The corrected change, as much as a line about it needs. */
export interface CorrectedChangeName {
  readonly id: string;
  readonly number: number;
  readonly class: ChangeClass;
  readonly detectedAt: Date;
  readonly sentence: string | null;
  readonly document: { readonly id: string; readonly slug: string; readonly name: string };
  readonly platform: { readonly slug: string; readonly name: string };
}

export type CorrectionEntry = { readonly at: Date; readonly change: CorrectedChangeName } & (
  | { readonly kind: 'correction'; readonly correction: Correction }
  | { readonly kind: 'contest'; readonly contest: AnsweredContest }
);

export interface CorrectionList {
  readonly entries: readonly CorrectionEntry[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

export interface CorrectionFilter {
  readonly before?: string | undefined;
  readonly limit: number;
  /** Slug of a platform, and of one of its documents. */
  readonly platform?: string | undefined;
  readonly document?: string | undefined;
  readonly documentType?: string | undefined;
  readonly wantsContests?: boolean;
}

interface EntryRow {
  readonly kind: 'correction' | 'contest';
  readonly id: number;
  readonly word: string;
  readonly proposed: ChangeClass | null;
  readonly reason: string;
  readonly statement: string | null;
  readonly submitted: Date | null;
  readonly decided_by: string | null;
  readonly at: Date;
  readonly change_id: number;
  readonly class: ChangeClass;
  readonly detected_at: Date;
  readonly sentence: string | null;
  readonly document_id: number;
  readonly document_slug: string;
  readonly document_name: string;
  readonly platform_slug: string;
  readonly platform_name: string;
}

const entries = `
  SELECT 'correction' AS kind, id, change_id, kind AS word, corrected_class AS proposed, reason, NULL AS statement,
         NULL::timestamptz AS submitted, decided_by, decided_at AS at FROM corrections
  UNION ALL
  SELECT 'contest', k.id, k.change_id, a.outcome, k.proposed_class, a.answer, CASE WHEN a.is_quoted THEN k.statement END,
         k.submitted_at, a.answered_by, a.answered_at
    FROM contest_answers a JOIN contests k ON k.id = a.contest_id`;

const entriesWithChange = `
  SELECT x.*, c.class, c.detected_at, v.sentence, d.id AS document_id, d.slug AS document_slug, d.name AS document_name,
         p.slug AS platform_slug, p.name AS platform_name
    FROM (${entries}) x JOIN changes c ON c.id = x.change_id LEFT JOIN events v ON v.change_id = c.id
    JOIN documents d ON d.id = c.document_id JOIN platforms p ON p.id = d.platform_id`;

/** One page of all corrections and answered contests. */
export async function correctionList(database: Queryable, filter: CorrectionFilter): Promise<CorrectionList> {
  const cursor = readCursor(filter.before);
  const rows = await database.query<EntryRow>(
    `${entriesWithChange}
      WHERE ($1::timestamptz IS NULL OR (date_trunc('milliseconds', x.at), x.kind, x.id) < ($1, $2::text, $3::int))
        AND ($4::text IS NULL OR p.slug = $4) AND ($5::text IS NULL OR d.slug = $5) AND ($6 OR x.kind = 'correction')
        AND ($8::text IS NULL OR d.document_type = $8)
      ORDER BY date_trunc('milliseconds', x.at) DESC, x.kind DESC, x.id DESC LIMIT $7`,
    [
      cursor?.at ?? null,
      cursor?.kind ?? '',
      cursor?.id ?? 0,
      filter.platform ?? null,
      filter.document ?? null,
      filter.wantsContests ?? true,
      filter.limit + 1,
      filter.documentType ?? null,
    ],
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const hasMore = rows.length > page.length && last !== undefined;
  return { entries: page.map(entryOf), next: hasMore ? `${last.at.getTime()}-${last.kind}-${last.id}` : null };
}

/** Everything said of one change, oldest first. */
export async function correctionsOfChange(database: Queryable, change: number): Promise<CorrectionEntry[]> {
  const rows = await database.query<EntryRow>(
    `${entriesWithChange} WHERE x.change_id = $1 ORDER BY x.at, x.kind DESC, x.id`,
    [change],
  );
  return rows.map(entryOf);
}

function entryOf(row: EntryRow): CorrectionEntry {
  const change: CorrectedChangeName = {
    id: publicId('change', row.change_id),
    number: row.change_id,
    class: row.class,
    detectedAt: row.detected_at,
    sentence: row.sentence,
    document: { id: publicId('document', row.document_id), slug: row.document_slug, name: row.document_name },
    platform: { slug: row.platform_slug, name: row.platform_name },
  };
  const { id, at, reason, decided_by: decidedBy } = row;
  if (row.kind === 'contest') {
    const contest: AnsweredContest = {
      id,
      proposedClass: row.proposed ?? row.class,
      statement: row.statement,
      submittedAt: row.submitted ?? at,
      outcome: row.word === 'upheld' ? 'upheld' : 'dismissed',
      answer: reason,
      answeredBy: decidedBy,
      answeredAt: at,
    };
    return { kind: 'contest', at, change, contest };
  }
  const kind = row.word === 'restored' || row.word === 'reclassified' ? row.word : 'retracted';
  const correctedClass = kind === 'reclassified' ? row.proposed : null;
  return { kind: 'correction', at, change, correction: { id, kind, correctedClass, reason, decidedBy, decidedAt: at } };
}

function readCursor(text: string | undefined): { at: Date; kind: string; id: number } | null {
  const match = /^(\d{1,15})-(correction|contest)-(\d{1,9})$/.exec(text ?? '');
  return match ? { at: new Date(Number(match[1])), kind: match[2] ?? '', id: Number(match[3]) } : null;
}
