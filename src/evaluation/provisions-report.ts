// The tables of `atlas eval provisions`.

import type { Table } from '#bench/report.ts';
import { unfairnessTags } from '#domain/unfairness.ts';
import type { ClauseCaseFigures } from './clause-cases.ts';
import { addCounts, calibrationError, f1Of, type LabelCounts, reliability, type Stated } from './label-figures.ts';
import type { UnfairnessFigures } from './unfairness.ts';

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));

/** One row per tag, one column per language. */
export function unfairnessTable(figures: readonly UnfairnessFigures[]): Table {
  const row = (title: string, value: (of: UnfairnessFigures) => number) => [
    title,
    ...figures.map((of) => value(of).toFixed(3)),
  ];
  return {
    title: 'Unfair clauses by language: F1 on documents not trained on',
    columns: ['tag', ...figures.map(({ language }) => language)],
    rows: [
      ...unfairnessTags.map((tag, at) =>
        row(tag, ({ byTag }) => f1Of(byTag[at]?.counts ?? { right: 0, wrong: 0, missed: 0 })),
      ),
      row('macro', ({ macroF1 }) => macroF1),
      row('micro', ({ microF1 }) => microF1),
      row('any tag', ({ anyF1 }) => anyF1),
    ],
    remarks: ['Level 2 or 3 counts as tagged. Thresholds of a fold come from the other folds.'],
  };
}

export function clauseCaseTables(figures: ClauseCaseFigures): Table[] {
  return [
    {
      title: 'Clause types and ratings of ToS;DR points, families of platforms not trained on',
      columns: ['', 'points', 'share'],
      rows: [
        [`right type first (of ${figures.types})`, String(figures.points), share(figures.topOne, figures.points)],
        ['right type among three', String(figures.points), share(figures.topThree, figures.points)],
        ['right type first, whole method', String(figures.points), share(figures.answeredOne, figures.points)],
        ['right rating', String(figures.allPoints), share(figures.ratingRight, figures.allPoints)],
      ],
      remarks: [
        'Types with at least twenty points. In the first rows the model alone chooses among them; rules are among its features.',
        'The whole method names any type of the codebook, those that a rule alone knows too.',
        'A case that is mapped to two types counts as right when either comes first.',
      ],
    },
    {
      title: 'Abstention: how often the surest type is right when only sure ones are given',
      columns: ['confidence at least', 'answered', 'right'],
      rows: figures.abstention.map(({ least, answered, right }) => [
        least.toFixed(1),
        share(answered, figures.points),
        share(right, answered),
      ]),
      remarks: [],
    },
  ];
}

export function practicesTable(counts: readonly { readonly practice: string; readonly counts: LabelCounts }[]): Table {
  const row = (name: string, of: LabelCounts) => [
    name,
    String(of.right + of.missed),
    share(of.right, of.right + of.wrong),
    share(of.right, of.right + of.missed),
    f1Of(of).toFixed(3),
  ];
  const named = counts.slice(0, -1);
  return {
    title: 'Privacy practices of OPP-115, from which nothing was learned',
    columns: ['practice', 'paragraphs', 'precision', 'recall', 'F1'],
    rows: [
      ...counts.map(({ practice, counts: of }) => row(practice, of)),
      row('all, micro', addCounts(counts.map(({ counts: of }) => of))),
      row('without Other, micro', addCounts(named.map(({ counts: of }) => of))),
    ],
    remarks: [],
  };
}

export function calibrationTable(title: string, stated: readonly Stated[]): Table {
  const bands = reliability(stated);
  return {
    title: `Calibration: ${title}`,
    columns: ['stated', 'labels', 'mean stated', 'seen right'],
    rows: bands
      .filter(({ cases }) => cases > 0)
      .map(({ from, cases, stated: mean, seen }) => [
        `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
        String(cases),
        mean.toFixed(3),
        seen.toFixed(3),
      ]),
    remarks: [`Expected calibration error: ${calibrationError(bands).toFixed(3)}.`],
  };
}
