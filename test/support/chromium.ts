// A Chromium for the browser tests: one the machine has, else the one shipped inside @sparticuz/chromium, else
// Debian's package. A test that needs a browser fails with clear words where none can be had; it never skips.

import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

interface Candidate {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

type Source = readonly [name: string, find: () => Promise<Candidate | undefined>];

const sources: readonly Source[] = [
  ['CHROMIUM_PATH', async () => installed(process.env.CHROMIUM_PATH)],
  ['an installed Chromium or Chrome', async () => installed(usualPlaces.find((path) => existsSync(path)))],
  ['the Chromium inside the npm package @sparticuz/chromium', shippedChromium],
  ['apt-get install chromium', chromiumFromApt],
];

/** Starts a headless browser; the caller closes it. Throws with every place that was tried and why it failed. */
export async function launchChromium(): Promise<Browser> {
  const tried: string[] = [];
  for (const [name, find] of sources) {
    try {
      const candidate = await find();
      if (candidate) return await launch(candidate);
      tried.push(`${name}: none here`);
    } catch (cause) {
      tried.push(`${name}: ${firstLine(cause)}`);
    }
  }
  const advice = 'Install Chromium or set CHROMIUM_PATH to its program.';
  throw new Error(`No Chromium could be started for the browser tests. ${advice}\n  - ${tried.join('\n  - ')}`);
}

function installed(executablePath: string | undefined): Candidate | undefined {
  return executablePath ? { executablePath, env: {} } : undefined;
}

async function launch({ executablePath, env }: Candidate): Promise<Browser> {
  return chromium.launch({ executablePath, env: { ...processEnvironment(), ...env }, timeout: 60_000 });
}

function processEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

/** Unpacks the shipped program once into `.chromium/<version>/` of the checkout; needs Linux on x64. */
async function shippedChromium(): Promise<Candidate | undefined> {
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(manifest)) return undefined;
  const version = String(JSON.parse(readFileSync(manifest, 'utf8')).version);
  const folder = join(root, '.chromium', version);
  if (!existsSync(folder)) await unpackShipped(folder);
  return { executablePath: join(folder, 'chromium'), env: shippedEnvironment(folder) };
}

/** The package unpacks into the system's temporary folder, so it gets one of its own, put in place when whole. */
async function unpackShipped(folder: string): Promise<void> {
  mkdirSync(join(root, '.chromium'), { recursive: true });
  const temporary = mkdtempSync(join(root, '.chromium/.unpack-'));
  try {
    const unpack = 'import c from "@sparticuz/chromium"; await c.executablePath();';
    await run(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: root,
      // The name of this variable makes the package unpack its shared libraries too.
      env: { ...processEnvironment(), TMPDIR: temporary, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    if (!existsSync(folder)) renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The machine's own libraries and fonts where it has them, else those that came with the program. */
function shippedEnvironment(folder: string): Record<string, string> {
  const env: Record<string, string> = {};
  const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];
  const hasLibraries = ['libnss3.so', 'libexpat.so.1'].every((name) =>
    libraryFolders.some((place) => existsSync(join(place, name))),
  );
  if (!hasLibraries) env.LD_LIBRARY_PATH = join(folder, 'al2023/lib');
  if (!existsSync('/usr/share/fonts') || readdirSync('/usr/share/fonts').length === 0) {
    const settings = join(folder, 'own-fonts.conf');
    writeFileSync(
      settings,
      `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>\n`,
    );
    env.FONTCONFIG_FILE = settings;
  }
  return env;
}

async function chromiumFromApt(): Promise<Candidate | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...processEnvironment(), DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
  return installed('/usr/bin/chromium');
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
}
