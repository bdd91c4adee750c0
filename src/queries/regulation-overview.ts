// One law: the documents that show a sign of it, and for each clause type that it bears on the provisions that show it
// best, most severe first and one a platform.

import type { Catalog } from '#catalog/load-catalog.ts';
import type { Severity } from '#domain/analysis.ts';
import { liesWithin } from '#domain/place.ts';
import type { PlatformName } from '#domain/record.ts';
import type { Regulation } from '#domain/regulation.ts';
import type { Queryable } from '#storage/database.ts';
import { plainOf } from './provision-title.ts';

const examplesShown = 4;

export interface RegulationExample {
  readonly clauseType: string;
  readonly provision: number;
  readonly severity: Severity;
  readonly platform: PlatformName;
  readonly document: { readonly slug: string; readonly name: string; readonly language: string | null };
  readonly quote: string;
}

export interface RegulationOverview {
  /** Documents that show a sign of the law, and the platforms they belong to. */
  readonly documents: number;
  readonly platforms: number;
  /** By clause type: how many of these platforms have it. */
  readonly platformsByType: Readonly<Record<string, number>>;
  readonly examples: readonly RegulationExample[];
}

/** What the record holds for a law of the catalogue. */
export async function regulationOverview(
  database: Queryable,
  { places }: Pick<Catalog, 'places'>,
  regulation: Regulation,
): Promise<RegulationOverview> {
  const within = new Map([...places.values()].map((place) => [place.id, place.within]));
  const inside = [...places.keys()].filter((id) =>
    regulation.applies.places.some((outer) => liesWithin(within, id, outer)),
  );
  const near = nearDocuments(regulation);
  const parameters = [regulation.id, regulation.applies.needsSign ? [] : inside, regulation.applies.documentTypes];
  const clauseTypes = [...new Set(regulation.articles.flatMap((article) => article.clauseTypes))];
  const [[counts], rows] = await Promise.all([
    database.query<{ documents: number; platforms: number }>(
      `WITH near AS (${near}) SELECT count(*)::int AS documents, count(DISTINCT platform_id)::int AS platforms FROM near`,
      parameters,
    ),
    database.query<ExampleRow>(
      `WITH near AS MATERIALIZED (${near})
       SELECT asked.clause_type, shown.*,
              (SELECT array_agg(b.markdown ORDER BY place.at) FROM unnest(w.block_ids) WITH ORDINALITY AS place(id, at)
                 JOIN blocks b ON b.id = place.id) AS blocks
         FROM unnest($4::text[]) AS asked(clause_type) CROSS JOIN LATERAL (
           SELECT *, count(*) OVER ()::int AS platforms FROM (
             SELECT DISTINCT ON (n.platform_id) n.platform_id, n.slug, n.name, n.language, l.provision_id, l.severity,
                    l.confidence, p.current_wording
               FROM provision_labels l
               JOIN provisions p ON p.id = l.provision_id AND p.current_wording IS NOT NULL
               JOIN near n ON n.id = p.document_id
              WHERE l.clause_type = asked.clause_type
              ORDER BY n.platform_id, array_position(ARRAY['high', 'medium', 'low'], l.severity), l.confidence DESC,
                       l.provision_id) best
            ORDER BY array_position(ARRAY['high', 'medium', 'low'], severity), confidence DESC, provision_id
            LIMIT $5) shown
         JOIN wordings w ON w.provision_id = shown.provision_id AND w.number = shown.current_wording`,
      [...parameters, clauseTypes, examplesShown],
    ),
  ]);
  const names = await platformNames(database, [...new Set(rows.map((row) => row.platform_id))]);
  return {
    documents: counts?.documents ?? 0,
    platforms: counts?.platforms ?? 0,
    platformsByType: Object.fromEntries(rows.map((row) => [row.clause_type, row.platforms])),
    examples: rows.map((row) => ({
      clauseType: row.clause_type,
      provision: row.provision_id,
      severity: row.severity,
      platform: names.get(row.platform_id) ?? { slug: '', name: '' },
      document: { slug: row.slug, name: row.name, language: row.language },
      quote: (row.blocks ?? []).map(plainOf).join(' '),
    })),
  };
}

interface ExampleRow {
  clause_type: string;
  platforms: number;
  platform_id: number;
  slug: string;
  name: string;
  language: string | null;
  provision_id: number;
  severity: Severity;
  blocks: string[] | null;
}

/** `$1` the law, `$2` places that count, `$3` document types; documents of other types never come in. */
function nearDocuments({ applies }: Regulation): string {
  return `SELECT d.id, d.platform_id, d.slug, d.name, d.language FROM documents d
       JOIN document_signals s ON s.document_id = d.id
      WHERE ${applies.documentTypes.length > 0 ? 'd.document_type = ANY($3)' : '$3::text[] IS NOT NULL'}
        AND EXISTS (SELECT 1 FROM jsonb_array_elements(s.signals) AS signal
                     WHERE signal->>'regulation' = $1 OR signal->>'place' = ANY($2))`;
}

async function platformNames(database: Queryable, ids: readonly number[]): Promise<ReadonlyMap<number, PlatformName>> {
  const rows = await database.query<PlatformName & { id: number }>(
    'SELECT id, slug, name FROM platforms WHERE id = ANY($1)',
    [ids],
  );
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]));
}
