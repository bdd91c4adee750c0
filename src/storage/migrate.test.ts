import { afterEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { type Migration, MigrationRefused, migrate, readMigrations } from './migrate.ts';

let database: FreshDatabase | undefined;
afterEach(() => database?.drop());

const following = (past: readonly Migration[], sql: string): Migration[] => [
  ...past,
  { number: past.length + 1, name: `${String(past.length + 1).padStart(4, '0')}-more.sql`, sql, sha256: sql },
];

test('a migrated database has the tables of this release, and migrating again applies nothing', async () => {
  database = await freshDatabase();
  expect(await database.query('SELECT * FROM versions')).toEqual([]);
  expect(await migrate(database)).toEqual([]);
});

test('a new migration is applied once, also when two processes come at the same time', async () => {
  database = await freshDatabase();
  const migrations = following(readMigrations(), 'CREATE TABLE once (id integer)');
  const outcomes = await Promise.all([migrate(database, migrations), migrate(database, migrations)]);
  expect(outcomes.flat()).toEqual([migrations.at(-1)?.name]);
});

test('a migration that fails in the middle leaves nothing behind and can be mended', async () => {
  database = await freshDatabase();
  const past = readMigrations();
  const broken = following(past, 'CREATE TABLE half (id integer); SELECT nonsense FROM nowhere');
  await expect(migrate(database, broken)).rejects.toThrow(/-more\.sql failed: relation "nowhere" does not exist/);
  expect(await database.query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
  const mended = following(past, 'CREATE TABLE half (id integer)');
  expect(await migrate(database, mended)).toEqual([mended.at(-1)?.name]);
});

test('an applied migration whose file has changed is refused by name', async () => {
  database = await freshDatabase();
  const [first, ...rest] = readMigrations();
  const changed = [{ ...first!, sha256: 'other' }, ...rest];
  await expect(migrate(database, changed)).rejects.toThrow(MigrationRefused);
  await expect(migrate(database, changed)).rejects.toThrow(first!.name);
});

test('a database of a newer release is refused', async () => {
  database = await freshDatabase();
  const known = readMigrations();
  await migrate(database, following(known, 'CREATE TABLE later (id integer)'));
  await expect(migrate(database, known)).rejects.toThrow(/newer release \(\d{4}-more\.sql\)/);
});
