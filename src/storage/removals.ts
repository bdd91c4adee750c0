// Removals, their lifting, and legal holds: what was taken down of a document, and what may not be.

import type { Lifting, Removal } from '#domain/removal.ts';
import type { Queryable, Transaction } from './database.ts';

/** All removals of a document, the latest first. */
export function removalsOf(database: Queryable, document: number): Promise<Removal[]> {
  return database.query(
    `SELECT id AS number, version_number AS version, scope, ground, reason, decided_by AS "decidedBy", decided_at AS "decidedAt"
       FROM removals WHERE document_id = $1 ORDER BY id DESC`,
    [document],
  );
}

/** Adds a removal and gives its number. The writer's turn must be held. */
export async function addRemoval(
  transaction: Transaction,
  document: number,
  { version, scope, ground, reason, decidedBy, decidedAt }: Omit<Removal, 'number'>,
): Promise<number> {
  const [row] = await transaction.query<{ id: number }>(
    `INSERT INTO removals (id, document_id, version_number, scope, ground, reason, decided_by, decided_at)
     VALUES ((SELECT coalesce(max(id), 0) + 1 FROM removals), $1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [document, version, scope, ground, reason, decidedBy, decidedAt],
  );
  return row?.id ?? 0;
}

/** The lifting of a removal; null while it stands. */
export async function liftingOf(database: Queryable, removal: number): Promise<Lifting | null> {
  const [row] = await database.query<Lifting>(
    `SELECT reason, decided_by AS "decidedBy", decided_at AS "decidedAt" FROM liftings WHERE removal_id = $1`,
    [removal],
  );
  return row ?? null;
}

/** Adds the lifting of a removal and gives its number. The writer's turn must be held. */
export async function addLifting(
  transaction: Transaction,
  removal: number,
  { reason, decidedBy, decidedAt }: Lifting,
): Promise<number> {
  const [row] = await transaction.query<{ id: number }>(
    `INSERT INTO liftings (id, removal_id, reason, decided_by, decided_at)
     VALUES ((SELECT coalesce(max(id), 0) + 1 FROM liftings), $1, $2, $3, $4) RETURNING id`,
    [removal, reason, decidedBy, decidedAt],
  );
  return row?.id ?? 0;
}

/** A hold, or its end, with its reason. */
export interface LegalHold {
  readonly isHeld: boolean;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
}

/** What the latest word on a hold of the document is; null where there never was one. */
export async function legalHoldOf(database: Queryable, document: number): Promise<LegalHold | null> {
  const [row] = await database.query<LegalHold>(
    `SELECT is_held AS "isHeld", reason, decided_by AS "decidedBy", decided_at AS "decidedAt"
       FROM legal_holds WHERE document_id = $1 ORDER BY id DESC LIMIT 1`,
    [document],
  );
  return row ?? null;
}

/** Adds a word on the hold of a document. The writer's turn must be held. */
export async function addLegalHold(
  transaction: Transaction,
  document: number,
  { isHeld, reason, decidedBy, decidedAt }: LegalHold,
): Promise<void> {
  await transaction.query(
    `INSERT INTO legal_holds VALUES ((SELECT coalesce(max(id), 0) + 1 FROM legal_holds), $1, $2, $3, $4, $5)`,
    [document, isHeld, reason, decidedBy, decidedAt],
  );
}
