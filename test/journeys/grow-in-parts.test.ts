// An archive grows day by day and is imported again and again: the record is the one a single import gives, and every
// provision keeps its number, one that vanished and returned included.

import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ArchiveCommit, appendCommits, createArchive } from '../support/archive-writer.ts';
import {
  digestOf,
  importInto,
  newFolder,
  type RunningAtlas,
  removeFolder,
  runAtlas,
  startAtlas,
} from '../support/atlas-process.ts';
import { smallArchive, smallArchiveTotals } from '../support/small-archive.ts';

const commits = smallArchive();
// In between: a privacy policy stands in the middle of its swings; then a waiver is gone that will come back, a
// document is read anew, and one is not yet taken out of the archive.
const cuts = ['2023-02-01T00:00:00Z', '2023-05-06T00:00:00Z', '2023-05-23T00:00:00Z', '2024-04-15T00:00:00Z'].map(
  (day) => commits.findIndex(({ on }) => on > day),
);

let folder = '';
let archive = '';
let data = '';
let digestInOneGo = '';
let server: RunningAtlas | null = null;

beforeAll(async () => {
  folder = newFolder();
  archive = join(folder, 'growing.git');
  data = join(folder, 'data');
  const whole = join(folder, 'whole.git');
  await createArchive(whole);
  await appendCommits(whole, commits);
  const inOneGo = join(folder, 'in-one-go');
  await importInto(inOneGo, whole);
  digestInOneGo = await digestOf(inOneGo);
}, 240_000);

afterAll(async () => {
  server?.child.kill('SIGKILL');
  await server?.ended;
  removeFolder(folder);
});

it('equals an import in one go, and adds each time only what is new', async () => {
  await createArchive(archive);
  let held = 0;
  for (const [index, cut] of [...cuts, commits.length].entries()) {
    const former = cuts[index - 1] ?? 0;
    expect(cut).toBeGreaterThan(former);
    await appendCommits(archive, commits.slice(former, cut));
    const totals = await importInto(data, archive);
    expect(totals.versionsSkipped).toBe(held);
    expect(totals.versionsRefused).toBe(0);
    held = totals.versions;
  }
  expect(held).toBe(smallArchiveTotals.versions);
  expect(await digestOf(data)).toBe(digestInOneGo);
}, 240_000);

it('equals one that came record by record, ids of provisions included', async () => {
  const alone = join(folder, 'alone.git');
  const recordByRecord = join(folder, 'record-by-record');
  await createArchive(alone);
  // As they came first; each import starts the program anew.
  const first = commits.slice(0, 5);
  for (const commit of first) {
    await appendCommits(alone, [commit]);
    await importInto(recordByRecord, alone);
  }
  await appendCommits(alone, commits.slice(first.length));
  await importInto(recordByRecord, alone);
  expect(await digestOf(recordByRecord)).toBe(digestInOneGo);
}, 240_000);

it('a provision that was gone for ten months comes back under its number', async () => {
  server = startAtlas(['serve', '--port', '0', '--data', data]);
  const [, url] = await server.printed(/ is at (\S+)/);
  const json = async (path: string) => (await fetch(`${url}${path}`)).json();
  const found = await json('/search.json?q=%22consolidated+or+representative%22&platform=tidewell-cloud');
  const ids = [...new Set(JSON.stringify(found).match(/CA-P-\d+/g))];
  const records = await Promise.all(ids.map((id) => json(`/${id}.json`)));
  // The other one stands in the same terms as another collection keeps them.
  const periods = records.map(({ wordings }) => wordings.map((wording: { periods: unknown }) => wording.periods));
  expect(periods).toHaveLength(2);
  expect(periods).toContainEqual([
    [
      expect.objectContaining({
        first: expect.objectContaining({ number: 1 }),
        last: expect.objectContaining({ number: 2 }),
      }),
      expect.objectContaining({ first: expect.objectContaining({ number: 5 }), last: null }),
    ],
  ]);
  expect(records[0].url.startsWith(`${url}/platform/tidewell-cloud/`)).toBe(true);
  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
}, 300_000);

it('a record older than what is held is refused with a sentence, and nothing else changes', async () => {
  const late: ArchiveCommit = {
    branch: 'harbour',
    on: '2023-06-01T00:00:00Z',
    subject: 'Record new changes of Tidewell Cloud Terms of Service',
    edit: { kind: 'write', path: 'Tidewell Cloud/Terms of Service.md', text: '# Terms\n\nYou must pay at once.\n' },
  };
  await appendCommits(archive, [late]);
  const { code, out, err } = await runAtlas(['import', 'ota', archive, '--data', data, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ versionsRefused: 1, versionsSkipped: smallArchiveTotals.versions });
  expect(err).toContain('Not taken: Tidewell Cloud/Terms of Service.md of 2023-06-01');
  expect(await digestOf(data)).toBe(digestInOneGo);
}, 180_000);
