// Site, worker and commands on one data directory at once, as operators run them; when all have stopped, nothing runs.

import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendCommits, createArchive } from '../support/archive-writer.ts';
import {
  atlasJson,
  importInto,
  isRunning,
  newFolder,
  postmasterOf,
  type RunningAtlas,
  removeFolder,
  startAtlas,
} from '../support/atlas-process.ts';
import { smallArchive } from '../support/small-archive.ts';

const commits = smallArchive();
const lagune = commits.filter(({ branch }) => branch === 'lagune');
const harbour = commits.filter(({ branch }) => branch === 'harbour');

let folder = '';
let data = '';
let archive = '';
const running: RunningAtlas[] = [];

beforeAll(async () => {
  folder = newFolder();
  data = join(folder, 'data');
  archive = join(folder, 'growing.git');
  await createArchive(archive);
  await appendCommits(archive, lagune);
});

afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  for (const place of [data, join(folder, 'other-data')]) {
    const postmaster = postmasterOf(place);
    if (postmaster !== null) process.kill(postmaster, 'SIGINT');
  }
  removeFolder(folder);
});

function start(...args: string[]): RunningAtlas {
  const started = startAtlas([...args, '--data', data]);
  running.push(started);
  return started;
}

it('two sites, a worker, an import and a doctor use one data directory at once', async () => {
  // All of them at the same moment on a folder that does not exist yet.
  const site = start('start', '--port', '0');
  const secondSite = start('serve', '--port', '0');
  const worker = start('work');
  const first = importInto(data, archive);
  const [, url = ''] = await site.printed(/ is at (\S+)/);
  const [, secondUrl = ''] = await secondSite.printed(/ is at (\S+)/);
  await worker.printed(/worker is running/);
  expect(await first).toMatchObject({ documents: 3, versions: 6, versionsSkipped: 0 });
  for (const place of [url, secondUrl]) expect(await textOf(`${place}/platforms`)).toContain('Birkenpost');
  expect(await textOf(`${url}/platforms`)).not.toContain('Lumora');

  await appendCommits(archive, harbour);
  let isImporting = true;
  const second = importInto(data, archive).finally(() => {
    isImporting = false;
  });
  let asked = 0;
  while (isImporting) {
    for (const path of ['/', '/platforms', '/search?q=Nutzung', '/platform/birkenpost/terms-of-service', '/changes']) {
      const response = await fetch(url + path);
      expect(response.status, path).toBe(200);
      await response.arrayBuffer();
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(5);
  expect(await second).toMatchObject({ documents: 14, versions: 45, versionsSkipped: 6, versionsRefused: 0 });
  for (const place of [url, secondUrl]) {
    expect(await textOf(`${place}/platform/lumora`)).toContain('Community Guidelines');
    expect(await textOf(`${place}/search?q=arbitration`)).toContain('<mark>arbitration</mark>');
  }
  expect(await atlasJson('doctor', '--data', data)).toMatchObject({ ok: true });
}, 240_000);

it('two imports of the same archive at the same time take every version in once', async () => {
  const other = join(folder, 'other-data');
  const both = await Promise.all([importInto(other, archive), importInto(other, archive)]);
  for (const totals of both) expect(totals).toMatchObject({ documents: 14, versions: 45 });
  expect(await importInto(other, archive)).toMatchObject({ versions: 45, versionsSkipped: 45 });
  const digests = await Promise.all(
    [data, other].map((place) => atlasJson<{ digest: string }>('doctor', '--digest', '--data', place)),
  );
  expect(digests[0]).toEqual(digests[1]);
  expect(postmasterOf(other)).toBeNull();
}, 240_000);

it('when the last of them has stopped the database has stopped', async () => {
  const postmaster = postmasterOf(data);
  expect(postmaster).not.toBeNull();
  for (const [index, { child, ended }] of running.entries()) {
    child.kill(index === 1 ? 'SIGINT' : 'SIGTERM');
    expect((await ended).code).toBe(0);
    expect(postmasterOf(data) === null).toBe(index === running.length - 1);
  }
  expect(isRunning(postmaster ?? 0)).toBe(false);
}, 120_000);

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}
