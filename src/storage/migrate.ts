// Brings the tables to the shape this release knows: numbered SQL files, each applied once, in order, whole or not.
// Apart because it must find the files both in a checkout and beside a bundled program, and refuse a changed past.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database, Transaction } from './database.ts';

export interface Migration {
  readonly number: number;
  /** The file's name, 0001-platforms-documents-versions.sql. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The database and the program disagree about the past; the message is one sentence. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

// Any number will do as long as nothing else locks it.
const LOCK = 4_400_001;

/** Applies what is missing and resolves with the names of what was applied. Throws MigrationRefused. */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  return database.session(async (session) => {
    await session.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await session.query(`CREATE TABLE IF NOT EXISTS migrations (
      number      integer PRIMARY KEY,
      name        text NOT NULL,
      sha256      text NOT NULL,
      applied_at  timestamptz NOT NULL DEFAULT now()
    )`);
    const applied = await session.query<{ number: number; name: string; sha256: string }>(
      'SELECT number, name, sha256 FROM migrations ORDER BY number',
    );
    const missing = missingAfter(applied, migrations);
    for (const migration of missing) await apply(session, migration);
    return missing.map(({ name }) => name);
  });
}

/** The migrations of this release, from the folder given or where they lie beside the running program. */
export function readMigrations(folder: string = findFolder()): Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { number: Number(name.slice(0, 4)), name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
  const misplaced = migrations.find(({ number }, index) => number !== index + 1);
  if (misplaced !== undefined)
    throw new MigrationRefused(`The migration ${misplaced.name} is not next in number in ${folder}.`);
  return migrations;
}

function missingAfter(
  applied: readonly Pick<Migration, 'number' | 'name' | 'sha256'>[],
  migrations: readonly Migration[],
): readonly Migration[] {
  for (const past of applied) {
    const known = migrations[past.number - 1];
    if (known === undefined) {
      throw new MigrationRefused(
        `The database was migrated by a newer release (${past.name}), which this one does not know; install that release or a later one.`,
      );
    }
    if (known.sha256 !== past.sha256) {
      throw new MigrationRefused(
        `The migration ${past.name} was applied to this database with other content than ${known.name} has now; restore the file.`,
      );
    }
  }
  const gap = applied.findIndex(({ number }, index) => number !== index + 1);
  if (gap !== -1)
    throw new MigrationRefused(`The database lacks migration ${gap + 1}, though later ones were applied.`);
  return migrations.slice(applied.length);
}

async function apply(session: Transaction, { number, name, sql, sha256 }: Migration): Promise<void> {
  try {
    await session.query('BEGIN');
    await session.query(sql);
    await session.query('INSERT INTO migrations (number, name, sha256) VALUES ($1, $2, $3)', [number, name, sha256]);
    await session.query('COMMIT');
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

// Beside this file in a checkout and in a built program (dist/migrations); else in the package's sources.
function findFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'migrations');
  if (existsSync(beside)) return beside;
  for (let folder = here; folder !== dirname(folder); folder = dirname(folder)) {
    const sources = join(folder, 'src', 'storage', 'migrations');
    if (existsSync(sources)) return sources;
  }
  throw new MigrationRefused(`No migrations were found beside ${here}; install the program again.`);
}
