// Writes commits as the engine of Open Terms Archive leaves them into real git repositories, the same bytes each time.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';

export interface ArchiveCommit {
  readonly branch: string;
  /** Author date, which is when the text was captured. */
  readonly on: string;
  readonly subject: string;
  readonly body?: string;
  readonly edit:
    | { readonly kind: 'write'; readonly path: string; readonly text: string | Buffer }
    | { readonly kind: 'delete'; readonly path: string }
    | { readonly kind: 'rename'; readonly path: string; readonly to: string };
}

/** Makes an empty bare repository. */
export async function createArchive(repository: string): Promise<void> {
  mkdirSync(repository, { recursive: true });
  await git(repository, ['init', '--quiet', '--bare', '--initial-branch=harbour', '.']);
}

/** Adds commits to the ends of their branches. */
export async function appendCommits(repository: string, commits: readonly ArchiveCommit[]): Promise<void> {
  const heads = await git(repository, ['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads']);
  const present = new Set(heads.split('\n'));
  const parts: Buffer[] = [];
  for (const commit of commits) {
    parts.push(Buffer.from(opening(commit)));
    if (present.has(commit.branch)) parts.push(Buffer.from(`from refs/heads/${commit.branch}^0\n`));
    parts.push(editOf(commit));
    // Within one run git itself knows where the branch ends.
    present.delete(commit.branch);
  }
  await git(repository, ['fast-import', '--quiet', '--done'], Buffer.concat([...parts, Buffer.from('done\n')]));
}

/** Runs git to its end; throws with what it said when it fails. */
export async function git(directory: string, args: readonly string[], input?: Buffer): Promise<string> {
  const env = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', LC_ALL: 'C' };
  const child = spawn('git', ['-c', 'safe.directory=*', ...args], { cwd: directory, env });
  let said = '';
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  child.stdin.on('error', () => undefined).end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${told}`);
  return said;
}

function opening({ branch, on, subject, body }: ArchiveCommit): string {
  const at = `${Date.parse(on) / 1000} +0000`;
  const message = Buffer.from(body === undefined ? subject : `${subject}\n\n${body}`);
  const robot = 'Archive Robot <robot@archive.example>';
  return [
    `commit refs/heads/${branch}`,
    `author ${robot} ${at}`,
    `committer ${robot} ${at}`,
    `data ${message.length}`,
    `${message}\n`,
  ].join('\n');
}

function editOf({ edit }: ArchiveCommit): Buffer {
  const path = JSON.stringify(edit.path);
  if (edit.kind === 'delete') return Buffer.from(`D ${path}\n\n`);
  if (edit.kind === 'rename') return Buffer.from(`R ${path} ${JSON.stringify(edit.to)}\n\n`);
  const content = Buffer.from(edit.text);
  return Buffer.concat([
    Buffer.from(`M 100644 inline ${path}\ndata ${content.length}\n`),
    content,
    Buffer.from('\n\n'),
  ]);
}
