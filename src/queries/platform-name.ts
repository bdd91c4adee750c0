// The platform at an address, for whoever needs no more than its name.

import type { PlatformName } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';

/** The platform with this slug; null when there is none. */
export async function platformName(database: Queryable, slug: string): Promise<PlatformName | null> {
  const [row] = await database.query<PlatformName>('SELECT slug, name FROM platforms WHERE slug = $1', [slug]);
  return row ?? null;
}
