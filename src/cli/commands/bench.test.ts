// `atlas bench` says what it needs before it measures anything. Measuring itself is no part of the tests.

import { beforeEach, expect, test, vi } from 'vitest';
import { partNames } from '#bench/report.ts';
import { describeFailure } from '../command-io.ts';
import { runProgram } from '../program.ts';

beforeEach(() => void vi.stubEnv('ATLAS_BENCH_ARCHIVE', undefined));

async function failureOf(...args: string[]) {
  return describeFailure(await runProgram(['bench', ...args]).catch((cause: unknown) => cause));
}

test('without an archive it asks for one', async () => {
  const asksForArchive = { exitCode: 2, sentence: expect.stringContaining('--archive or ATLAS_BENCH_ARCHIVE.') };
  expect(await failureOf()).toEqual(asksForArchive);
  expect(await failureOf('--data', '.', '--only', 'import')).toEqual(asksForArchive);
});

test('an archive that is not there, an unknown part and a strange number of runs are named', async () => {
  expect(await failureOf('--archive', '/no/such.bundle')).toEqual({
    exitCode: 2,
    sentence: '/no/such.bundle does not exist.',
  });
  expect(await failureOf('--only', 'compare,waves')).toEqual({
    exitCode: 2,
    sentence: `--only takes some of ${partNames.join(', ')}, not "waves".`,
  });
  expect(await failureOf('--runs', 'many')).toMatchObject({ exitCode: 2 });
});
