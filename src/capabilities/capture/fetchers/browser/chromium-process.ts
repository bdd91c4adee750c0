// One Chromium process with a profile folder of its own: started, watched for memory, and ended from outside when it
// does not answer. Apart because it is all that must hold even where a page has taken the browser over.

import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ChromiumProgram } from '../../find-chromium.ts';
import { chromiumArguments } from './chromium-arguments.ts';
import { type DevtoolsPipe, openDevtoolsPipe } from './devtools-pipe.ts';
import { ownMemoryMb, processTree } from './process-tree.ts';
import { issueProxyIdentity, type ProxyIdentity } from './proxy-identity.ts';

export interface ChromiumLimits {
  /** Megabytes that all processes of the browser may hold for themselves. */
  readonly memoryMb: number;
  readonly scriptMemoryMb: number;
}

export interface ChromiumProcess {
  readonly pipe: DevtoolsPipe;
  readonly identity: ProxyIdentity;
  /** As the browser names itself. */
  readonly userAgent: string;
  /** False where the machine does not allow Chromium's own sandbox, as for the superuser or in some containers. */
  readonly isSandboxed: boolean;
  /** Why it was ended from outside; null while it has not been. */
  endedFor(): 'memory' | 'asked' | null;
  /** Ends every process of it and removes its profile. */
  kill(reason?: 'memory' | 'asked'): Promise<void>;
}

/** The browser could not be started; the message says what it wrote last. */
export class ChromiumNotStarted extends Error {
  override readonly name = 'ChromiumNotStarted';
}

const profilePrefix = 'atlas-browser-';
const startMs = 30_000;

/** How a machine lets Chromium run: with its own sandbox or without, as us or as a user who owns nothing. */
interface Footing {
  readonly isSandboxed: boolean;
  readonly userId: number | null;
}

/** Nobody's number, not even that of `nobody`, as whom databases and the like may run. */
const strangerId = 61_873;

/** Chromium refuses its sandbox to the superuser, who therefore sends a stranger; the best footing comes first. */
function footings(): readonly Footing[] {
  const isSuperuser = process.platform === 'linux' && process.getuid?.() === 0;
  const userIds = isSuperuser ? [strangerId, null] : [null];
  const all = userIds.flatMap((userId) => [true, false].map((isSandboxed) => ({ isSandboxed, userId })));
  return all.filter(({ isSandboxed, userId }) => !(isSuperuser && isSandboxed && userId === null));
}

/** By program: what worked the last time. */
const firmFootings = new Map<string, Footing>();

/** Starts Chromium as safely as the machine allows. */
export async function startChromium(program: ChromiumProgram, limits: ChromiumLimits): Promise<ChromiumProcess> {
  removeAbandonedProfiles();
  const known = firmFootings.get(program.executablePath);
  let fault: unknown = null;
  for (const footing of known ? [known] : footings()) {
    try {
      const started = await start(program, limits, footing);
      firmFootings.set(program.executablePath, footing);
      return started;
    } catch (cause) {
      if (!(cause instanceof ChromiumNotStarted)) throw cause;
      fault = cause;
    }
  }
  throw fault;
}

async function start(program: ChromiumProgram, limits: ChromiumLimits, footing: Footing): Promise<ChromiumProcess> {
  const { isSandboxed, userId } = footing;
  const profile = makeProfile(userId);
  const identity = issueProxyIdentity(new Date());
  const { scriptMemoryMb } = limits;
  const arguments_ = chromiumArguments({ profile, publicKeyHash: identity.publicKeyHash, isSandboxed, scriptMemoryMb });
  const child = begin(() =>
    spawn(program.executablePath, arguments_, {
      cwd: profile,
      env: environment(profile, program),
      detached: process.platform !== 'win32',
      ...(userId === null ? {} : { uid: userId, gid: userId }),
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    }),
  );
  if (!child?.stderr) {
    rmSync(profile, { recursive: true, force: true });
    throw new ChromiumNotStarted(`${program.executablePath} could not be run at all.`);
  }
  const lastWords = keepLastWords(child.stderr);
  const pipe = openDevtoolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  void exited.then(() => pipe.end('it has ended'));
  const end = ender(child, profile, exited);
  try {
    const { userAgent } = await pipe.send('Browser.getVersion', {}, { timeoutMs: startMs });
    const stopWatching = watchMemory(child, limits.memoryMb, () => void end('memory'));
    void exited.then(stopWatching);
    return { pipe, identity, isSandboxed, userAgent: String(userAgent), endedFor: end.reason, kill: end };
  } catch {
    await end('asked');
    throw new ChromiumNotStarted(`${program.executablePath} did not start: ${lastWords() || 'it said nothing'}`);
  }
}

/** Null where the system refuses at once, as when it knows no such user. */
function begin(run: () => ChildProcess): ChildProcess | null {
  try {
    return run();
  } catch {
    return null;
  }
}

function makeProfile(userId: number | null): string {
  const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${process.pid}-`));
  const temporary = join(profile, 'tmp');
  mkdirSync(temporary);
  if (userId !== null) for (const folder of [profile, temporary]) chownSync(folder, userId, userId);
  return profile;
}

/** Nothing of our own environment goes in: it holds the secrets of the instance. */
function environment(profile: string, program: ChromiumProgram): Record<string, string> {
  const passed = [
    'PATH',
    'LANG',
    'LC_ALL',
    'TZ',
    'SystemRoot',
    'FONTCONFIG_FILE',
    'FONTCONFIG_PATH',
    'LD_LIBRARY_PATH',
  ];
  const own = passed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  const temporary = join(profile, 'tmp');
  return {
    ...Object.fromEntries(own),
    HOME: profile,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    XDG_CONFIG_HOME: join(profile, 'config'),
    XDG_CACHE_HOME: join(profile, 'cache'),
    ...program.environment,
  };
}

function keepLastWords(stderr: Readable): () => string {
  let words = '';
  stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-2000);
  });
  stderr.on('error', () => {});
  return () => words.trim().replace(/\s+/g, ' ');
}

type Ender = ((reason?: 'memory' | 'asked') => Promise<void>) & { readonly reason: () => 'memory' | 'asked' | null };

function ender(child: ChildProcess, profile: string, exited: Promise<void>): Ender {
  let ending: Promise<void> | null = null;
  let reason: 'memory' | 'asked' | null = null;
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  const atOurEnd = () => {
    killGroup(child);
    removeProfile();
  };
  process.once('exit', atOurEnd);
  void exited.then(() => {
    process.off('exit', atOurEnd);
    killGroup(child);
    if (ending === null) removeProfile();
  });
  const end = (why: 'memory' | 'asked' = 'asked') => {
    ending ??= (async () => {
      reason = why;
      await killTree(child, exited);
      removeProfile();
    })();
    return ending;
  };
  return Object.assign(end, { reason: () => reason });
}

/** The children first, while their parent still lives to reap them; then all that is left at once. */
async function killTree(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.pid === undefined) return;
  for (const pid of processTree(child.pid).slice(1).reverse()) killOne(pid);
  await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 100))]);
  killGroup(child);
  await exited;
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform !== 'win32') killOne(-pid);
  killOne(pid);
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function watchMemory({ pid }: ChildProcess, limitMb: number, exceeded: () => void): () => void {
  if (pid === undefined) return () => {};
  const timer = setInterval(() => {
    const used = ownMemoryMb(processTree(pid));
    if (used !== null && used > limitMb) exceeded();
  }, 250);
  timer.unref();
  return () => clearInterval(timer);
}

/** Profiles of processes that were killed before they could tidy up. */
function removeAbandonedProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${profilePrefix}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const path = join(tmpdir(), name);
    const changedMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    // In another container the number may belong to a process that cannot be seen from here.
    if (Date.now() - changedMs > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
