// The figures of a measurement of extraction, as tables and as an object.

import type { Table } from '#bench/report.ts';
import { median } from '#bench/statistics.ts';
import { type HintMode, hintModes, type PairResult } from './extraction.ts';
import type { TokenScore } from './token-f1.ts';

export interface ScoreSummary {
  readonly pairs: number;
  readonly mean: number;
  readonly median: number;
  readonly below80: number;
  readonly below95: number;
}

const columns = ['', 'pairs', 'mean', 'median', '< 0.80', '< 0.95'];

/** Tables for a reader: by collection, by half, sections by what is known, the peers, the worst. */
export function extractionTables(results: readonly PairResult[], worst: number): Table[] {
  const whole = results.filter(({ isSection }) => !isSection);
  const sections = results.filter(({ isSection }) => isSection);
  const peers = Object.keys(results[0]?.peers ?? {});
  const by = (mode: HintMode) => (result: PairResult) => result.scores[mode];
  const tables: Table[] = [
    {
      title: 'Whole pages, without hints and selectors, by collection',
      columns,
      rows: [
        ...[...new Set(whole.map(({ collection }) => collection))].map((name) =>
          rowOf(name, whole.filter(({ collection }) => collection === name).map(by('none'))),
        ),
        rowOf('all', whole.map(by('none'))),
        ...peers.map((name) =>
          rowOf(
            name,
            whole.flatMap(({ peers: of }) => of[name]?.score ?? []),
          ),
        ),
      ],
      remarks: [cpuRemark(results), ...peers.map((name) => peerRemark(results, name))],
    },
    {
      title: 'Whole pages by half: rules were made by looking at the first',
      columns,
      rows: (['tuning', 'check'] as const).map((half) =>
        rowOf(half, whole.filter((result) => result.half === half).map(by('none'))),
      ),
      remarks: [],
    },
    {
      title: 'By what is known beforehand',
      columns,
      rows: hintModes.flatMap((mode) => [
        rowOf(`whole pages, ${mode}`, whole.map(by(mode))),
        rowOf(`sections of pages, ${mode}`, sections.map(by(mode))),
      ]),
      remarks: ['A section: less than half of the words of the page are expected.'],
    },
  ];
  if (peers.length > 0) tables.splice(1, 0, besidePeers(whole, peers));
  return worst > 0 ? [...tables, worstTable(results, worst)] : tables;
}

/** Mean and pairs below 0.80 of each program, by collection. */
function besidePeers(whole: readonly PairResult[], peers: readonly string[]): Table {
  const cell = (scores: readonly TokenScore[]) => {
    const { mean, below80 } = summarize(scores);
    return scores.length === 0 ? '' : `${mean.toFixed(4)} · ${below80}`;
  };
  const row = (name: string, some: readonly PairResult[]) => [
    name,
    String(some.length),
    cell(some.map(({ scores }) => scores.none)),
    ...peers.map((peer) => cell(some.flatMap(({ peers: of }) => of[peer]?.score ?? []))),
  ];
  const collections = [...new Set(whole.map(({ collection }) => collection))];
  return {
    title: 'Whole pages by collection beside other programs: mean, and pairs below 0.80',
    columns: ['', 'pairs', 'atlas', ...peers],
    rows: [
      ...collections.map((name) =>
        row(
          name,
          whole.filter(({ collection }) => collection === name),
        ),
      ),
      row('all', whole),
    ],
    remarks: [],
  };
}

/** All figures, for programs. */
export function extractionFigures(results: readonly PairResult[]): object {
  const summaries = (some: readonly PairResult[]) =>
    Object.fromEntries(hintModes.map((mode) => [mode, summarize(some.map(({ scores }) => scores[mode]))]));
  return {
    whole: summaries(results.filter(({ isSection }) => !isSection)),
    sections: summaries(results.filter(({ isSection }) => isSection)),
    cpuMsPerPage: cpuPerPage(results),
    results,
  };
}

/** Count, mean, median and how many lie below two marks. */
export function summarize(scores: readonly TokenScore[]): ScoreSummary {
  const values = scores.map(({ f1 }) => f1);
  return {
    pairs: values.length,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    median: median(values),
    below80: values.filter((value) => value < 0.8).length,
    below95: values.filter((value) => value < 0.95).length,
  };
}

function rowOf(name: string, scores: readonly TokenScore[]): string[] {
  if (scores.length === 0) return [name, '0', '', '', '', ''];
  const { pairs, mean, median: middle, below80, below95 } = summarize(scores);
  const share = (count: number) => `${count} (${((100 * count) / pairs).toFixed(1)} %)`;
  return [name, String(pairs), mean.toFixed(4), middle.toFixed(4), share(below80), share(below95)];
}

function cpuPerPage(results: readonly PairResult[]): number {
  const pages = results.reduce((sum, result) => sum + result.pages, 0);
  return results.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / pages;
}

function cpuRemark(results: readonly PairResult[]): string {
  return `Processor time, parsing included: ${cpuPerPage(results).toFixed(1)} ms a page.`;
}

function peerRemark(results: readonly PairResult[], name: string): string {
  const pages = results.reduce((sum, result) => sum + result.pages, 0);
  const total = results.reduce((sum, { peers }) => sum + (peers[name]?.cpuMs ?? 0), 0);
  return `${name}: ${(total / pages).toFixed(1)} ms a page.`;
}

function worstTable(results: readonly PairResult[], worst: number): Table {
  // A section is judged with its hints, since nothing else says which one is meant.
  const scoreOf = (result: PairResult) => result.scores[result.isSection ? 'type and title' : 'none'];
  const sorted = [...results].sort((a, b) => scoreOf(a).f1 - scoreOf(b).f1).slice(0, worst);
  return {
    title: 'The worst',
    columns: ['pair', 'F1', 'precision', 'recall'],
    rows: sorted.map((result) => {
      const { f1, precision, recall } = scoreOf(result);
      return [result.id, f1.toFixed(3), precision.toFixed(3), recall.toFixed(3)];
    }),
    remarks: ['Sections of pages with type and title as hints, whole pages without any.'],
  };
}
