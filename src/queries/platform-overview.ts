// One platform: its documents, what kinds of clause stand in them, and what changed lately.

import type { Severity } from '#domain/analysis.ts';
import { publicId } from '#domain/ids.ts';
import type { PlatformName, RecentActivity } from '#domain/record.ts';
import type { PlacedTraits } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';
import { changeFeed, type FeedChange } from './change-feed.ts';
import { recentActivity } from './recent-activity.ts';
import { countSilent } from './silent-changes.ts';

export interface PlatformDocument {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly documentType: string;
  /** Name of the archive it comes from; null for our own captures. */
  readonly collection: string | null;
  readonly versions: number;
  readonly provisions: number;
  readonly firstCapturedAt: Date | null;
  readonly lastCapturedAt: Date | null;
  readonly lastSubstantiveChangeAt: Date | null;
}

/** A clause type found in the documents of a platform, with the provision that shows it best. */
export interface FoundClauseType {
  readonly clauseType: string;
  readonly provisions: number;
  readonly severity: Severity;
  /** Of the example. */
  readonly traits: PlacedTraits;
  readonly example: { readonly provision: number; readonly documentSlug: string; readonly documentName: string };
}

export interface PlatformOverview {
  readonly platform: PlatformName;
  readonly documents: readonly PlatformDocument[];
  readonly clauseTypes: readonly FoundClauseType[];
  readonly activity: RecentActivity | null;
  /** Changes made while the stated date stood still. */
  readonly silentChanges: number;
  readonly latest: readonly FeedChange[];
}

/** The overview of the platform with this slug; null when there is none. */
export async function platformOverview(
  database: Queryable,
  slug: string,
  latestCount: number,
): Promise<PlatformOverview | null> {
  const [platform] = await database.query<PlatformName & { id: number }>(
    'SELECT id, slug, name FROM platforms WHERE slug = $1',
    [slug],
  );
  if (!platform) return null;
  const [documents, clauseTypes, activity, silentChanges, feed] = await Promise.all([
    readDocuments(database, platform.id),
    readClauseTypes(database, platform.id),
    recentActivity(database, slug),
    countSilent(database, { platform: slug }),
    changeFeed(database, { class: 'substantive', platform: slug, limit: latestCount }),
  ]);
  return {
    platform: { slug: platform.slug, name: platform.name },
    documents,
    clauseTypes,
    activity,
    silentChanges,
    latest: feed.changes,
  };
}

interface DocumentRow {
  id: number;
  slug: string;
  name: string;
  document_type: string;
  collection: string | null;
  version_count: number;
  provisions: number;
  first_captured_at: Date | null;
  last_captured_at: Date | null;
  last_substantive_at: Date | null;
}

async function readDocuments(database: Queryable, platformId: number): Promise<PlatformDocument[]> {
  const rows = await database.query<DocumentRow>(
    `SELECT d.id, d.slug, d.name, d.document_type, d.version_count, a.name AS collection,
            d.provision_count AS provisions,
            (SELECT min(captured_at) FROM versions v WHERE v.document_id = d.id) AS first_captured_at,
            (SELECT max(captured_at) FROM versions v WHERE v.document_id = d.id) AS last_captured_at,
            (SELECT max(occurred_at) FROM events e LEFT JOIN standing_corrections s USING (change_id)
              WHERE e.document_id = d.id AND s.is_retracted IS NOT TRUE
                AND coalesce(s.corrected_class, 'substantive') = 'substantive') AS last_substantive_at
       FROM documents d LEFT JOIN collections a ON a.id = d.collection_id
      WHERE d.platform_id = $1 ORDER BY d.name, d.id`,
    [platformId],
  );
  return rows.map((row) => ({
    id: publicId('document', row.id),
    slug: row.slug,
    name: row.name,
    documentType: row.document_type,
    collection: row.collection,
    versions: row.version_count,
    provisions: row.provisions,
    firstCapturedAt: row.first_captured_at,
    lastCapturedAt: row.last_captured_at,
    lastSubstantiveChangeAt: row.last_substantive_at,
  }));
}

interface ClauseTypeRow {
  clause_type: string;
  provisions: number;
  severity: Severity;
  traits: PlacedTraits;
  provision_id: number;
  document_slug: string;
  document_name: string;
}

async function readClauseTypes(database: Queryable, platformId: number): Promise<FoundClauseType[]> {
  const rows = await database.query<ClauseTypeRow>(
    `SELECT DISTINCT ON (l.clause_type) l.clause_type, count(*) OVER (PARTITION BY l.clause_type) AS provisions,
            l.severity, l.traits, l.provision_id, d.slug AS document_slug, d.name AS document_name
       FROM documents d
       JOIN provisions p ON p.document_id = d.id AND p.current_wording IS NOT NULL
       JOIN provision_labels l ON l.provision_id = p.id
      WHERE d.platform_id = $1
      ORDER BY l.clause_type, array_position(ARRAY['high', 'medium', 'low'], l.severity), l.confidence DESC,
               l.provision_id`,
    [platformId],
  );
  return rows.map((row) => ({
    clauseType: row.clause_type,
    provisions: row.provisions,
    severity: row.severity,
    traits: row.traits,
    example: { provision: row.provision_id, documentSlug: row.document_slug, documentName: row.document_name },
  }));
}
