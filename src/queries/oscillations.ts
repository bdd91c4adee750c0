// Oscillations as pages show them: all of them, newest swing first; those of a document; and the one a change belongs to.

import { publicId } from '#domain/ids.ts';
import type { Oscillation, OscillationState, OscillationVariant } from '#domain/oscillation.ts';
import type { Queryable } from '#storage/database.ts';

export interface OscillationOfDocument extends Oscillation {
  readonly document: { readonly id: string; readonly number: number; readonly slug: string; readonly name: string };
  readonly platform: { readonly slug: string; readonly name: string };
}

export interface OscillationList {
  readonly oscillations: readonly OscillationOfDocument[];
  readonly total: number;
  /** Where the next page begins; null on the last. */
  readonly next: number | null;
}

interface Row {
  readonly first_number: number;
  readonly first_at: Date;
  readonly last_number: number;
  readonly last_at: Date;
  readonly swings: number[];
  readonly variants: OscillationVariant[];
  readonly state: OscillationState;
}

interface RowOfDocument extends Row {
  readonly document_id: number;
  readonly document_slug: string;
  readonly document_name: string;
  readonly platform_slug: string;
  readonly platform_name: string;
  readonly total: number;
}

/** One page of the oscillations that still swing, or of all; the one that swung last comes first. */
export async function oscillationList(
  database: Queryable,
  {
    state,
    offset,
    limit,
  }: { readonly state: OscillationState | 'all'; readonly offset: number; readonly limit: number },
): Promise<OscillationList> {
  const rows = await database.query<RowOfDocument>(
    `SELECT o.*, d.slug AS document_slug, d.name AS document_name, p.slug AS platform_slug, p.name AS platform_name,
            count(*) OVER ()::int AS total
       FROM oscillations o JOIN documents d ON d.id = o.document_id JOIN platforms p ON p.id = d.platform_id
      WHERE $1::text = 'all' OR o.state = $1
      ORDER BY o.last_at DESC, o.document_id, o.first_number LIMIT $2 OFFSET $3`,
    [state, limit + 1, offset],
  );
  const page = rows.slice(0, limit).map((row) => ({
    ...oscillationOf(row),
    document: {
      id: publicId('document', row.document_id),
      number: row.document_id,
      slug: row.document_slug,
      name: row.document_name,
    },
    platform: { slug: row.platform_slug, name: row.platform_name },
  }));
  return { oscillations: page, total: rows[0]?.total ?? 0, next: rows.length > limit ? offset + limit : null };
}

/** The oscillations of a document, in the order of their first swing. */
export async function oscillationsOf(database: Queryable, document: number): Promise<Oscillation[]> {
  const rows = await database.query<Row>('SELECT * FROM oscillations WHERE document_id = $1 ORDER BY first_number', [
    document,
  ]);
  return rows.map(oscillationOf);
}

function oscillationOf(row: Row): Oscillation {
  return {
    firstNumber: row.first_number,
    firstAt: row.first_at,
    lastNumber: row.last_number,
    lastAt: row.last_at,
    swings: row.swings,
    variants: row.variants,
    state: row.state,
  };
}
