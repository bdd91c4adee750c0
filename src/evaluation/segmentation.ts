// How well provisions are cut: where they begin, against documents that a person cut and sentences that others annotated,
// and how much of every text is accounted for. The labels hold blob ids and offsets, no sentences.

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Table } from '#bench/report.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { segmentBlocks } from '#capabilities/provisions/segment.ts';
import { notRuleKinds } from '#domain/provision.ts';
import type { AnnotatedText } from './annotated-sentences.ts';
import {
  addScores,
  type BoundaryScore,
  f1Of,
  noBoundaries,
  precisionOf,
  recallOf,
  scoreBoundaries,
} from './boundary-score.ts';
import { type Corpus, type Half, withCorpus } from './changes-corpus.ts';

const labelSchema = z.strictObject({
  part: z.enum(['tuning', 'check']),
  branch: z.string(),
  path: z.string(),
  blob: z.string(),
  language: z.string(),
  start: z.number(),
  end: z.number(),
  /** Where a provision or something that is no rule begins, and which. */
  cuts: z.array(z.tuple([z.number(), z.enum(['rule', ...notRuleKinds])])),
});
export type CutDocument = z.infer<typeof labelSchema>;

export interface CutScore extends BoundaryScore {
  readonly name: string;
  readonly part: Half;
  /** Of the right places, those where both say that a rule begins, or both that none does. */
  readonly sameRole: number;
  readonly missed: readonly number[];
  readonly wrong: readonly number[];
}

/** Reads labels, one document a line. */
export async function readCutDocuments(path: string): Promise<CutDocument[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => labelSchema.parse(JSON.parse(line)));
}

export interface CorpusScores {
  readonly cuts: readonly CutScore[];
  readonly coverage: CoverageScore;
}

export interface CoverageScore {
  readonly texts: number;
  readonly characters: number;
  /** Characters, other than white space, of a provision or of what is marked as no rule. */
  readonly covered: number;
  readonly inProvisions: number;
}

/** Cuts the labelled documents of an archive, and every latest text of it. */
export async function measureSegmentation(archive: string, labels: readonly CutDocument[]): Promise<CorpusScores> {
  return withCorpus({ archive }, async (corpus) => {
    const cuts: CutScore[] = [];
    await corpus.texts(
      labels.map(({ blob }) => blob),
      (text, index) => {
        const label = labels[index];
        if (text !== null && label) cuts.push(scoreCuts(text, label));
      },
    );
    return { cuts, coverage: await measureCoverage(corpus) };
  });
}

/** Compares the cuts of a labelled document with those found within its labelled stretch. */
export function scoreCuts(text: string, label: CutDocument): CutScore {
  const roles = new Map<number, string>();
  for (const [place, role] of startsIn(text)) if (place > label.start && place < label.end) roles.set(place, role);
  const expected = label.cuts.filter(([place]) => place > label.start);
  const score = scoreBoundaries(
    text,
    expected.map(([place]) => place),
    [...roles.keys()],
  );
  const byPlace = new Map([...roles].map(([place, role]) => [place + leadingSpace(text, place), role]));
  const sameRole = expected.filter(([place, role]) => {
    const found = byPlace.get(place + leadingSpace(text, place));
    return found !== undefined && (found === 'rule') === (role === 'rule');
  }).length;
  return { ...score, sameRole, name: `${label.branch}/${label.path}`, part: label.part };
}

function leadingSpace(text: string, place: number): number {
  return /^\s*/.exec(text.slice(place, place + 200))?.[0].length ?? 0;
}

/** Where the program begins a provision or something that is no rule. */
function startsIn(text: string): [number, string][] {
  const { provisions, notRules } = segmentBlocks(splitBlocks(text));
  return [
    ...provisions.map(({ start }): [number, string] => [start, 'rule']),
    ...notRules.map(({ start, kind }): [number, string] => [start, kind]),
  ];
}

export interface SentenceScores {
  readonly documents: number;
  readonly sentences: BoundaryScore;
  readonly numbersJoined: BoundaryScore;
}

/** Compares where provisions begin with where annotated sentences do. */
export function measureSentences(texts: readonly AnnotatedText[]): SentenceScores {
  let sentences = noBoundaries;
  let numbersJoined = noBoundaries;
  for (const { text, starts, startsWithNumbersJoined } of texts) {
    const found = startsIn(text).map(([place]) => place);
    sentences = addScores(sentences, scoreBoundaries(text, starts, found));
    numbersJoined = addScores(numbersJoined, scoreBoundaries(text, startsWithNumbersJoined, found));
  }
  return { documents: texts.length, sentences, numbersJoined };
}

async function measureCoverage(corpus: Corpus): Promise<CoverageScore> {
  const latest = corpus.documents.flatMap(({ records }) => records.at(-1)?.blob ?? []);
  const score = { texts: 0, characters: 0, covered: 0, inProvisions: 0 };
  await corpus.texts(latest, (text) => {
    if (text === null) return;
    const { provisions, notRules } = segmentBlocks(splitBlocks(text));
    const length = (ranges: readonly { start: number; end: number }[]) =>
      ranges.reduce((sum, { start, end }) => sum + countVisible(text.slice(start, end)), 0);
    const inProvisions = length(provisions);
    score.texts += 1;
    score.characters += countVisible(text);
    score.inProvisions += inProvisions;
    score.covered += inProvisions + length(notRules);
  });
  return score;
}

function countVisible(text: string): number {
  return text.replace(/\s+/g, '').length;
}

/** The figures as tables. */
export function segmentationTables(
  scores: CorpusScores,
  sentences: readonly (readonly [language: string, scores: SentenceScores])[],
): Table[] {
  const { cuts, coverage } = scores;
  const halves = (['tuning', 'check'] as const).map((part) => [part, cuts.filter((cut) => cut.part === part)] as const);
  return [
    {
      title: 'Where provisions begin: documents cut by hand',
      columns: ['platforms', 'documents', 'places', 'precision', 'recall', 'F1', 'same role'],
      rows: [...halves, ['all', cuts] as const].map(([name, group]: readonly [string, readonly CutScore[]]) => {
        const sum = group.reduce((total: BoundaryScore, cut) => addScores(total, cut), noBoundaries);
        const same = group.reduce((total, { sameRole }) => total + sameRole, 0);
        return [name, String(group.length), ...scoreCells(sum), share(sum.right === 0 ? 0 : same / sum.right)];
      }),
      remarks: ['Same role: of the places that agree, those where both say a rule begins, or both that none does.'],
    },
    {
      title: 'Where provisions begin: annotated sentences',
      columns: ['language', 'documents', 'sentences', 'precision', 'recall', 'F1', 'F1, numbers joined'],
      rows: sentences.map(([language, score]) => [
        language,
        String(score.documents),
        ...scoreCells(score.sentences),
        share(f1Of(score.numbersJoined)),
      ]),
      remarks: ['Numbers joined: "4." annotated as a sentence of its own counts as part of what it numbers.'],
    },
    {
      title: 'What is accounted for in the latest texts of an archive',
      columns: ['texts', 'characters', 'covered', 'in provisions'],
      rows: [
        [
          String(coverage.texts),
          String(coverage.characters),
          share(coverage.covered / Math.max(1, coverage.characters)),
          share(coverage.inProvisions / Math.max(1, coverage.characters)),
        ],
      ],
      remarks: ['Characters without white space.'],
    },
  ];
}

function scoreCells(score: BoundaryScore): string[] {
  return [String(score.expected), share(precisionOf(score)), share(recallOf(score)), share(f1Of(score))];
}

function share(value: number): string {
  return value.toFixed(3);
}
