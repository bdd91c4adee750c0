// A Chromium for the browser tests: one the machine has, else the one shipped inside @sparticuz/chromium, else
// Debian's package. A test that needs a browser fails with clear words where none can be had; it never skips.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { type ChromiumProgram, findChromium, shippedChromium } from '../../src/capabilities/capture/find-chromium.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

const unpackFolder = join(root, '.chromium');

type Way = readonly [name: string, find: () => Promise<ChromiumProgram | null>];

const ways: readonly Way[] = [
  ['the Chromium that captures use', foundChromium],
  ['the Chromium inside the npm package @sparticuz/chromium', () => shippedChromium(unpackFolder)],
  ['apt-get install chromium', chromiumFromApt],
];

/** The browser that captures would use here, the one from Debian's package where there was none before. */
export async function chromiumProgram(): Promise<ChromiumProgram> {
  const program = (await foundChromium()) ?? (await chromiumFromApt());
  if (program) return program;
  throw new Error('No Chromium for the browser tests. Install Chromium or set CHROMIUM_PATH to its program.');
}

async function foundChromium(): Promise<ChromiumProgram | null> {
  const search = await findChromium({ settingsPath: process.env.CHROMIUM_PATH ?? null, unpackFolder });
  return search.kind === 'found' ? search.program : null;
}

/** Starts a headless browser; the caller closes it. Throws with every place that was tried and why it failed. */
export async function launchChromium(): Promise<Browser> {
  const tried: string[] = [];
  for (const [name, find] of ways) {
    try {
      const program = await find();
      if (program) return await launch(program);
      tried.push(`${name}: none here`);
    } catch (cause) {
      tried.push(`${name}: ${firstLine(cause)}`);
    }
  }
  const advice = 'Install Chromium or set CHROMIUM_PATH to its program.';
  throw new Error(`No Chromium could be started for the browser tests. ${advice}\n  - ${tried.join('\n  - ')}`);
}

async function launch({ executablePath, environment }: ChromiumProgram): Promise<Browser> {
  return chromium.launch({ executablePath, env: { ...processEnvironment(), ...environment }, timeout: 60_000 });
}

function processEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

async function chromiumFromApt(): Promise<ChromiumProgram | null> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const env = { ...processEnvironment(), DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
  return existsSync('/usr/bin/chromium') ? { executablePath: '/usr/bin/chromium', environment: {} } : null;
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
}
