// What is captured, what fails and since when, and what nobody has checked yet.

import type { CaptureOutcomeKind } from '#domain/capture.ts';
import type { Vantage } from '#domain/source.ts';
import type { Queryable } from '#storage/database.ts';
import type { DeclaredIn } from '#storage/sources.ts';

/** Failures in a row after which a document counts as failing, and the operator is told. */
export const failuresThatCount = 3;

export const coverageStates = ['seen', 'failing', 'waiting', 'never'] as const;
/**
 * `seen`: the last captures saw the document; `failing`: several in a row did not; `waiting`: it was tried, and
 * neither is certain yet; `never`: declared, and never checked.
 */
export type CoverageState = (typeof coverageStates)[number];

export interface CoverageEntry {
  readonly platformName: string;
  readonly documentName: string;
  readonly url: string;
  readonly vantage: Vantage;
  readonly declaredIn: DeclaredIn;
  readonly state: CoverageState;
  /** Where its document stands, once it has a version. */
  readonly address: { readonly platform: string; readonly document: string } | null;
  readonly lastVerifiedAt: Date | null;
  readonly nextAt: Date | null;
  readonly failingSince: Date | null;
  readonly failuresInRow: number;
  readonly last: {
    readonly id: number;
    readonly at: Date;
    readonly outcome: CaptureOutcomeKind;
    readonly reasons: readonly string[];
  } | null;
}

export interface Coverage {
  readonly counts: Readonly<Record<CoverageState, number>>;
  /** Documents that archives of others recorded. */
  readonly importedDocuments: number;
  readonly entries: readonly CoverageEntry[];
  /** Entries of the asked state in all. */
  readonly total: number;
}

export interface CoverageQuestion {
  readonly state: CoverageState | null;
  readonly offset: number;
  readonly limit: number;
}

interface EntryRow extends Omit<CoverageEntry, 'vantage' | 'address' | 'last'> {
  readonly region: string;
  readonly language: string;
  readonly platformSlug: string | null;
  readonly documentSlug: string | null;
  readonly captureId: number | null;
  readonly at: Date | null;
  readonly outcome: CaptureOutcomeKind | null;
  readonly reasons: readonly string[] | null;
}

const lastCapture = `LEFT JOIN LATERAL (SELECT id, started_at, outcome, reasons FROM captures
   WHERE target_id = t.id ORDER BY started_at DESC, id DESC LIMIT 1) c ON true`;
const stateOf = `CASE WHEN s.failures_in_row >= ${failuresThatCount} THEN 'failing'
   WHEN t.checked_at IS NOT NULL THEN 'seen' WHEN c.id IS NULL THEN 'never' ELSE 'waiting' END`;
const targetsJoined = `capture_targets t LEFT JOIN capture_schedule s ON s.target_id = t.id ${lastCapture}
   LEFT JOIN documents d ON d.id = t.document_id LEFT JOIN platforms p ON p.id = d.platform_id`;

/** The declared documents, those that fail first. */
export async function captureCoverage(database: Queryable, question: CoverageQuestion): Promise<Coverage> {
  const [counted, imported, rows] = await Promise.all([
    database.query<{ state: CoverageState; count: number }>(
      `SELECT ${stateOf} AS state, count(*)::int AS count FROM ${targetsJoined} WHERE t.retired_at IS NULL GROUP BY 1`,
    ),
    database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM documents WHERE collection_id IS NOT NULL AND version_count > 0',
    ),
    database.query<EntryRow>(
      `SELECT * FROM (
         SELECT t.platform_name AS "platformName", t.document_name AS "documentName", t.sources->0->>'url' AS url,
                t.region, t.language, t.declared_in AS "declaredIn", ${stateOf} AS state, p.slug AS "platformSlug",
                d.slug AS "documentSlug", d.last_verified_at AS "lastVerifiedAt", s.next_at AS "nextAt",
                s.failing_since AS "failingSince", coalesce(s.failures_in_row, 0) AS "failuresInRow", c.id AS "captureId",
                c.started_at AS at, c.outcome, c.reasons
           FROM ${targetsJoined} WHERE t.retired_at IS NULL) AS entry
        WHERE $1::text IS NULL OR state = $1
        ORDER BY array_position(ARRAY['failing', 'waiting', 'seen', 'never'], state),
                 "failingSince", lower("platformName"), lower("documentName"), region, language
        LIMIT $2 OFFSET $3`,
      [question.state, question.limit, question.offset],
    ),
  ]);
  const counts = { seen: 0, failing: 0, waiting: 0, never: 0 };
  for (const { state, count } of counted) counts[state] = count;
  const total = question.state ? counts[question.state] : Object.values(counts).reduce((sum, each) => sum + each, 0);
  return { counts, importedDocuments: imported[0]?.count ?? 0, entries: rows.map(entryOf), total };
}

function entryOf(row: EntryRow): CoverageEntry {
  const { region, language, platformSlug, documentSlug, captureId, at, outcome, reasons, ...entry } = row;
  return {
    ...entry,
    vantage: { region, language },
    address: platformSlug && documentSlug ? { platform: platformSlug, document: documentSlug } : null,
    last: captureId && at && outcome ? { id: captureId, at, outcome, reasons: reasons ?? [] } : null,
  };
}
