// Opens an archive of versions: a git repository, bare or not, or a bundle. Its objects are read through a bare
// repository of our own, so that no configuration, hook or work tree of the archive takes part.

import { mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ArchiveUnreadable, runGit } from './git-process.ts';

export interface ArchiveBranch {
  readonly name: string;
  readonly tip: string;
}

export interface Archive {
  /** The path as given, for messages. */
  readonly name: string;
  readonly branches: readonly ArchiveBranch[];
  /** Makes the objects readable and gives the bare repository that holds them; done once. */
  openObjects(): Promise<string>;
  close(): Promise<void>;
}

/** Opens a repository or bundle and lists its branches. Throws ArchiveUnreadable with one sentence. */
export async function openArchive(path: string): Promise<Archive> {
  const absolute = resolve(path);
  const found = await stat(absolute).catch(() => null);
  if (!found) throw new ArchiveUnreadable(`${path} does not exist.`);
  const isBundle = found.isFile();
  if (isBundle && !(await startsLikeBundle(absolute))) {
    throw new ArchiveUnreadable(`${path} is neither a git repository nor a git bundle.`);
  }
  const branches = isBundle ? await bundleBranches(absolute, path) : await repositoryBranches(absolute, path);
  if (branches.length === 0) throw new ArchiveUnreadable(`${path} holds no branch.`);
  let workshop: Promise<string> | null = null;
  return {
    name: path,
    branches,
    openObjects: () => {
      workshop ??= isBundle ? unpackBundle(absolute, path) : borrowObjects(absolute, path);
      return workshop;
    },
    close: async () => {
      const directory = await workshop?.catch(() => null);
      if (directory) await rm(directory, { recursive: true, force: true });
    },
  };
}

async function startsLikeBundle(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const start = Buffer.alloc(20);
    await file.read(start, 0, start.length, 0);
    return /^# v[23] git bundle/.test(start.toString('latin1'));
  } finally {
    await file.close();
  }
}

async function bundleBranches(path: string, what: string): Promise<ArchiveBranch[]> {
  const heads = await runGit('/', ['bundle', 'list-heads', path], { what });
  return heads.split('\n').flatMap((line) => {
    const match = /^([0-9a-f]{40,64}) refs\/heads\/(.+)$/.exec(line);
    return match?.[1] && match[2] ? [{ name: match[2], tip: match[1] }] : [];
  });
}

async function repositoryBranches(path: string, what: string): Promise<ArchiveBranch[]> {
  const format = '--format=%(objectname) %(refname:lstrip=2)';
  const heads = await runGit(path, ['for-each-ref', format, 'refs/heads'], { what });
  return heads.split('\n').flatMap((line) => {
    const space = line.indexOf(' ');
    return space > 0 ? [{ name: line.slice(space + 1), tip: line.slice(0, space) }] : [];
  });
}

const workshopName = /^atlas-archive-(\d+)-/;

async function emptyRepository(what: string): Promise<string> {
  await removeAbandonedWorkshops();
  const directory = await mkdtemp(join(tmpdir(), `atlas-archive-${process.pid}-`));
  await runGit(directory, ['init', '--quiet', '--bare', '--template=', '.'], { what });
  return directory;
}

/** An import that was killed leaves its repository behind; its name says whose it was. */
async function removeAbandonedWorkshops(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const owner = Number(workshopName.exec(name)?.[1]);
    if (owner > 0 && !isRunning(owner)) {
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    // Another user's process may not be signalled, but it runs.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

async function unpackBundle(path: string, what: string): Promise<string> {
  const directory = await emptyRepository(what);
  try {
    await runGit(directory, ['fetch', '--quiet', '--no-tags', path, '+refs/heads/*:refs/heads/*'], { what });
  } catch (cause) {
    await rm(directory, { recursive: true, force: true });
    throw cause;
  }
  return directory;
}

async function borrowObjects(path: string, what: string): Promise<string> {
  const common = (await runGit(path, ['rev-parse', '--git-common-dir'], { what })).trim();
  const directory = await emptyRepository(what);
  await mkdir(join(directory, 'objects', 'info'), { recursive: true });
  await writeFile(join(directory, 'objects', 'info', 'alternates'), `${resolve(path, common, 'objects')}\n`);
  return directory;
}
