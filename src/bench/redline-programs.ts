// The programs whose speed is compared, ours among them, each from two strings to its differences. What runs in this
// process is measured by the processor time of the process, git by that of its own.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { compareVersions } from '#capabilities/comparison/compare-versions.ts';
import { buildRedline } from '#capabilities/comparison/redline.ts';
import { type BlockPool, splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import type { BlockedText } from '#domain/block.ts';
import type { TextPair } from './real-pairs.ts';
import { gitWordDiff, patienceMs, withFiles } from './redline-peers.ts';

export interface CpuTime {
  readonly milliseconds: number;
  readonly hasGivenUp: boolean;
}

export interface Program {
  readonly name: string;
  /** Processor time of one run. */
  readonly time: (pair: TextPair) => Promise<CpuTime>;
  /** Neither gives up nor ends in time on texts without a word in common. */
  readonly isEndless?: boolean;
  /** Whether it would not end in time on these texts, as far as that can be told without trying. */
  readonly isHopeless?: (pair: TextPair) => boolean;
}

/** Ours in three steps, and the others as far as they are there. */
export async function loadPrograms(): Promise<Program[]> {
  const others = await Promise.all([jsdiffProgram(), diffMatchPatchProgram(), fastMyersProgram(), gitProgram()]);
  return [
    { name: 'this program: split both texts and compare', time: async (pair) => timeCompare(pair, 'with split') },
    { name: '— compare blocks', time: async (pair) => timeCompare(pair, 'alone') },
    { name: '— with all rows and words of the redline', time: async (pair) => timeCompare(pair, 'with redline') },
    ...others.filter((program) => program !== null),
  ];
}

function timeCompare({ old, next }: TextPair, steps: 'with split' | 'alone' | 'with redline'): CpuTime {
  let texts: [BlockedText, BlockedText] | null = null;
  const split = (): [BlockedText, BlockedText] => {
    const pool: BlockPool = new Map();
    return [splitBlocks(old, pool), splitBlocks(next, pool)];
  };
  if (steps === 'alone') texts = split();
  return cpuTime(() => {
    const [left, right] = texts ?? split();
    const comparison = compareVersions(left, right);
    if (steps === 'with redline') buildRedline(left, right, comparison);
    return comparison;
  });
}

function cpuTime(work: () => unknown): CpuTime {
  const before = process.cpuUsage();
  const outcome = work();
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: (user + system) / 1000, hasGivenUp: outcome === undefined };
}

async function jsdiffProgram(): Promise<Program | null> {
  const jsdiff = await import('diff').catch(() => null);
  if (!jsdiff) return null;
  return {
    name: 'jsdiff diffWords',
    time: async ({ old, next }) => cpuTime(() => jsdiff.diffWords(old, next, { timeout: patienceMs })),
  };
}

async function diffMatchPatchProgram(): Promise<Program | null> {
  const loaded = await import('diff-match-patch').catch(() => null);
  if (!loaded) return null;
  const program = new loaded.default.diff_match_patch();
  program.Diff_Timeout = patienceMs / 1000;
  return {
    name: 'diff-match-patch, semantic',
    time: async ({ old, next }) => {
      const { milliseconds } = cpuTime(() => {
        const diffs = program.diff_main(old, next);
        program.diff_cleanupSemantic(diffs);
        return diffs;
      });
      return { milliseconds, hasGivenUp: milliseconds >= patienceMs };
    },
  };
}

const hopelessCharacters = 40_000;

async function fastMyersProgram(): Promise<Program | null> {
  const myers = await import('fast-myers-diff').catch(() => null);
  if (!myers) return null;
  const wordsOf = (text: string) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
  return {
    name: 'fast-myers-diff on words',
    time: async ({ old, next }) => cpuTime(() => [...myers.diff(wordsOf(old), wordsOf(next))]),
    isEndless: true,
    // Its steps are words times edits, and texts this different in length have at least thousands of edits.
    isHopeless: ({ old, next }) => Math.abs(old.length - next.length) > hopelessCharacters,
  };
}

/** The shell counts in hundredths of a second, so one run would tell nothing. */
const gitRuns = 8;

async function gitProgram(): Promise<Program | null> {
  const run = promisify(execFile);
  const version = await run('git', ['--version']).catch(() => null);
  if (!version) return null;
  return {
    name: 'git diff --word-diff',
    time: async ({ old, next }) =>
      withFiles(old, next, async (oldPath, newPath) => {
        // The shell tells what processor time its children took; git's exit status only says that the files differ.
        const script = `for run in ${'1 '.repeat(gitRuns)}; do git "$@" > /dev/null; done; times`;
        const { stdout } = await run('sh', ['-c', script, 'sh', ...gitWordDiff('plain'), oldPath, newPath]);
        return { milliseconds: readTimes(stdout) / gitRuns, hasGivenUp: false };
      }),
  };
}

/** Minutes and seconds of user and system on the second line: `0m0.010s 0m0.002s`. */
function readTimes(output: string): number {
  const children = output.trim().split('\n').at(-1) ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  );
}
