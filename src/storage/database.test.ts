import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { openDatabase } from './database.ts';
import { DatabaseUnreachable } from './database-unreachable.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.query('CREATE TABLE notes (id integer PRIMARY KEY, words text NOT NULL)');
});
afterAll(() => database.drop());

const ids = async () => (await database.query<{ id: number }>('SELECT id FROM notes ORDER BY id')).map(({ id }) => id);

test('a transaction that throws leaves nothing, one that resolves leaves everything', async () => {
  await database.transaction((transaction) => transaction.query(`INSERT INTO notes VALUES (1, 'kept')`));
  const failing = database.transaction(async (transaction) => {
    await transaction.query(`INSERT INTO notes VALUES (2, 'lost')`);
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await ids()).toEqual([1]);
});

test('a bulk load that the database refuses says why, and its connection goes on working', async () => {
  const load = (rows: readonly (readonly [number, string | null])[]) =>
    database.transaction((transaction) => transaction.copyInto('notes', ['id', 'words'], rows));
  await expect(
    load([
      [10, 'a'],
      [10, 'b'],
    ]),
  ).rejects.toThrow(/duplicate key/);
  await expect(load([[10, null]])).rejects.toThrow(/null value in column "words"/);
  await expect(load([[10, 'a\0b']])).rejects.toThrow(/NUL character/);
  expect(
    await load([
      [10, 'a'],
      [11, 'b'],
    ]),
  ).toBe(2);
  expect(await ids()).toEqual([1, 10, 11]);
});

test('a bulk load larger than any buffer takes encoded lines and values alike, from a source that is slow', async () => {
  async function* rows() {
    for (let id = 1000; id < 3000; id++) {
      if (id % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      yield id % 2 === 0 ? `${id}\t${'x'.repeat(1000)}\n` : [id, 'y'.repeat(1000)];
    }
  }
  const copied = await database.transaction((transaction) => transaction.copyInto('notes', ['id', 'words'], rows()));
  expect(copied).toBe(2000);
  expect(await database.query('SELECT count(*), sum(length(words)) AS length FROM notes WHERE id >= 1000')).toEqual([
    { count: 2000, length: 2_000_000 },
  ]);
});

test('a bulk load whose source fails half-way leaves nothing', async () => {
  async function* rows() {
    yield `5000\t${'x'.repeat(300_000)}\n`;
    throw new Error('the source broke');
  }
  const load = database.transaction((transaction) => transaction.copyInto('notes', ['id', 'words'], rows()));
  await expect(load).rejects.toThrow('the source broke');
  expect(await ids()).not.toContain(5000);
});

test('values arrive as the program uses them', async () => {
  const [row] = await database.query(`SELECT 9007199254740991::int8 AS big, '2026-05-04'::date AS day,
    '2026-05-04T10:00:00Z'::timestamptz AS instant, '{1,NULL,-3}'::int[] AS numbers, '{}'::int[] AS none`);
  expect(row).toEqual({
    big: Number.MAX_SAFE_INTEGER,
    day: '2026-05-04',
    instant: new Date('2026-05-04T10:00:00Z'),
    numbers: [1, null, -3],
    none: [],
  });
  await expect(database.query('SELECT 9007199254740992::int8')).rejects.toThrow('too large for a JavaScript number');
});

test('a query of a page is ended when it takes too long, work in a session is not', async () => {
  const [limit] = await database.query('SHOW statement_timeout');
  expect(limit).toEqual({ statement_timeout: '30s' });
  await database.session(async (session) => {
    expect(await session.query('SHOW statement_timeout')).toEqual([{ statement_timeout: '0' }]);
  });
  const limited = database.transaction((transaction) => transaction.query('SELECT pg_sleep(5)'), {
    statementTimeoutMs: 50,
  });
  await expect(limited).rejects.toThrow('statement timeout');
  expect(await database.query('SHOW statement_timeout')).toEqual([limit]);
});

test('a connection that the server ends is replaced', async () => {
  const lost = database.session((session) => session.query('SELECT pg_terminate_backend(pg_backend_pid())'));
  await expect(lost).rejects.toThrow();
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('words in typographic quotes are found by the words in them', async () => {
  const [found] = await database.query(
    `SELECT to_tsvector('english', '“Account” means yours—always') @@ to_tsquery('english', 'account & always') AS is`,
  );
  expect(found).toEqual({ is: true });
});

test('a server that is not there is named in one sentence, without its password', async () => {
  const opening = openDatabase({
    dataDirectory: '/nowhere',
    databaseUrl: 'postgres://reader:hidden@127.0.0.1:1/atlas',
  });
  await expect(opening).rejects.toThrow(DatabaseUnreachable);
  await expect(opening).rejects.toThrow(
    /^The database at 127\.0\.0\.1:1\/atlas cannot be reached: no server answers there, [^:]*DATABASE_URL\.$/,
  );
  await expect(opening).rejects.not.toThrow(/hidden/);
});
