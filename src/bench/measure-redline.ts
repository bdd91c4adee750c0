// Comparison word by word, beside the programs that others use for it: on texts made from a seed, so that it can be
// measured anywhere, and on real versions where an archive is given.

import { readRealPairs, type TextPair } from './real-pairs.ts';
import { patienceMs } from './redline-peers.ts';
import { type CpuTime, loadPrograms, type Program } from './redline-programs.ts';
import type { Part, Table } from './report.ts';
import { judge, showMilliseconds, showNumber } from './show-table.ts';
import { quantile } from './statistics.ts';
import { asText, syntheticParagraphs, withEdits } from './synthetic-texts.ts';

const aims = { edited: 15, realMedian: 8, realWorst: 40, unrelated: 300 } as const;

interface ProgramTimes {
  readonly program: string;
  readonly edited: CpuTime;
  readonly unrelated: CpuTime | null;
  readonly real: RealTimes | null;
}

interface RealTimes {
  readonly median: number;
  readonly worst: number;
  readonly hasGivenUp: boolean;
  /** Of all pairs, those that it was run on within its time. */
  readonly pairs: number;
}

interface GrowthStep {
  readonly words: number;
  readonly milliseconds: number;
}

/** Measures all programs `runs` times each on warm code; takes real pairs from the archives, if any. */
export async function measureRedline(archives: readonly string[], runs: number): Promise<Part> {
  const programs = await loadPrograms();
  const old = syntheticParagraphs({ words: 50_000, seed: 1 });
  const edited = { name: 'edited', old: asText(old), next: asText(withEdits(old, 200, 2)) };
  const other = syntheticParagraphs({ words: 50_000, seed: 3, ending: 'q' });
  const unrelated = { name: 'unrelated', old: asText(old), next: asText(other) };
  const real = (await Promise.all(archives.map(readRealPairs))).flat();
  const times: ProgramTimes[] = [];
  for (const program of programs) {
    times.push({
      program: program.name,
      edited: await medianTime(program, edited, runs),
      unrelated: program.isEndless ? null : await medianTime(program, unrelated, Math.min(runs, 5)),
      real: real.length > 0 ? await timeReal(program, real, Math.min(runs, 5)) : null,
    });
  }
  const growth = await timeGrowth(programs[0]!, Math.min(runs, 5));
  const figures = { runs, pairs: real.length, times, growth };
  return { name: 'redline', figures, tables: [timesTable(figures), growthTable(growth)] };
}

/** Runs that take longer than this are not repeated. */
const longRunMs = 1_500;

async function medianTime(program: Program, pair: TextPair, runs: number): Promise<CpuTime> {
  const times: number[] = [];
  let hasGivenUp = false;
  // The first half only warms the code.
  for (let run = 0; run < 2 * runs; run++) {
    const time = await program.time(pair);
    hasGivenUp ||= time.hasGivenUp;
    if (run >= runs || time.milliseconds > longRunMs) times.push(time.milliseconds);
    if (time.milliseconds > longRunMs) break;
  }
  return { milliseconds: quantile(times, 0.5), hasGivenUp };
}

/** So long is each program measured on real pairs; those that it does not come to by then are left out. */
const realBudgetMs = 60_000;

async function timeReal(program: Program, pairs: readonly TextPair[], runs: number): Promise<RealTimes | null> {
  const times: CpuTime[] = [];
  const startedAt = performance.now();
  for (const pair of pairs) {
    if (performance.now() - startedAt > realBudgetMs) break;
    if (!program.isHopeless?.(pair)) times.push(await medianTime(program, pair, runs));
  }
  if (times.length === 0) return null;
  const milliseconds = times.map((time) => time.milliseconds);
  const hasGivenUp = times.some((time) => time.hasGivenUp);
  return { median: quantile(milliseconds, 0.5), worst: quantile(milliseconds, 1), hasGivenUp, pairs: times.length };
}

async function timeGrowth(program: Program, runs: number): Promise<GrowthStep[]> {
  const steps: GrowthStep[] = [];
  for (const words of [62_500, 125_000, 250_000, 500_000, 1_000_000]) {
    const old = syntheticParagraphs({ words, seed: 4 });
    const pair = { name: 'growth', old: asText(old), next: asText(withEdits(old, words / 250, 5)) };
    steps.push({ words, milliseconds: (await medianTime(program, pair, runs)).milliseconds });
  }
  return steps;
}

function showTime(time: CpuTime | null): string {
  if (!time) return 'not run';
  return `${time.hasGivenUp ? 'gave up after ' : ''}${showMilliseconds(time.milliseconds)}`;
}

function timesTable({ runs, pairs, times }: { runs: number; pairs: number; times: readonly ProgramTimes[] }): Table {
  const [ours] = times;
  const aimRow = ours && [
    'aim for this program',
    judge(ours.edited.milliseconds, aims.edited, 'ms'),
    judge(ours.unrelated?.milliseconds ?? Number.NaN, aims.unrelated, 'ms'),
    ours.real ? judge(ours.real.median, aims.realMedian, 'ms') : '',
    ours.real ? judge(ours.real.worst, aims.realWorst, 'ms') : '',
    '',
  ];
  const rows = times.map(({ program, edited, unrelated, real }) => [
    program,
    showTime(edited),
    showTime(unrelated),
    real ? showMilliseconds(real.median) : '–',
    real ? `${real.hasGivenUp ? 'gave up after ' : ''}${showMilliseconds(real.worst)}` : '–',
    real ? showNumber(real.pairs) : '–',
  ]);
  return {
    title: 'Two strings to their differences, processor time',
    columns: [
      'program',
      '50,000 words, 200 edits',
      'unrelated, 50,000 words',
      'real, median',
      'real, worst',
      'real pairs',
    ],
    rows: aimRow ? [...rows, aimRow] : rows,
    remarks: [
      `Medians of ${runs} runs on warm code, of fewer where one takes long. The first two texts are made from a seed; ` +
        (pairs > 0
          ? `the real ones are ${pairs} pairs of consecutive versions of the longest documents.`
          : 'real versions are measured where an archive is given.'),
      `Programs that can are told to give up after ${patienceMs / 1000} s; fast-myers-diff cannot, and takes about a ` +
        'minute on unrelated texts, so it is not run on them.',
      `Each program has ${realBudgetMs / 1000} s for the real pairs; the last column says how many it came to. ` +
        'fast-myers-diff is not run on a pair whose lengths differ by more than 40,000 characters, on which it takes minutes.',
      'Where two texts have nothing in common, ours pairs only blocks that share rare words, and shows the rest as ' +
        'removed and added.',
    ],
  };
}

function growthTable(growth: readonly GrowthStep[]): Table {
  return {
    title: 'Comparison as texts grow: one edit in 250 words',
    columns: ['words', 'split and compare', 'per 1,000 words'],
    rows: growth.map(({ words, milliseconds }) => [
      showNumber(words),
      showMilliseconds(milliseconds),
      showMilliseconds((milliseconds / words) * 1000),
    ]),
    remarks: ['Processor time, both texts from Markdown.'],
  };
}
