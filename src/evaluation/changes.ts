// The measures of changes, each on its own and all in one run: what the corpus comes to, how far labels and memos
// agree, how readable redlines are. Every part gives figures for programs and tables for people.

import type { Table } from '#bench/report.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { labelFigures, readersKappa } from './change-label-figures.ts';
import { judgeLabels, readLabelSets } from './change-labels.ts';
import { labelTables, memoFigures, memoTables } from './change-labels-report.ts';
import { measureMemos } from './change-memos.ts';
import { type Corpus, withCorpus } from './changes-corpus.ts';
import { judgeHistory } from './changes-flow.ts';
import { drawPairs } from './changes-pair-draw.ts';
import { corpusTables, returnFigures, returnTable, streamTable } from './changes-report.ts';
import { startTally } from './changes-tally.ts';
import { measureRedlineQuality } from './redline-quality.ts';

export const changeParts = ['corpus', 'oscillation', 'labels', 'memos', 'redline'] as const;
export type ChangePart = (typeof changeParts)[number];

export interface ChangeInputs {
  readonly archive?: string;
  readonly manifest?: string;
  readonly memos?: string;
  readonly labels?: string;
  /** Told what is being measured. */
  readonly say?: (sentence: string) => void;
}

export interface MeasuredPart {
  readonly part: ChangePart;
  readonly figures: object;
  readonly tables: readonly Table[];
}

/** Runs the parts that were asked for, in order; each needs its own inputs. */
export async function measureChanges(parts: readonly ChangePart[], inputs: ChangeInputs): Promise<MeasuredPart[]> {
  const needed = parts.filter((part) => part !== 'memos');
  const measured =
    needed.length > 0 && inputs.archive
      ? await withCorpus(
          { archive: inputs.archive, ...(inputs.manifest ? { manifest: inputs.manifest } : {}) },
          (corpus) => measureOnCorpus(corpus, needed, inputs),
        )
      : [];
  if (parts.includes('memos') && inputs.memos) measured.push(await memosPart(inputs.memos));
  return measured.sort((a, b) => changeParts.indexOf(a.part) - changeParts.indexOf(b.part));
}

async function measureOnCorpus(
  corpus: Corpus,
  parts: readonly ChangePart[],
  { labels, say }: ChangeInputs,
): Promise<MeasuredPart[]> {
  const measured: MeasuredPart[] = [];
  const isWanted = (part: MeasuredPart) => parts.includes(part.part);
  if (parts.includes('corpus') || parts.includes('oscillation')) {
    measured.push(...(await historyParts(corpus, say)).filter(isWanted));
  }
  if (parts.includes('labels') && labels) measured.push(await labelsPart(corpus, labels));
  if (parts.includes('redline')) measured.push(await redlinePart(corpus));
  return measured;
}

/** Classes and returns come out of one reading of all histories. */
async function historyParts(corpus: Corpus, say: ChangeInputs['say']): Promise<MeasuredPart[]> {
  const tally = startTally();
  const judgement = makeJudgement(loadCatalog());
  for (const [index, document] of corpus.documents.entries()) {
    if (index % 50 === 0) say?.(`document ${index + 1} of ${corpus.documents.length}`);
    tally.take(document, await judgeHistory(corpus, document, judgement));
  }
  const figures = tally.result();
  return [
    { part: 'corpus', figures, tables: corpusTables(figures) },
    { part: 'oscillation', figures: returnFigures(figures), tables: [streamTable(figures), returnTable(figures)] },
  ];
}

async function labelsPart(corpus: Corpus, folder: string): Promise<MeasuredPart> {
  const tables: Table[] = [];
  const figures: Record<string, object> = {};
  for (const [name, labels] of await readLabelSets(folder)) {
    const judged = await judgeLabels(corpus, labels);
    tables.push(...labelTables(name, judged));
    const differing = judged.filter(({ label, found }) => label.label !== found);
    figures[name] = {
      ...labelFigures(judged),
      kappa: readersKappa(judged),
      differing: differing.map(({ label, ...found }) => ({ ...found, label })),
    };
  }
  return { part: 'labels', figures, tables };
}

async function memosPart(path: string): Promise<MeasuredPart> {
  const results = await measureMemos(path);
  return { part: 'memos', figures: { ...memoFigures(results), results }, tables: memoTables(results) };
}

/** The seed and number of pairs of texts whose redlines are measured. */
const drawnPairs = { seed: 60, count: 60 };

async function redlinePart(corpus: Corpus): Promise<MeasuredPart> {
  const pairs = await drawPairs(corpus, drawnPairs);
  const { table, ...figures } = await measureRedlineQuality(pairs);
  return { part: 'redline', figures: { ...figures, names: pairs.map(({ name }) => name) }, tables: [table] };
}
