// Two to four platforms beside each other, clause type by clause type: the clause of each that shows it best, what differs,
// and where a platform has no captured document in which such a clause would stand.

import { tellDifference } from '#capabilities/analysis/tell-difference.ts';
import { shingleLikeness, wordingShingles } from '#capabilities/provisions/wording-shingles.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { EvidenceBasis, Severity } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import { publicId } from '#domain/ids.ts';
import type { PlatformName } from '#domain/record.ts';
import type { PlacedTraits } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';
import { readableDocument } from './clause-type-directory.ts';
import { passageFrom } from './deciding-passage.ts';
import { plainOf } from './provision-title.ts';
import { nearlySame } from './same-wording.ts';

export interface ComparedClause {
  readonly provision: { readonly id: string; readonly number: number };
  readonly document: {
    readonly slug: string;
    readonly name: string;
    readonly documentType: string;
    readonly language: string | null;
  };
  readonly severity: Severity;
  readonly basis: EvidenceBasis;
  readonly confidence: number;
  readonly traits: PlacedTraits;
  readonly quote: string;
  /** The quote from the sentence on that decided the label. */
  readonly passage: string;
}

export interface ComparedCell {
  /** `no-such-document`: no captured document of a kind in which one of the others has it. */
  readonly state: 'found' | 'not-found' | 'no-such-document';
  /** Null unless found. */
  readonly clause: ComparedClause | null;
}

export interface ComparedClauseType {
  readonly clauseType: ClauseType;
  /** In the order of the platforms. */
  readonly cells: readonly ComparedCell[];
  readonly difference: string;
}

export interface ComparedPlatform extends PlatformName {
  /** Types of its captured documents in which labels are made. */
  readonly documentTypes: readonly string[];
}

export interface PlatformComparison {
  readonly platforms: readonly ComparedPlatform[];
  /** Clause types that at least one of them has, in the order of the codebook. */
  readonly clauseTypes: readonly ComparedClauseType[];
}

/** The comparison of platforms by their slugs, which must be known, in that order. */
export async function platformComparison(
  database: Queryable,
  catalog: Catalog,
  slugs: readonly string[],
): Promise<PlatformComparison> {
  const [platforms, rows] = await Promise.all([
    database.query<ComparedPlatform>(
      `SELECT p.slug, p.name, coalesce((SELECT array_agg(DISTINCT d.document_type) FROM documents d
                WHERE d.platform_id = p.id AND ${readableDocument}), '{}') AS "documentTypes"
         FROM platforms p WHERE p.slug = ANY($1) ORDER BY array_position($1, p.slug)`,
      [slugs],
    ),
    foundRows(database, slugs),
  ]);
  const byType = new Map<string, Map<string, ComparedClause>>();
  for (const row of rows) {
    const ofType = byType.get(row.clause_type) ?? new Map<string, ComparedClause>();
    byType.set(row.clause_type, ofType.set(row.platform_slug, clauseOf(row)));
  }
  return {
    platforms,
    clauseTypes: [...catalog.clauseTypes.values()].flatMap((clauseType) => {
      const found = byType.get(clauseType.id);
      return found ? [compareType(clauseType, platforms, found)] : [];
    }),
  };
}

function compareType(
  clauseType: ClauseType,
  platforms: readonly ComparedPlatform[],
  found: ReadonlyMap<string, ComparedClause>,
): ComparedClauseType {
  const kinds = new Set([...found.values()].map(({ document }) => document.documentType));
  const cells = platforms.map(({ slug, documentTypes }): ComparedCell => {
    const clause = found.get(slug) ?? null;
    if (clause) return { state: 'found', clause };
    return { state: documentTypes.some((kind) => kinds.has(kind)) ? 'not-found' : 'no-such-document', clause };
  });
  const sides = platforms.flatMap(({ name }, index) =>
    cells[index]?.state === 'no-such-document' ? [] : [{ name, found: cells[index]?.clause ?? null }],
  );
  const absent = platforms.filter((_, index) => cells[index]?.state === 'no-such-document').map(({ name }) => name);
  const uncaptured = absent.length > 0 ? ` Nothing can be said of ${absent.join(' and ')}.` : '';
  const copied = haveSameWording([...found.values()]) ? ' They use the same wording, or nearly.' : '';
  return { clauseType, cells, difference: tellDifference(clauseType, sides) + copied + uncaptured };
}

function haveSameWording(clauses: readonly ComparedClause[]): boolean {
  const [first, ...others] = clauses.map(({ quote }) => wordingShingles([quote]));
  return (
    first !== undefined && others.length > 0 && others.every((other) => shingleLikeness(first, other) >= nearlySame)
  );
}

interface FoundRow {
  platform_slug: string;
  clause_type: string;
  severity: Severity;
  basis: EvidenceBasis;
  confidence: number;
  traits: PlacedTraits;
  provision_id: number;
  document_slug: string;
  document_name: string;
  document_type: string;
  language: string | null;
  blocks: string[];
  /** Place of the deciding block among `blocks`, from 1, and where its deciding words start. */
  deciding_place: number | null;
  deciding_start: number | null;
}

function foundRows(database: Queryable, slugs: readonly string[]): Promise<FoundRow[]> {
  return database.query<FoundRow>(
    `WITH best AS (
       SELECT DISTINCT ON (pl.id, l.clause_type) pl.slug AS platform_slug, l.clause_type, l.severity, l.basis,
              l.confidence, l.traits, p.id AS provision_id, p.current_wording, d.slug AS document_slug,
              d.name AS document_name, d.document_type, d.language
         FROM platforms pl
         JOIN documents d ON d.platform_id = pl.id AND ${readableDocument}
         JOIN provisions p ON p.document_id = d.id AND p.current_wording IS NOT NULL
         JOIN provision_labels l ON l.provision_id = p.id
        WHERE pl.slug = ANY($1)
        ORDER BY pl.id, l.clause_type, array_position(ARRAY['high', 'medium', 'low'], l.severity), l.confidence DESC,
                 p.id
     )
     SELECT best.*,
            (SELECT array_agg(b.markdown ORDER BY place.at)
               FROM unnest(w.block_ids) WITH ORDINALITY AS place(block_id, at)
               JOIN blocks b ON b.id = place.block_id) AS blocks,
            array_position(w.block_ids, decided.block_id) AS deciding_place, decided.evidence[1] AS deciding_start
       FROM best
       JOIN wordings w ON w.provision_id = best.provision_id AND w.number = best.current_wording
       LEFT JOIN LATERAL (
         SELECT bl.block_id, bl.evidence FROM block_labels bl
          WHERE bl.block_id = ANY(w.block_ids) AND bl.clause_type = best.clause_type
          ORDER BY bl.confidence DESC, bl.block_id LIMIT 1) decided ON true`,
    [slugs],
  );
}

function clauseOf(row: FoundRow): ComparedClause {
  const plain = (row.blocks ?? []).map(plainOf);
  const place = (row.deciding_place ?? 1) - 1;
  const deciding = passageFrom(plain[place] ?? '', row.deciding_start ?? 0);
  return {
    provision: { id: publicId('provision', row.provision_id), number: row.provision_id },
    document: {
      slug: row.document_slug,
      name: row.document_name,
      documentType: row.document_type,
      language: row.language,
    },
    severity: row.severity,
    basis: row.basis,
    confidence: row.confidence,
    traits: row.traits,
    quote: plain.join('\n'),
    passage: [deciding, ...plain.slice(place + 1)].join('\n'),
  };
}
