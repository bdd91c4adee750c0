// The program as people run it: real processes of bin/atlas.js, on folders of their own.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const program = resolve(import.meta.dirname, '../../bin/atlas.js');

/** A folder that others may enter, as the database's own user has to. */
export function newFolder(): string {
  const made = mkdtempSync(join(realpathSync(tmpdir()), 'atlas-journey-'));
  chmodSync(made, 0o755);
  return made;
}

/** Takes a folder away; a database that is just ending may still write into it. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningAtlas {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with what was printed so far once it matches; fails when the process ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Starts the program and leaves it running. */
export function startAtlas(args: readonly string[], environment: Readonly<Record<string, string>> = {}): RunningAtlas {
  const settings = { ATLAS_RATE_LIMIT: 'off', ATLAS_LOG_LEVEL: 'warn', ...environment };
  const inherited = Object.entries(process.env).filter(([name]) => !/^(ATLAS_|DATABASE_URL|NODE_OPTIONS)/.test(name));
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  return {
    child,
    ended,
    printed: async (pattern) => {
      for (;;) {
        const match = pattern.exec(out);
        if (match) return match;
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It ended early: ${out}${err}`);
        await delay(20);
      }
    },
  };
}

/** Runs the program to its end. */
export function runAtlas(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended> {
  return startAtlas(args, environment).ended;
}

/** Runs the program and reads the JSON it prints; a run that fails throws what it said. */
export async function atlasJson<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await runAtlas([...args, '--json']);
  if (code !== 0) throw new Error(`atlas ${args.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}

export interface Totals {
  readonly documents: number;
  readonly versions: number;
  readonly versionsSkipped: number;
  readonly versionsRefused: number;
  readonly provisions: number;
  readonly changes: { readonly cosmetic: number; readonly editorial: number; readonly substantive: number };
  readonly seconds: number;
}

/** Imports and gives the totals. */
export function importInto(data: string, archive: string, ...options: string[]): Promise<Totals> {
  return atlasJson('import', 'ota', archive, '--data', data, ...options);
}

/** The digest over all facts and labels of an instance. */
export async function digestOf(data: string): Promise<string> {
  return (await atlasJson<{ digest: string }>('doctor', '--digest', '--data', data)).digest;
}

/** The number of the database's own process, while there is one. */
export function postmasterOf(data: string): number | null {
  const file = join(data, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  return isRunning(pid) ? pid : null;
}

/** Whether a process with this number runs, one that has ended but was not taken leave of not counted. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
}
