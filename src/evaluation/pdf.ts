// How well PDFs are read: documents that exist as PDF and as Markdown, compared by their words.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Table } from '#bench/report.ts';
import { median } from '#bench/statistics.ts';
import { extractVersion } from '#capabilities/extraction/extract-version.ts';
import { scoreTokens, type TokenScore, tokensOf } from './token-f1.ts';
import { withIndexedFolder } from './unpack-folder.ts';

export interface PdfResult extends TokenScore {
  readonly id: string;
  readonly platform: string;
  /** The same score where joined letters such as `ﬁ` count as what they stand for, in both texts. */
  readonly f1Unjoined: number;
  /** Processor time for reading the file, in milliseconds. */
  readonly milliseconds: number;
  /** `read`, or why there was no text. */
  readonly outcome: string;
}

const triple = z.object({ id: z.string(), platform: z.string() });

/** Reads every PDF of a folder, packed or not, whose `index.jsonl` names `<id>.pdf` and `<id>.md`. */
export function measurePdf(triples: string, say: (sentence: string) => void = () => {}): Promise<PdfResult[]> {
  return withIndexedFolder(triples, async (folder) => {
    const lines = (await readFile(join(folder, 'index.jsonl'), 'utf8'))
      .split('\n')
      .filter((line) => line.trim() !== '');
    const results: PdfResult[] = [];
    for (const line of lines) {
      const { id, platform } = triple.parse(JSON.parse(line));
      results.push({ id, platform, ...(await measureOne(folder, id)) });
      say(`${results.length} of ${lines.length} PDFs read`);
    }
    return results;
  });
}

async function measureOne(folder: string, id: string): Promise<Omit<PdfResult, 'id' | 'platform'>> {
  const bytes = new Uint8Array(await readFile(join(folder, `${id}.pdf`)));
  const expected = await readFile(join(folder, `${id}.md`), 'utf8');
  const started = process.cpuUsage();
  const outcome = await extractVersion(bytes, { format: 'pdf' });
  const { user, system } = process.cpuUsage(started);
  const found = outcome.kind === 'extracted' ? outcome.version.markdown : '';
  const unjoined = scoreTokens(tokensOf(expected.normalize('NFKC')), tokensOf(found.normalize('NFKC')));
  return {
    ...scoreTokens(tokensOf(expected), tokensOf(found)),
    f1Unjoined: unjoined.f1,
    milliseconds: (user + system) / 1000,
    outcome: outcome.kind === 'extracted' ? 'read' : outcome.reason,
  };
}

export interface PdfFigures {
  readonly files: number;
  readonly mean: number;
  readonly median: number;
  readonly lowest: number;
  readonly medianUnjoined: number;
  readonly meanMilliseconds: number;
}

/** The figures over these results; there must be some. */
export function pdfFigures(results: readonly PdfResult[]): PdfFigures {
  const scores = results.map(({ f1 }) => f1);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    files: results.length,
    mean: mean(scores),
    median: median(scores),
    lowest: Math.min(...scores),
    medianUnjoined: median(results.map(({ f1Unjoined }) => f1Unjoined)),
    meanMilliseconds: mean(results.map(({ milliseconds }) => milliseconds)),
  };
}

/** The figures by platform and over all, and the files that came out worst. */
export function pdfTables(results: readonly PdfResult[], worst: number): Table[] {
  const platforms = [...new Set(results.map(({ platform }) => platform))].sort();
  const row = (name: string, of: readonly PdfResult[]) => {
    const { files, mean, median, lowest, medianUnjoined, meanMilliseconds } = pdfFigures(of);
    const scores = [mean, median, lowest, medianUnjoined].map((score) => score.toFixed(4));
    return [name, String(files), ...scores, `${Math.round(meanMilliseconds)} ms`];
  };
  const tables: Table[] = [
    {
      title: 'Text of PDFs against their Markdown: F1 of words',
      columns: ['', 'files', 'mean', 'median', 'lowest', 'median, letters unjoined', 'CPU'],
      rows: [
        ...platforms.map((name) =>
          row(
            name,
            results.filter(({ platform }) => platform === name),
          ),
        ),
        row('all', results),
      ],
      remarks: ['Letters unjoined: ﬁ counts as fi in both texts.'],
    },
  ];
  return worst > 0 ? [...tables, worstTable(results, worst)] : tables;
}

function worstTable(results: readonly PdfResult[], worst: number): Table {
  const sorted = [...results].sort((one, other) => one.f1 - other.f1).slice(0, worst);
  return {
    title: `The ${sorted.length} lowest`,
    columns: ['', 'F1', 'precision', 'recall', 'F1, letters unjoined', 'outcome'],
    rows: sorted.map(({ id, f1, precision, recall, f1Unjoined, outcome }) => [
      id,
      ...[f1, precision, recall, f1Unjoined].map((score) => score.toFixed(4)),
      outcome,
    ]),
    remarks: [],
  };
}
