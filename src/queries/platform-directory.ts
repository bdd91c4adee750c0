// All platforms, with how much is kept of each and when something last changed.

import type { PlatformName } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';

export interface DirectoryEntry extends PlatformName {
  readonly documents: number;
  readonly versions: number;
  readonly lastCapturedAt: Date | null;
  readonly lastSubstantiveChangeAt: Date | null;
}

interface DirectoryRow {
  slug: string;
  name: string;
  documents: number;
  versions: number;
  last_captured_at: Date | null;
  last_substantive_at: Date | null;
}

/** Every platform by name, letter case and accents aside. */
export async function platformDirectory(database: Queryable): Promise<readonly DirectoryEntry[]> {
  const rows = await database.query<DirectoryRow>(
    `SELECT p.slug, p.name, count(d.id) AS documents, coalesce(sum(d.version_count), 0) AS versions,
            max(v.captured_at) AS last_captured_at, max(c.last_substantive_at) AS last_substantive_at
       FROM platforms p
       LEFT JOIN documents d ON d.platform_id = p.id
       LEFT JOIN versions v ON v.document_id = d.id AND v.number = d.version_count
       LEFT JOIN (SELECT document_id, max(detected_at) AS last_substantive_at
                    FROM changes WHERE class = 'substantive' GROUP BY document_id) c ON c.document_id = d.id
      GROUP BY p.id`,
  );
  const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  return rows
    .map((row) => ({
      slug: row.slug,
      name: row.name,
      documents: row.documents,
      versions: row.versions,
      lastCapturedAt: row.last_captured_at,
      lastSubstantiveChangeAt: row.last_substantive_at,
    }))
    .sort((a, b) => collator.compare(a.name, b.name));
}
