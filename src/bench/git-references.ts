// What git itself needs for the same histories: to print every difference, and to read every text once.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { gitEnds, runGit } from '#capabilities/terms-archive/git-process.ts';
import { openArchive } from '#capabilities/terms-archive/open-archive.ts';
import { openBlobReader } from '#capabilities/terms-archive/read-blobs.ts';
import { timed } from './statistics.ts';

export interface GitReferences {
  readonly logSeconds: number;
  readonly hashSeconds: number;
  readonly blobs: number;
  readonly blobBytes: number;
}

/** Times both over all branches of these archives; unpacking bundles and listing blobs is not counted. */
export async function timeGit(paths: readonly string[]): Promise<GitReferences> {
  const sum = { logSeconds: 0, hashSeconds: 0, blobs: 0, blobBytes: 0 };
  for (const path of paths) {
    const archive = await openArchive(path);
    try {
      const repository = await archive.openObjects();
      const tips = archive.branches.map((branch) => branch.tip);
      sum.logSeconds += (await timed(() => printDifferences(repository, tips, path))).milliseconds / 1000;
      const ids = await listBlobs(repository, tips, path);
      const { milliseconds, outcome } = await timed(() => hashBlobs(repository, ids, path));
      sum.hashSeconds += milliseconds / 1000;
      sum.blobs += ids.length;
      sum.blobBytes += outcome;
    } finally {
      await archive.close();
    }
  }
  return sum;
}

async function printDifferences(repository: string, tips: readonly string[], what: string): Promise<void> {
  const args = ['-c', 'safe.directory=*', 'log', '-p', '--no-color', ...tips];
  await gitEnds(spawn('git', args, { cwd: repository, stdio: ['ignore', 'ignore', 'pipe'] }), what);
}

async function listBlobs(repository: string, tips: readonly string[], what: string): Promise<string[]> {
  const objects = await runGit(repository, ['rev-list', '--objects', '--no-object-names', ...tips], { what });
  const child = spawn('git', ['-c', 'safe.directory=*', 'cat-file', '--batch-check=%(objecttype) %(objectname)'], {
    cwd: repository,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let kinds = '';
  child.stdout.setEncoding('latin1').on('data', (text: string) => {
    kinds += text;
  });
  const ended = gitEnds(child, what);
  child.stdin.end(objects);
  await Promise.all([ended, once(child.stdout, 'close')]);
  return kinds.split('\n').flatMap((line) => (line.startsWith('blob ') ? [line.slice(5)] : []));
}

/** Reads and hashes every blob; gives their bytes. */
async function hashBlobs(repository: string, ids: readonly string[], what: string): Promise<number> {
  const reader = openBlobReader(repository, what);
  let bytes = 0;
  try {
    await reader.read(ids, (content) => {
      bytes += content?.length ?? 0;
      createHash('sha256')
        .update(content ?? '')
        .digest();
    });
  } finally {
    reader.close();
  }
  return bytes;
}
