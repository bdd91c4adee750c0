// How many documented changes a platform made lately. "Lately" ends at the newest capture of the instance, so that an
// instance that stopped capturing does not report silence as calm.

import type { RecentActivity } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';

const days = 30;

/** The substantive changes of a platform in the last 30 days of what the instance has captured. */
export async function recentActivity(database: Queryable, platformSlug: string): Promise<RecentActivity | null> {
  const [row] = await database.query<{ until: Date | null; changes: number }>(
    `WITH newest AS (SELECT max(captured_at) AS until FROM versions)
     SELECT newest.until, (
       SELECT count(*)::int FROM changes c
       JOIN documents d ON d.id = c.document_id JOIN platforms p ON p.id = d.platform_id
       LEFT JOIN standing_corrections s ON s.change_id = c.id
       WHERE p.slug = $1 AND coalesce(s.corrected_class, c.class) = 'substantive' AND s.is_retracted IS NOT TRUE
         AND c.detected_at > newest.until - make_interval(days => $2)
     ) AS changes FROM newest`,
    [platformSlug, days],
  );
  return row?.until ? { until: row.until, days, changes: row.changes } : null;
}
