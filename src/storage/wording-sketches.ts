// Sketches of the wordings that stand, as rows. They are readings, and can all be replaced at once.

import type { Queryable, Transaction } from './database.ts';

export interface ProvisionSketch {
  readonly provision: number;
  /** Empty for a wording that has none. */
  readonly bands: readonly number[];
}

/** Adds the sketches of provisions that have none in storage. */
export async function copySketches(transaction: Transaction, sketches: readonly ProvisionSketch[]): Promise<void> {
  const rows = sketches.filter(({ bands }) => bands.length > 0);
  if (rows.length === 0) return;
  await transaction.copyInto(
    'wording_sketches',
    ['provision_id', 'bands'],
    rows.map(({ provision, bands }) => [provision, bands]),
  );
}

/** Sets the sketches of provisions whose wording may have changed. */
export async function replaceSketches(transaction: Transaction, sketches: readonly ProvisionSketch[]): Promise<void> {
  await transaction.query('DELETE FROM wording_sketches WHERE provision_id = ANY($1)', [
    sketches.map(({ provision }) => provision),
  ]);
  await copySketches(transaction, sketches);
}

/** Takes all sketches away. */
export async function clearSketches(transaction: Transaction): Promise<void> {
  await transaction.query('DELETE FROM wording_sketches');
}

/** The version of the rules by which the sketches in storage were made; null before there were any. */
export async function storedSketchRules(database: Queryable): Promise<number | null> {
  const [row] = await database.query<{ version: number }>('SELECT version FROM wording_sketch_rules');
  return row?.version ?? null;
}

/** Notes by which version of the rules the sketches are made. */
export async function setSketchRules(transaction: Transaction, version: number): Promise<void> {
  await transaction.query(
    'INSERT INTO wording_sketch_rules (version) VALUES ($1) ON CONFLICT (one) DO UPDATE SET version = excluded.version',
    [version],
  );
}
