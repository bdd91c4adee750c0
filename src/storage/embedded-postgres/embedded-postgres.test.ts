import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DatabaseUnreachable } from '../database-unreachable.ts';
import { isRunning } from './claims.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from './embedded-postgres.ts';
import { findPostmaster } from './postmaster.ts';

// Beside the packages, where a program of its own finds them.
const program = resolve(import.meta.dirname, `../../../node_modules/.cache/open-database-${process.pid}.mjs`);
let pristine: string;
let folder: string;
let left: string[] = [];

beforeAll(async () => {
  const opener = `import { openEmbeddedPostgres } from './embedded-postgres.ts';
    import { setTimeout as delay } from 'node:timers/promises';
    const [folder, rounds, stay] = process.argv.slice(2);
    for (let round = 0; round < Number(rounds); round++) {
      const { connection, close } = await openEmbeddedPostgres(folder);
      console.log('open');
      await delay(stay === 'random' ? Math.random() * 60 : Number(stay));
      await close();
      console.log('closed');
      await delay(Math.random() * 30);
    }`;
  buildSync({
    stdin: { contents: opener, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  pristine = newFolder();
  await (await openEmbeddedPostgres(pristine)).close();
});
afterAll(() => {
  rmSync(program);
  rmSync(pristine, { recursive: true });
});

// Making a database takes most of a second, copying one a twentieth.
function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'atlas-db-'));
  // What mkdtemp makes is for its owner alone; a data directory made by mkdir is not.
  chmodSync(made, 0o755);
  return made;
}

beforeEach(() => {
  folder = newFolder();
  expect(spawnSync('cp', ['-a', join(pristine, 'postgres'), folder]).status).toBe(0);
  left = [folder];
});
afterEach(async () => {
  const running = left.flatMap((path) => findPostmaster(join(path, 'postgres')) ?? []);
  for (const { pid } of running) process.kill(pid, 'SIGQUIT');
  await until(() => running.every(({ pid }) => !isRunning(pid)));
  for (const path of left) rmSync(path, { recursive: true, force: true });
});

const cluster = () => join(folder, 'postgres');

async function until(isDone: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isDone()) {
    if (Date.now() > deadline) throw new Error('waited twenty seconds in vain');
    await new Promise((wake) => setTimeout(wake, 10));
  }
}

async function ask(opened: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client(opened.connection);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function started(rounds: number, stay: number | 'random'): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, folder, String(rounds), String(stay)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: child.stdout! }), 'line');
  return child;
}

test('the first to come makes and starts the database, the last to leave stops it, and what was written stays', async () => {
  const first = await openEmbeddedPostgres(folder);
  await ask(first, `CREATE TABLE kept AS SELECT 'words' AS words`);
  const second = await openEmbeddedPostgres(folder);
  const { pid } = findPostmaster(cluster())!;
  await first.close();
  expect(await ask(second, 'SELECT words FROM kept')).toEqual(['words']);
  await second.close();
  expect(isRunning(pid)).toBe(false);
  const again = await openEmbeddedPostgres(folder);
  expect(await ask(again, 'SELECT words FROM kept')).toEqual(['words']);
  await again.close();
});

test('it is safe against power loss, out of reach of others and no superuser', async () => {
  const opened = await openEmbeddedPostgres(folder);
  const names = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'data_checksums',
    'listen_addresses',
    'server_encoding',
    'is_superuser',
  ];
  const values = await ask(opened, `SELECT ${names.map((name) => `current_setting('${name}')`).join()}`);
  expect(values).toEqual(['on', 'on', 'on', 'on', '', 'UTF8', 'off']);
  expect(statSync(cluster()).mode & 0o777).toBe(0o700);
  expect(await ask(opened, `SELECT lower('ÀÉÎ')`)).toEqual(['àéî']);
  await opened.close();
});

test('a server whose starter was killed is used by the next one and stopped when that leaves', async () => {
  const killed = await started(1, 60_000);
  const { pid } = findPostmaster(cluster())!;
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(isRunning(pid)).toBe(true);
  const next = await openEmbeddedPostgres(folder);
  expect(findPostmaster(cluster())!.pid).toBe(pid);
  expect(await ask(next, 'SELECT 1')).toEqual([1]);
  await next.close();
  expect(findPostmaster(cluster())).toBe(null);
  expect(isRunning(pid)).toBe(false);
});

test('a server that is killed while somebody comes is started anew, and the one who came is let in', async () => {
  const first = await openEmbeddedPostgres(folder);
  const { pid } = findPostmaster(cluster())!;
  // It no longer answers, so whoever comes waits at its door until it is gone.
  process.kill(pid, 'SIGSTOP');
  const coming = openEmbeddedPostgres(folder);
  await new Promise((wake) => setTimeout(wake, 300));
  process.kill(pid, 'SIGKILL');
  const next = await coming;
  expect(findPostmaster(cluster())!.pid).not.toBe(pid);
  expect(await ask(next, 'SELECT 1')).toEqual([1]);
  await next.close();
  await first.close();
});

test('a server that was itself killed in the middle of work is started anew with what was acknowledged', async () => {
  const first = await openEmbeddedPostgres(folder);
  await ask(first, `CREATE TABLE kept AS SELECT 'words' AS words`);
  // A session in the middle of reckoning does not notice at once that its server is gone.
  const busy = new pg.Client(first.connection);
  busy.on('error', () => undefined);
  await busy.connect();
  const work = busy.query('DO $$ BEGIN FOR step IN 1..30000000 LOOP END LOOP; END $$').catch(() => 'cut off');
  await new Promise((wake) => setTimeout(wake, 100));
  const { pid } = findPostmaster(cluster())!;
  process.kill(pid, 'SIGKILL');
  await until(() => !isRunning(pid));
  const next = await openEmbeddedPostgres(folder);
  expect(await ask(next, 'SELECT words FROM kept')).toEqual(['words']);
  await work;
  await busy.end();
  await first.close();
  expect(await ask(next, 'SELECT words FROM kept')).toEqual(['words']);
  await next.close();
});

test('a left file that names a process which is something else now does not keep it from starting', async () => {
  // PostgreSQL takes a number that lives under its own user for itself, so the bystander runs as that user.
  const { uid, gid } = statSync(cluster());
  const as = process.getuid?.() === 0 ? { uid, gid } : {};
  const bystander = spawn('sleep', ['60'], { cwd: '/', ...as });
  const lines = [bystander.pid, cluster(), 1_700_000_000, 5432, cluster(), '', '  1 1', 'ready   ', ''].join('\n');
  writeFileSync(join(cluster(), 'postmaster.pid'), lines);
  writeFileSync(join(cluster(), '.s.PGSQL.5432.lock'), lines);
  const opened = await openEmbeddedPostgres(folder);
  expect(await ask(opened, 'SELECT 1')).toEqual([1]);
  await opened.close();
  expect(bystander.exitCode).toBe(null);
  bystander.kill();
});

test('six processes that open and close at the same time never meet a server that is going away', async () => {
  const children = await Promise.all(Array.from({ length: 6 }, () => started(5, 'random')));
  const codes = await Promise.all(children.map(async (child) => child.exitCode ?? (await once(child, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
  expect(findPostmaster(cluster())).toBe(null);
  expect(readdirSync(join(folder, 'postgres.claims'))).toEqual([]);
}, 60_000);

test('someone connected from elsewhere keeps the server running', async () => {
  const opened = await openEmbeddedPostgres(folder);
  const visitor = new pg.Client(opened.connection);
  await visitor.connect();
  await opened.close();
  expect((await visitor.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await visitor.end();
});

test('a data directory whose path is too long for a socket works all the same', async () => {
  folder = join(folder, 'a-name-that-says-very-much'.repeat(6));
  left.push(folder);
  const opened = await openEmbeddedPostgres(folder);
  const socketFolder = opened.connection.host;
  left.push(socketFolder);
  expect(Buffer.byteLength(socketFolder)).toBeLessThan(80);
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  expect(await ask(opened, 'SELECT 1')).toEqual([1]);
  await opened.close();
});

test('a making of the database that was cut short is begun anew', async () => {
  rmSync(cluster(), { recursive: true });
  mkdirSync(join(folder, 'postgres.new', 'base'), { recursive: true });
  const opened = await openEmbeddedPostgres(folder);
  expect(readdirSync(folder)).not.toContain('postgres.new');
  await opened.close();
});

test.each([
  [
    'made by another PostgreSQL',
    'PG_VERSION',
    '16\n',
    /was made by PostgreSQL 16, and this program ships PostgreSQL 18/,
  ],
  ['that holds something else', 'holiday.jpg', '', /is not a PostgreSQL folder .*--data or ATLAS_DATA\.$/],
])('a folder %s is refused in words and left as it is', async (_, file, words, sentence) => {
  rmSync(cluster(), { recursive: true });
  mkdirSync(cluster());
  writeFileSync(join(cluster(), file), words);
  await expect(openEmbeddedPostgres(folder)).rejects.toThrow(sentence);
  expect(readdirSync(cluster())).toEqual([file]);
});

test('a damaged database says what PostgreSQL complains of and where to read more', async () => {
  const control = join(cluster(), 'global', 'pg_control');
  writeFileSync(control, Buffer.from(readFileSync(control)).fill(7, 0, 200));
  const opening = openEmbeddedPostgres(folder);
  await expect(opening).rejects.toThrow(DatabaseUnreachable);
  await expect(opening).rejects.toThrow(/did not start in .*postgres: .+ \(see .*log\)\.$/);
});

test('a data directory that cannot be written to is named', async () => {
  chmodSync(folder, 0o555);
  // Nothing is closed to root but what the kernel itself keeps.
  const closed = process.getuid?.() === 0 ? '/proc/atlas' : folder;
  await expect(openEmbeddedPostgres(closed)).rejects.toThrow(
    /^The data directory .* cannot be written to \(E[A-Z]+\)\./,
  );
});
