// Other programs that compare two texts word by word, as lists of edits. The packages are development dependencies and
// git is a program: what is not there is left out.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { WordEdit } from '#domain/redline.ts';

export interface RedlinePeer {
  readonly name: string;
  /** The edits between two texts; null where the program gives up. */
  readonly diff: (old: string, next: string) => Promise<WordEdit[] | null>;
}

/** After this long a program that can be told to give up does. */
export const patienceMs = 20_000;

/** jsdiff by words, diff-match-patch with its semantic clean-up and git's word diff, as far as they are there. */
export async function loadRedlinePeers(): Promise<RedlinePeer[]> {
  const loaded = await Promise.all([loadJsdiff(), loadDiffMatchPatch(), loadGit()]);
  return loaded.filter((peer) => peer !== null);
}

async function loadJsdiff(): Promise<RedlinePeer | null> {
  const jsdiff = await import('diff').catch(() => null);
  if (!jsdiff) return null;
  return {
    name: 'jsdiff diffWords',
    diff: async (old, next) => {
      const parts = jsdiff.diffWords(old, next, { timeout: patienceMs });
      return parts?.map(({ added, removed, value }) => editOf(added ? 1 : removed ? -1 : 0, value)) ?? null;
    },
  };
}

async function loadDiffMatchPatch(): Promise<RedlinePeer | null> {
  const loaded = await import('diff-match-patch').catch(() => null);
  if (!loaded) return null;
  return {
    name: 'diff-match-patch, semantic',
    diff: async (old, next) => {
      const program = new loaded.default.diff_match_patch();
      program.Diff_Timeout = patienceMs / 1000;
      const diffs = program.diff_main(old, next);
      program.diff_cleanupSemantic(diffs);
      return diffs.map(([op, text]) => editOf(op, text));
    },
  };
}

async function loadGit(): Promise<RedlinePeer | null> {
  const isThere = await promisify(execFile)('git', ['--version']).then(
    () => true,
    () => false,
  );
  return isThere ? { name: 'git diff --word-diff', diff: diffByGit } : null;
}

function editOf(sign: number, text: string): WordEdit {
  return { op: sign > 0 ? 'added' : sign < 0 ? 'removed' : 'same', text };
}

/** Options of git for the words of two files; `format` is `porcelain` or `plain`. */
export function gitWordDiff(format: string): string[] {
  const options = ['--no-index', '--no-color', '--no-ext-diff', `--word-diff=${format}`, '-U1000000'];
  return ['-c', 'core.safecrlf=false', 'diff', ...options];
}

async function diffByGit(old: string, next: string): Promise<WordEdit[] | null> {
  if (old === next) return [{ op: 'same', text: old }];
  return withFiles(old, next, async (oldPath, newPath) => {
    const arguments_ = [...gitWordDiff('porcelain'), oldPath, newPath];
    const output = await promisify(execFile)('git', arguments_, { maxBuffer: 1 << 28, timeout: patienceMs }).then(
      ({ stdout }) => stdout,
      // Exit status 1 says that the files differ.
      (failure: { readonly code?: unknown; readonly stdout?: string }) => (failure.code === 1 ? failure.stdout : null),
    );
    return typeof output === 'string' ? readPorcelain(output) : null;
  });
}

/** Both texts as files, for programs that read files. */
export async function withFiles<T>(
  old: string,
  next: string,
  work: (oldPath: string, newPath: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-redline-'));
  try {
    const [oldPath, newPath] = [join(folder, 'old'), join(folder, 'new')];
    await writeFile(oldPath, old);
    await writeFile(newPath, next);
    return await work(oldPath, newPath);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One line for each run of words; `~` stands for the end of a line of the text. */
function readPorcelain(output: string): WordEdit[] {
  const lines = output.split('\n');
  const start = lines.findIndex((line) => line.startsWith('@@')) + 1;
  return lines.slice(start).flatMap((line): WordEdit[] => {
    if (line === '~') return [{ op: 'same', text: '\n' }];
    if (line === '' || line.startsWith('\\')) return [];
    return [editOf(line[0] === '+' ? 1 : line[0] === '-' ? -1 : 0, line.slice(1))];
  });
}
