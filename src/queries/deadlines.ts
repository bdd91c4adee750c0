// Deadlines for users: what can be done only for some time or until some day, read out of the clauses that stand now.

import type { Catalog } from '#catalog/load-catalog.ts';
import type { PlatformName } from '#domain/record.ts';
import type { PlacedTraits, Trait } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';

export interface Deadline {
  readonly clauseType: string;
  readonly trait: string;
  /** What has to be done, after "to …". */
  readonly action: string;
  /** In the words of the clause. */
  readonly words: string;
  /** Null for a fixed day. */
  readonly days: number | null;
  readonly isBusinessDays: boolean;
  /** When the wording was first captured; from then a period counts for those who were users already. */
  readonly since: Date;
  /** Whether the wording came later than the document's first version: only then is `since` a day something happened. */
  readonly isNew: boolean;
  /** The last day, `2026-05-01`: the day stated, or the period counted from `since`; null where neither can be said. */
  readonly lastOn: string | null;
  readonly provision: number;
  readonly platform: PlatformName;
  readonly document: { readonly slug: string; readonly name: string; readonly language: string | null };
}

export interface DeadlineFilter {
  readonly platform?: string | undefined;
  readonly clauseType?: string | undefined;
}

/** All deadlines of what stands now, the latest wordings first. */
export async function deadlines(
  database: Queryable,
  catalog: Catalog,
  { platform, clauseType }: DeadlineFilter,
): Promise<Deadline[]> {
  const types = [...catalog.clauseTypes.values()].filter(
    ({ id, traits }) => (clauseType ?? id) === id && traits.some((trait) => trait.deadline !== null),
  );
  if (types.length === 0) return [];
  const rows = await database.query<DeadlineRow>(
    `SELECT l.clause_type, l.traits, l.provision_id, pl.slug AS platform_slug, pl.name AS platform_name,
            d.slug, d.name, d.language, w.first_number, v.captured_at
       FROM provision_labels l
       JOIN provisions p ON p.id = l.provision_id AND p.current_wording IS NOT NULL
       JOIN documents d ON d.id = p.document_id
       JOIN platforms pl ON pl.id = d.platform_id
       JOIN LATERAL (SELECT first_number FROM wording_periods
                      WHERE provision_id = p.id AND last_number IS NULL LIMIT 1) w ON true
       JOIN versions v ON v.document_id = d.id AND v.number = w.first_number
      WHERE l.clause_type = ANY($1) AND l.traits <> '{}'
        AND ($2::text IS NULL OR pl.slug = $2)
      ORDER BY v.captured_at DESC, l.provision_id, l.clause_type`,
    [types.map(({ id }) => id), platform ?? null],
  );
  return rows.flatMap((row) =>
    (catalog.clauseTypes.get(row.clause_type)?.traits ?? []).flatMap((trait) => deadlineOf(row, trait) ?? []),
  );
}

interface DeadlineRow {
  clause_type: string;
  traits: PlacedTraits;
  provision_id: number;
  platform_slug: string;
  platform_name: string;
  slug: string;
  name: string;
  language: string | null;
  first_number: number;
  captured_at: Date;
}

function deadlineOf(row: DeadlineRow, trait: Trait): Deadline | null {
  const value = row.traits[trait.id];
  if (trait.deadline === null || !value) return null;
  const days = typeof value.value === 'number' ? value.value : null;
  const isBusinessDays = value.unit === 'business-day';
  const isNew = row.first_number > 1;
  return {
    clauseType: row.clause_type,
    trait: trait.id,
    action: trait.deadline,
    words: value.text,
    days,
    isBusinessDays,
    since: row.captured_at,
    isNew,
    lastOn:
      days === null
        ? String(value.value)
        : isNew && !isBusinessDays
          ? dayAfter(row.captured_at, days, value.text)
          : null,
    provision: row.provision_id,
    platform: { slug: row.platform_slug, name: row.platform_name },
    document: { slug: row.slug, name: row.name, language: row.language },
  };
}

const inMonths =
  /month|year|monat|jahr|mois|année|\ban(?:s|no|ni|ni)?\b|mes(?:es|i)?\b|año|miesi|rok|lat\b|mês|maand|jaar/iu;

/** Months and years are those of the calendar where the words name them: a month is kept as 30 days, a year as 365. */
function dayAfter(from: Date, days: number, words: string): string {
  const years = days % 365 === 0 ? days / 365 : 0;
  const months = years > 0 ? 12 * years : days % 30 === 0 ? days / 30 : 0;
  if (months === 0 || !inMonths.test(words)) {
    return new Date(from.getTime() + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
  }
  const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth() + months, from.getUTCDate()];
  // The 31st of a month that has none is its last day.
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
