// Labels and memos as tables: how far the program's classes agree with what people found.

import type { Table } from '#bench/report.ts';
import { changeClasses } from '#domain/change.ts';
import { type LabelFigures, labelFigures, readersKappa, type Share } from './change-label-figures.ts';
import type { JudgedLabel } from './change-labels.ts';
import type { MemoResult } from './change-memos.ts';
import { showCount } from './changes-report.ts';

/** The tables of one set of labels. */
export function labelTables(name: string, judged: readonly JudgedLabel[]): Table[] {
  const parts: [string, readonly JudgedLabel[]][] = [
    ['all', judged],
    ...(['tuning', 'check'] as const).map((half): [string, readonly JudgedLabel[]] => [
      `platforms of the ${half} half`,
      judged.filter(({ label }) => label.half === half),
    ]),
    ['English', judged.filter(({ language }) => language === 'en')],
    ['other languages', judged.filter(({ language }) => language !== 'en')],
  ];
  return [
    {
      title: `Labels read by people: ${name}`,
      columns: ['', 'labels', 'precision of substantive', 'recall of substantive', 'same class'],
      rows: parts.filter(([, part]) => part.length > 0).map(([title, part]) => figureRow(title, labelFigures(part))),
      remarks: remarksOf(judged),
    },
    confusionTable(name, judged),
  ];
}

function figureRow(title: string, { labels, precision, recall, agreement }: LabelFigures): string[] {
  return [title, showCount(labels), showInterval(precision), showInterval(recall), showInterval(agreement)];
}

function remarksOf(judged: readonly JudgedLabel[]): string[] {
  const strata = changeClasses.map((name) => {
    const drawn = judged.filter(({ label }) => label.stratum === name);
    const weight = drawn.reduce((sum, { label }) => sum + label.weight, 0);
    return `${name} ${showCount(drawn.length)} of ${showCount(Math.round(weight))}`;
  });
  const kappa = readersKappa(judged);
  const { paraphrases } = labelFigures(judged);
  return [
    `Drawn by the class that the program gave then: ${strata.join(', ')}; each label counts for as many differences as it stands for. In brackets the 95 % interval.`,
    `Of those rightly called substantive, readers found ${paraphrases} to be a mere paraphrase.`,
    ...(kappa
      ? [`Two readers agree beyond chance (Cohen's kappa) at ${kappa.kappa.toFixed(3)}, over ${showCount(kappa.n)}.`]
      : []),
  ];
}

function confusionTable(name: string, judged: readonly JudgedLabel[]): Table {
  const { confusion } = labelFigures(judged);
  const answers = ['none', ...changeClasses] as const;
  return {
    title: `What readers and program say: ${name}`,
    columns: [
      'reader',
      ...answers.map((answer) => (answer === 'none' ? 'program: no difference' : `program: ${answer}`)),
    ],
    rows: changeClasses.map((label) => [label, ...answers.map((answer) => showCount(confusion[label][answer]))]),
    remarks: ['Counts of labels, not weighted.'],
  };
}

function showInterval({ value, low, high }: Share): string {
  if (Number.isNaN(value)) return '–';
  return `${value.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
}

export interface MemoFigures {
  readonly memos: number;
  readonly substantive: number;
  readonly quotes: number;
  readonly found: number;
  readonly differing: number;
  readonly inSubstantive: number;
}

/** Totals over the memos. */
export function memoFigures(results: readonly MemoResult[]): MemoFigures {
  const differing = results.flatMap((result) => result.differing);
  return {
    memos: results.length,
    substantive: results.filter(({ isSubstantive }) => isSubstantive).length,
    quotes: results.reduce((sum, { quotes }) => sum + quotes, 0),
    found: results.reduce((sum, { found }) => sum + found, 0),
    differing: differing.length,
    inSubstantive: differing.filter(({ isInSubstantive }) => isInSubstantive).length,
  };
}

/** The totals, and the memos and quotes that fall out. */
export function memoTables(results: readonly MemoResult[]): Table[] {
  const figures = memoFigures(results);
  const exceptions = results.flatMap((result) => [
    ...(result.isSubstantive ? [] : [[result.id, 'the change', result.classes.join(', ')]]),
    ...result.differing
      .filter(({ isInSubstantive }) => !isInSubstantive)
      .map(({ quote, side, classes }) => [result.id, `${side}: ${quote} …`, classes.join(', ') || 'no difference']),
  ]);
  const share = (count: number, of: number) => (of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`);
  return [
    {
      title: 'Change memos',
      columns: ['figure', 'count', 'share'],
      rows: [
        ['memos with texts before and after', showCount(figures.memos), ''],
        ['their change is substantive', showCount(figures.substantive), share(figures.substantive, figures.memos)],
        ['quotes of four words or more', showCount(figures.quotes), ''],
        ['found in a text', showCount(figures.found), ''],
        ['found on one side only: they really differ', showCount(figures.differing), ''],
        [
          'in a substantive difference',
          showCount(figures.inSubstantive),
          share(figures.inSubstantive, figures.differing),
        ],
      ],
      remarks: ['Quotes not found are paraphrases, or quote something else.'],
    },
    { title: 'Memos and quotes that fall out', columns: ['memo', 'what', 'class'], rows: exceptions, remarks: [] },
  ];
}
