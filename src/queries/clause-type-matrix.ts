// One clause type across platforms: who has it, since when, how severe, in which words; and who has not.

import type { EvidenceBasis, Severity } from '#domain/analysis.ts';
import { publicId } from '#domain/ids.ts';
import type { PlatformName } from '#domain/record.ts';
import type { PlacedTraits } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';
import { readableDocument } from './clause-type-directory.ts';
import { passageFrom } from './deciding-passage.ts';
import { plainOf } from './provision-title.ts';

export interface MatrixRow {
  readonly platform: PlatformName;
  /** How many provisions of the platform have the clause type. */
  readonly provisions: number;
  readonly severity: Severity;
  readonly basis: EvidenceBasis;
  readonly confidence: number;
  /** The provision that shows it best: most severe, then surest, then first numbered. */
  readonly provision: { readonly id: string; readonly number: number };
  readonly document: { readonly slug: string; readonly name: string; readonly language: string | null };
  readonly firstTrackedAt: Date;
  /** What was read out of it. */
  readonly traits: PlacedTraits;
  readonly quote: string;
  /** The quote from the sentence on that decided the label. */
  readonly passage: string;
}

export interface ClauseTypeMatrix {
  /** Platforms with a captured document in English. */
  readonly platforms: number;
  readonly rows: readonly MatrixRow[];
  readonly notFound: readonly PlatformName[];
  /** Until when absence holds. */
  readonly lastCapturedAt: Date | null;
}

/** The matrix of a clause type, platforms by name. */
export async function clauseTypeMatrix(database: Queryable, clauseType: string): Promise<ClauseTypeMatrix> {
  const [found, readable, [newest]] = await Promise.all([
    readRows(database, clauseType),
    database.query<PlatformName>(
      `SELECT slug, name FROM platforms p
        WHERE EXISTS (SELECT 1 FROM documents d WHERE d.platform_id = p.id AND ${readableDocument})`,
    ),
    database.query<{ at: Date | null }>('SELECT max(captured_at) AS at FROM versions'),
  ]);
  const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const byName = (a: PlatformName, b: PlatformName) => collator.compare(a.name, b.name);
  const present = new Set(found.map((row) => row.platform.slug));
  return {
    platforms: readable.length,
    rows: [...found].sort((a, b) => byName(a.platform, b.platform)),
    notFound: readable.filter((platform) => !present.has(platform.slug)).sort(byName),
    lastCapturedAt: newest?.at ?? null,
  };
}

interface FoundRow {
  platform_slug: string;
  platform_name: string;
  provisions: number;
  severity: Severity;
  basis: EvidenceBasis;
  confidence: number;
  provision_id: number;
  document_slug: string;
  document_name: string;
  language: string | null;
  traits: PlacedTraits;
  first_tracked_at: Date;
  blocks: string[];
  /** Place of the deciding block among `blocks`, from 1, and where its deciding words start. */
  deciding_place: number | null;
  deciding_start: number | null;
}

async function readRows(database: Queryable, clauseType: string): Promise<MatrixRow[]> {
  const rows = await database.query<FoundRow>(
    `WITH best AS (
       SELECT DISTINCT ON (d.platform_id) d.platform_id, d.id AS document_id, d.slug, d.name, d.language,
              count(*) OVER (PARTITION BY d.platform_id) AS provisions,
              l.severity, l.basis, l.confidence, l.traits, p.id, p.current_wording
         FROM provision_labels l
         JOIN provisions p ON p.id = l.provision_id AND p.current_wording IS NOT NULL
         JOIN documents d ON d.id = p.document_id AND ${readableDocument}
        WHERE l.clause_type = $1
        ORDER BY d.platform_id, array_position(ARRAY['high', 'medium', 'low'], l.severity), l.confidence DESC, p.id
     )
     SELECT pl.slug AS platform_slug, pl.name AS platform_name, best.provisions, best.severity, best.basis,
            best.confidence, best.id AS provision_id, best.slug AS document_slug, best.name AS document_name,
            best.language, best.traits,
            (SELECT v.captured_at FROM wording_periods w
               JOIN versions v ON v.document_id = best.document_id AND v.number = w.first_number
              WHERE w.provision_id = best.id ORDER BY w.first_number LIMIT 1) AS first_tracked_at,
            (SELECT array_agg(b.markdown ORDER BY place.at)
               FROM unnest(w.block_ids) WITH ORDINALITY AS place(block_id, at)
               JOIN blocks b ON b.id = place.block_id) AS blocks,
            array_position(w.block_ids, decided.block_id) AS deciding_place, decided.evidence[1] AS deciding_start
       FROM best
       JOIN platforms pl ON pl.id = best.platform_id
       JOIN wordings w ON w.provision_id = best.id AND w.number = best.current_wording
       LEFT JOIN LATERAL (
         SELECT bl.block_id, bl.evidence FROM block_labels bl
          WHERE bl.block_id = ANY(w.block_ids) AND bl.clause_type = $1
          ORDER BY bl.confidence DESC, bl.block_id LIMIT 1) decided ON true`,
    [clauseType],
  );
  return rows.map((row) => ({
    platform: { slug: row.platform_slug, name: row.platform_name },
    provisions: row.provisions,
    severity: row.severity,
    basis: row.basis,
    confidence: row.confidence,
    provision: { id: publicId('provision', row.provision_id), number: row.provision_id },
    document: { slug: row.document_slug, name: row.document_name, language: row.language },
    firstTrackedAt: row.first_tracked_at,
    traits: row.traits,
    ...quoteOf(row),
  }));
}

function quoteOf(row: FoundRow): { quote: string; passage: string } {
  const plain = (row.blocks ?? []).map(plainOf);
  const place = (row.deciding_place ?? 1) - 1;
  const deciding = passageFrom(plain[place] ?? '', row.deciding_start ?? 0);
  return { quote: plain.join('\n'), passage: [deciding, ...plain.slice(place + 1)].join('\n') };
}
