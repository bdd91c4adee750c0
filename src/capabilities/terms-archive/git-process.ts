// Runs git on repositories that are not ours. No configuration of the machine or the repository may make git run
// a program, ask a question or reach the network, so every call goes through here.

import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** An archive that cannot be read; the message is one sentence for the reader of the command line. */
export class ArchiveUnreadable extends Error {
  override readonly name = 'ArchiveUnreadable';
}

const environment = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ALLOW_PROTOCOL: 'file',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
};

const safety = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** Starts git in `directory`; standard error is kept for the message of a failure. */
export function startGit(directory: string, args: readonly string[]): ChildProcess {
  // A folder that is no repository must not be taken for the one around it, which may be our own checkout.
  const env = { ...environment, GIT_CEILING_DIRECTORIES: dirname(directory) };
  return spawn('git', [...safety, ...args], { cwd: directory, env, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Resolves when git ends well; else throws with the first line of what git said. `what` names the archive. */
export function gitEnds(child: ChildProcess, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 4000) said += text;
    });
    child.on('error', (cause) => {
      const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
      const sentence = missing ? 'The program git is needed to read archives and was not found.' : String(cause);
      reject(new ArchiveUnreadable(sentence, { cause }));
    });
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      const line = said.split('\n').find((text) => /^(fatal|error):/.test(text)) ?? said.split('\n')[0] ?? '';
      if (/not a git repository/.test(line)) return reject(new ArchiveUnreadable(`${what} is not a git repository.`));
      const reason = line.replace(/^(fatal|error): /, '') || `git ended with ${signal ?? `code ${code}`}`;
      reject(new ArchiveUnreadable(`${what} cannot be read: ${reason.slice(0, 300).replace(/[.:\s]*$/, '')}.`));
    });
  });
}

/** Runs git to its end and gives its standard output; `limit` bounds it in bytes. */
export async function runGit(
  directory: string,
  args: readonly string[],
  { what, limit = 64 * 1024 * 1024 }: { what: string; limit?: number },
): Promise<string> {
  const child = startGit(directory, args);
  child.stdin?.on('error', () => undefined).end();
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  await gitEnds(child, what);
  return Buffer.concat(chunks).toString('utf8');
}
