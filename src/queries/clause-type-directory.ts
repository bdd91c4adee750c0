// How often each clause type stands in what is captured, with an honest denominator.

import type { Queryable } from '#storage/database.ts';

export interface ClauseTypeCount {
  readonly clauseType: string;
  readonly platforms: number;
  readonly provisions: number;
}

export interface ClauseTypeDirectory {
  /** Platforms with a captured document in English: those in which a rule of ours could find a clause type. */
  readonly platforms: number;
  readonly byId: ReadonlyMap<string, ClauseTypeCount>;
}

/**
 * The rules read English; a document whose language is not known is taken as English. Not by coalesce: of that the
 * planner expects a handful of documents instead of nearly all, and reads every provision of each.
 */
export const readableDocument = `(d.version_count > 0 AND (d.language IS NULL OR d.language LIKE 'en%'))`;

/** Counts for every clause type that was found at all. */
export async function clauseTypeDirectory(database: Queryable): Promise<ClauseTypeDirectory> {
  const [platforms, rows] = await Promise.all([
    readablePlatforms(database),
    database.query<{ clause_type: string; platforms: number; provisions: number }>(
      `SELECT l.clause_type, count(DISTINCT d.platform_id) AS platforms, count(*) AS provisions
         FROM provision_labels l
         JOIN provisions p ON p.id = l.provision_id AND p.current_wording IS NOT NULL
         JOIN documents d ON d.id = p.document_id AND ${readableDocument}
        GROUP BY l.clause_type`,
    ),
  ]);
  const counts = rows.map((row) => ({
    clauseType: row.clause_type,
    platforms: row.platforms,
    provisions: row.provisions,
  }));
  return { platforms, byId: new Map(counts.map((count) => [count.clauseType, count])) };
}

/** Number of platforms in whose documents a clause type could be found. */
export async function readablePlatforms(database: Queryable): Promise<number> {
  const [row] = await database.query<{ platforms: number }>(
    `SELECT count(DISTINCT d.platform_id) AS platforms FROM documents d WHERE ${readableDocument}`,
  );
  return row?.platforms ?? 0;
}
