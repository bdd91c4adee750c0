// Whoever runs the program is told in one sentence how to come by a browser.

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findChromium, shippedChromium } from './find-chromium.ts';

const unpackFolder = mkdtempSync(join(tmpdir(), 'atlas-unpack-'));
afterAll(() => rmSync(unpackFolder, { recursive: true, force: true }));

test('what the settings name is taken, and nothing else is looked for', async () => {
  const search = await findChromium({ settingsPath: process.execPath, unpackFolder });
  expect(search).toEqual({ kind: 'found', program: { executablePath: process.execPath, environment: {} } });
});

test('where the settings name a program that is not there, the sentence says so and what to do', async () => {
  const search = await findChromium({ settingsPath: '/nowhere/chromium', unpackFolder });
  expect(search).toEqual({
    kind: 'none',
    sentence:
      'There is no program at /nowhere/chromium. Install Chromium, or set ATLAS_CHROMIUM to the path of its program.',
  });
});

test('the program of the optional package is unpacked once, where the package is for this machine', async () => {
  const first = await shippedChromium(unpackFolder);
  const isForHere = process.platform === 'linux' && process.arch === 'x64';
  if (first === null) return expect(isForHere && (await hasPackage())).toBe(false);
  const { mtimeMs } = statSync(first.executablePath);
  expect((await shippedChromium(unpackFolder))?.executablePath).toBe(first.executablePath);
  expect(statSync(first.executablePath).mtimeMs).toBe(mtimeMs);
  // The superuser runs it as a user who owns nothing.
  expect(statSync(first.executablePath).mode & 0o001).toBe(0o001);
  expect(statSync(dirname(first.executablePath)).mode & 0o005).toBe(0o005);
});

async function hasPackage(): Promise<boolean> {
  return import('@sparticuz/chromium').then(
    () => true,
    () => false,
  );
}
