// What the first page tells: how much is kept, since when, and what changed last.

import type { Queryable } from '#storage/database.ts';
import { changeFeed, type FeedChange } from './change-feed.ts';

export interface Coverage {
  readonly platforms: number;
  readonly documents: number;
  readonly versions: number;
  /** Provisions in force as captured. */
  readonly provisions: number;
  readonly changes: { readonly substantive: number; readonly editorial: number; readonly cosmetic: number };
  /** Null while nothing has been captured. */
  readonly firstCapturedAt: Date | null;
  readonly lastCapturedAt: Date | null;
}

export interface HomeOverview {
  readonly coverage: Coverage;
  readonly latest: readonly FeedChange[];
}

/** Coverage figures and the latest substantive changes. */
export async function homeOverview(database: Queryable, latestCount: number): Promise<HomeOverview> {
  const [coverage, feed] = await Promise.all([
    readCoverage(database),
    changeFeed(database, { class: 'substantive', limit: latestCount }),
  ]);
  return { coverage, latest: feed.changes };
}

interface CoverageRow {
  platforms: number;
  documents: number;
  versions: number;
  provisions: number;
  substantive: number;
  editorial: number;
  cosmetic: number;
  first_captured_at: Date | null;
  last_captured_at: Date | null;
}

async function readCoverage(database: Queryable): Promise<Coverage> {
  const [row] = await database.query<CoverageRow>(
    `SELECT (SELECT count(*) FROM platforms) AS platforms,
            (SELECT count(*) FROM documents) AS documents,
            (SELECT min(captured_at) FROM versions) AS first_captured_at,
            (SELECT max(captured_at) FROM versions) AS last_captured_at,
            d.versions, d.provisions, c.substantive, c.editorial, c.cosmetic
       FROM (SELECT coalesce(sum(version_count), 0) AS versions, coalesce(sum(provision_count), 0) AS provisions
               FROM documents) d,
            (SELECT count(*) FILTER (WHERE class = 'substantive') AS substantive,
                    count(*) FILTER (WHERE class = 'editorial') AS editorial,
                    count(*) FILTER (WHERE class = 'cosmetic') AS cosmetic FROM changes) c`,
  );
  if (!row) throw new Error('The database gave no coverage figures.');
  return {
    platforms: row.platforms,
    documents: row.documents,
    versions: row.versions,
    provisions: row.provisions,
    changes: { substantive: row.substantive, editorial: row.editorial, cosmetic: row.cosmetic },
    firstCapturedAt: row.first_captured_at,
    lastCapturedAt: row.last_captured_at,
  };
}
