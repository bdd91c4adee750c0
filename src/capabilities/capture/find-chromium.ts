// Finds a Chromium on this machine: the one the operator names, an installed one, or the one that came along as an
// optional package. Apart because the browser fetcher, the command line and the tests all need the same answer.

import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export interface ChromiumProgram {
  readonly executablePath: string;
  /** What it needs beside the usual environment. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface ChromiumPlaces {
  /** The program that the operator's settings name; then nothing else is looked for. */
  readonly settingsPath?: string | null;
  /** Folder that the program of the optional package is unpacked into, once for each version of it. */
  readonly unpackFolder: string;
}

/** Where none can be had the sentence tells the operator what to do. */
export type ChromiumSearch =
  | { readonly kind: 'found'; readonly program: ChromiumProgram }
  | { readonly kind: 'none'; readonly sentence: string };

const run = promisify(execFile);

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
];

const advice = 'Install Chromium, or set ATLAS_CHROMIUM to the path of its program.';

/** The first Chromium of this machine, by the operator's word, in the usual places, or in the optional package. */
export async function findChromium({ settingsPath, unpackFolder }: ChromiumPlaces): Promise<ChromiumSearch> {
  if (settingsPath) {
    if (existsSync(settingsPath)) return found(settingsPath);
    return { kind: 'none', sentence: `There is no program at ${settingsPath}. ${advice}` };
  }
  const installed = usualPlaces.find((path) => existsSync(path));
  if (installed !== undefined) return found(installed);
  try {
    const program = await shippedChromium(unpackFolder);
    if (program) return { kind: 'found', program };
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    return { kind: 'none', sentence: `The Chromium that came along could not be unpacked (${why}). ${advice}` };
  }
  return { kind: 'none', sentence: `No Chromium was found on this machine. ${advice}` };
}

function found(executablePath: string): ChromiumSearch {
  return { kind: 'found', program: { executablePath, environment: {} } };
}

/** The program inside the npm package @sparticuz/chromium, which is for Linux on x64; null where it is not there. */
export async function shippedChromium(unpackFolder: string): Promise<ChromiumProgram | null> {
  const packageFolder = findPackage();
  if (process.platform !== 'linux' || process.arch !== 'x64' || packageFolder === null) return null;
  const version = String(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version);
  const folder = join(unpackFolder, version);
  if (!existsSync(folder)) await unpackShipped(unpackFolder, folder);
  if ((statSync(folder).mode & everybodyEnters) !== everybodyEnters) openToEverybody(folder);
  return { executablePath: join(folder, 'chromium'), environment: shippedEnvironment(folder) };
}

/** The package's own folder, which is where its entry's nearest package.json lies. */
function findPackage(): string | null {
  try {
    let folder = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
    while (!existsSync(join(folder, 'bin'))) folder = dirname(folder);
    return folder;
  } catch {
    return null;
  }
}

/** The package unpacks into the system's temporary folder, so it gets one of its own, put in place when whole. */
async function unpackShipped(unpackFolder: string, folder: string): Promise<void> {
  mkdirSync(unpackFolder, { recursive: true });
  const temporary = mkdtempSync(join(unpackFolder, '.unpack-'));
  try {
    const entry = pathToFileURL(createRequire(import.meta.url).resolve('@sparticuz/chromium')).href;
    const unpack = `import(${JSON.stringify(entry)}).then((all) => (all.default.default ?? all.default).executablePath());`;
    await run(process.execPath, ['--eval', unpack], {
      // The name of this variable makes the package unpack its shared libraries too.
      env: { PATH: process.env.PATH ?? '', TMPDIR: temporary, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    if (!existsSync(folder)) renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

const everybodyEnters = 0o005;

/** The package unpacks for its owner alone, yet the superuser runs the browser as a user who owns nothing. */
function openToEverybody(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const { mode } = statSync(path);
    // Whoever may run or enter it as owner may do so as anybody.
    chmodSync(path, mode | 0o044 | ((mode & 0o100) === 0 ? 0 : 0o011));
  }
  chmodSync(folder, 0o755);
}

/** The machine's own libraries and fonts where it has them, else those that came with the program. */
function shippedEnvironment(folder: string): Record<string, string> {
  const environment: Record<string, string> = {};
  const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];
  const hasLibraries = ['libnss3.so', 'libexpat.so.1'].every((name) =>
    libraryFolders.some((place) => existsSync(join(place, name))),
  );
  if (!hasLibraries) environment.LD_LIBRARY_PATH = join(folder, 'al2023/lib');
  if (!existsSync('/usr/share/fonts') || readdirSync('/usr/share/fonts').length === 0) {
    const settings = join(folder, 'own-fonts.conf');
    writeFileSync(
      settings,
      `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>\n`,
    );
    environment.FONTCONFIG_FILE = settings;
  }
  return environment;
}
