// Facts by which something went, as the evidence log enters them: what was taken down, erased in its time, or deleted by
// the archive it came from.

import type { Queryable } from './database.ts';
import type { FactRange } from './log-facts.ts';

/** Somebody's decision about a document. */
export interface Decision {
  readonly id: number;
  readonly document: number;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly at: Date;
}

interface RemovalFact extends Decision {
  readonly version: number | null;
  readonly scope: string;
  readonly ground: string;
}

export function removalFacts(database: Queryable, { after, limit }: FactRange): Promise<RemovalFact[]> {
  return database.query(
    `SELECT id, document_id AS document, version_number AS version, scope, ground, reason, decided_by AS "decidedBy",
            decided_at AS at
       FROM removals WHERE id > $1 ORDER BY id LIMIT $2`,
    [after, limit],
  );
}

interface LiftingFact extends Decision {
  readonly removal: number;
}

export function liftingFacts(database: Queryable, { after, limit }: FactRange): Promise<LiftingFact[]> {
  return database.query(
    `SELECT l.id, l.removal_id AS removal, r.document_id AS document, l.reason, l.decided_by AS "decidedBy",
            l.decided_at AS at
       FROM liftings l JOIN removals r ON r.id = l.removal_id WHERE l.id > $1 ORDER BY l.id LIMIT $2`,
    [after, limit],
  );
}

interface RetentionFact {
  readonly id: number;
  readonly days: number;
  readonly before: Date;
  readonly at: Date;
  readonly captures: readonly number[];
}

export function retentionFacts(database: Queryable, { after, limit }: FactRange): Promise<RetentionFact[]> {
  return database.query(
    `SELECT id, days, before_at AS before, erased_at AS at, capture_ids AS captures
       FROM retention_runs WHERE id > $1 ORDER BY id LIMIT $2`,
    [after, limit],
  );
}

interface DeletionFact {
  readonly id: number;
  readonly document: number;
  readonly at: Date;
  readonly collection: string;
  readonly commit: string;
}

export function deletionFacts(database: Queryable, { after, limit }: FactRange): Promise<DeletionFact[]> {
  return database.query(
    `SELECT x.id, x.document_id AS document, x.deleted_at AS at, d.collection_id AS collection, x.origin_commit AS commit
       FROM archive_deletions x JOIN documents d ON d.id = x.document_id WHERE x.id > $1 ORDER BY x.id LIMIT $2`,
    [after, limit],
  );
}
