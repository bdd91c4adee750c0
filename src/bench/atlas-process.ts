// Starts the program as its users do, as a process of its own, so that what is measured is what they get. Always on
// the embedded database of a data directory and without the limit of requests.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface AtlasRun {
  readonly pid: number;
  /** Standard output once it has ended well; rejects with what it said when it has not. */
  readonly ended: Promise<string>;
}

export interface AtlasSite {
  readonly pid: number;
  readonly url: string;
  /** Milliseconds since the start of the clock of `performance`. */
  readonly spawnedAt: number;
  /** Resolves when the process, and with it an embedded server that nobody else uses, has ended. */
  readonly stop: () => Promise<void>;
}

/** Runs `atlas` with these arguments to its end. `script` is the program's own start file. */
export function runAtlas(script: string, args: readonly string[]): AtlasRun {
  const child = spawnAtlas(script, args);
  const said = collect(child);
  const ended = once(child, 'close').then(([code]) => {
    if (code !== 0) throw new Error(`atlas ${args[0]} ended with code ${code}: ${said.errors.trim()}`);
    return said.output;
  });
  return { pid: child.pid ?? 0, ended };
}

/** Starts a process that serves pages and waits until it says at which address. */
export async function openAtlasSite(script: string, args: readonly string[]): Promise<AtlasSite> {
  const spawnedAt = performance.now();
  const child = spawnAtlas(script, args);
  const said = collect(child);
  const closed = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const [, address] = /at (http:\/\/\S+)\n/.exec(said.output) ?? [];
      if (address) resolve(address);
    });
    closed.then(() => reject(new Error(`atlas ${args[0]} ended before it answered: ${said.errors.trim()}`)), reject);
  });
  return {
    pid: child.pid ?? 0,
    url,
    spawnedAt,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
}

function spawnAtlas(script: string, args: readonly string[]): ChildProcess {
  const environment = {
    ...process.env, // what the program needs of its surroundings is its own affair
    DATABASE_URL: undefined,
    ATLAS_RATE_LIMIT: 'off',
  };
  const child = spawn(process.execPath, [script, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  child.once('close', () => process.off('exit', kill));
  return child;
}

function collect(child: ChildProcess): { readonly output: string; readonly errors: string } {
  const said = { output: '', errors: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.errors = (said.errors + text).slice(-2000);
  });
  return said;
}
