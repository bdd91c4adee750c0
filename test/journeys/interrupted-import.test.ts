// An import may be killed at any moment, come in parts or in another form: the record ends up the same.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { git } from '../support/archive-writer.ts';
import {
  atlasJson,
  digestOf,
  importInto,
  newFolder,
  postmasterOf,
  removeFolder,
  runAtlas,
  startAtlas,
} from '../support/atlas-process.ts';
import { smallArchiveTotals, writeSmallArchive } from '../support/small-archive.ts';

let folder = '';
let archive = '';
let empty = '';
let whole = '';
let wholeDigest = '';
let wholeMilliseconds = 0;

beforeAll(async () => {
  folder = newFolder();
  archive = join(folder, 'small-versions.git');
  await writeSmallArchive(archive);
  empty = join(folder, 'empty');
  await atlasJson('doctor', '--quick', '--data', empty);
  whole = emptyInstance('whole');
  const started = performance.now();
  await importInto(whole, archive);
  wholeMilliseconds = performance.now() - started;
  wholeDigest = await digestOf(whole);
}, 240_000);

afterAll(async () => {
  removeFolder(folder);
});

/** Making a database takes a second; this one is made once. */
function emptyInstance(name: string): string {
  const data = join(folder, name);
  // With its owner, who is not always the one who runs the tests.
  execFileSync('cp', ['-a', empty, data]);
  return data;
}

/** Numbers from 0 to 1, the same ones in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Kills an import at this moment; earlier, in another folder, where it was over by then. */
async function killedImport(round: number, wished: number): Promise<{ data: string; moment: number }> {
  for (let moment = Math.round(wished); ; moment = Math.round(moment * 0.7)) {
    const name = `killed-${round}-after-${moment}`;
    // The first one on a folder that does not exist, so that the making of the database is interrupted too.
    const data = round === 0 ? join(folder, name) : emptyInstance(name);
    const args = ['import', 'ota', archive, '--data', data, '--jobs', String(1 + (round % 3))];
    // What a killed process leaves in the folder for temporary files goes with this test's own.
    const running = startAtlas(args, { TMPDIR: folder });
    await Promise.race([delay(moment), running.ended]);
    running.child.kill('SIGKILL');
    if ((await running.ended).code === null) return { data, moment };
  }
}

describe('an import that is killed', () => {
  it('and run again gives the same record, whenever it was killed', async () => {
    const random = numbersFrom(4400);
    for (let round = 0; round < 5; round++) {
      const { data, moment } = await killedImport(round, (0.15 + 0.8 * random()) * wholeMilliseconds);
      const totals = await importInto(data, archive, '--jobs', '1');
      expect(totals, `killed after ${moment} ms`).toMatchObject(smallArchiveTotals);
      expect(await digestOf(data), `killed after ${moment} ms`).toBe(wholeDigest);
      expect(postmasterOf(data)).toBeNull();
    }
  }, 300_000);

  it('by the end of its database says so in one sentence, and goes on the next time', async () => {
    const data = emptyInstance('database-killed');
    const quietly = { TMPDIR: folder, ATLAS_LOG_LEVEL: 'error' };
    const running = startAtlas(['import', 'ota', archive, '--data', data], quietly);
    let postmaster = postmasterOf(data);
    while (postmaster === null) {
      await delay(10);
      postmaster = postmasterOf(data);
    }
    await delay(150);
    process.kill(postmaster, 'SIGKILL');
    const { code, err, out } = await running.ended;
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^atlas: .+\n$/);
    await importInto(data, archive, '--jobs', '1');
    expect(await digestOf(data)).toBe(wholeDigest);
  }, 180_000);
});

describe('an import that is done', () => {
  it('adds nothing the second time, nor from a bundle of the same archive', async () => {
    const nothing = { provisions: 0, changes: { cosmetic: 0, editorial: 0, substantive: 0 }, versionsRefused: 0 };
    const again = await importInto(whole, archive);
    expect(again).toMatchObject({ ...smallArchiveTotals, ...nothing, versionsSkipped: smallArchiveTotals.versions });
    const bundle = join(folder, 'small-versions.bundle');
    await git(archive, ['bundle', 'create', '--quiet', bundle, '--all']);
    const bundled = await importInto(whole, bundle);
    expect(bundled).toMatchObject({ ...nothing, versionsSkipped: smallArchiveTotals.versions });
    expect(await digestOf(whole)).toBe(wholeDigest);
  }, 180_000);

  it('is the same when it came in parts and in another order', async () => {
    const data = emptyInstance('parts');
    const part = (...options: string[]) => importInto(data, archive, ...options);
    expect(await part('--branch', 'lagune', '--service', 'Birkenpost')).toMatchObject({ documents: 2, versions: 4 });
    expect(await part('--service', 'Quillmere', '--service', 'Oddvale')).toMatchObject({ documents: 3, versions: 8 });
    const lagune = await part('--branch', 'lagune');
    expect(lagune).toMatchObject({ documents: 3, versions: 6, versionsSkipped: 4 });
    const rest = await part('--branch', 'harbour', '--jobs', '1');
    expect(rest).toMatchObject({ documents: 11, versions: 39, versionsSkipped: 8 });
    expect(await digestOf(data)).toBe(wholeDigest);
    const { code, out } = await runAtlas(['doctor', '--data', data]);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('byte for byte') });
  }, 180_000);
});
