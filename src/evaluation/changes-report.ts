// What the corpus comes to, as tables: classes, reasons and rules beside the simple replay, alerts beside the raw
// stream, and the texts that come back.

import type { Table } from '#bench/report.ts';
import { changeClasses } from '#domain/change.ts';
import { type ReplayClass, replayClasses } from './changes-replay.ts';
import type { CollectionTally, CorpusTally, Counts } from './changes-tally.ts';

const lastReplayClass: ReplayClass = 'possibly substantive';

/** Classes over the whole corpus. */
export function corpusTables(tally: CorpusTally): Table[] {
  return [
    classTable(tally),
    detailTable('Recorded changes by class and reason', 'class · weightiest reason', tally.all.reasons, tally.all),
    detailTable(
      'Recorded changes by class and rule',
      'class · rule of the weightiest difference',
      tally.all.rules,
      tally.all,
    ),
    crossTable(tally.all),
  ];
}

function rowsOf(tally: CorpusTally): [string, CollectionTally][] {
  return [...Object.entries(tally.collections), ['all', tally.all]];
}

function classTable(tally: CorpusTally): Table {
  return {
    title: 'Recorded changes by class, beside the simple replay',
    columns: ['', 'changes', ...changeClasses, 'simple replay: possibly substantive'],
    rows: rowsOf(tally).map(([name, { changes, classes, replay }]) => [
      name,
      showCount(changes),
      ...changeClasses.map((each) => showShare(classes[each] ?? 0, changes)),
      showShare(replay[lastReplayClass] ?? 0, changes),
    ]),
    remarks: [
      `${showCount(tally.all.classes['same text'] ?? 0)} of the changes repeat the text before them in order of time and have no class.`,
    ],
  };
}

/** What alerts, beside what is recorded. */
export function streamTable(tally: CorpusTally): Table {
  return {
    title: 'Per document and month: recorded, and alerted',
    columns: [
      '',
      'documents',
      'months',
      'recorded',
      'possibly substantive by simple replay',
      'alerts',
      'alerts of recorded',
    ],
    rows: rowsOf(tally).map(([name, { documents, months, changes, replay, alerts }]) => [
      name,
      showCount(documents),
      showCount(Math.round(months)),
      (changes / months).toFixed(2),
      ((replay[lastReplayClass] ?? 0) / months).toFixed(2),
      (alerts / months).toFixed(2),
      showShare(alerts, changes),
    ]),
    remarks: ['Months run from the first to the last record of each document.'],
  };
}

function detailTable(title: string, name: string, counts: Counts, { changes }: CollectionTally): Table {
  const weight = (key: string) => changeClasses.findIndex((each) => key.startsWith(each));
  const sorted = Object.entries(counts).sort(([a, m], [b, n]) => weight(b) - weight(a) || n - m);
  return {
    title,
    columns: [name, 'changes', 'share'],
    rows: sorted.map(([key, count]) => [key, showCount(count), showShare(count, changes)]),
    remarks: [],
  };
}

function crossTable(all: CollectionTally): Table {
  const columns = ['same text', ...changeClasses];
  return {
    title: 'Simple replay and ours, crossed',
    columns: ['simple replay', 'changes', 'share', ...columns],
    rows: replayClasses.map((name) => [
      name,
      showCount(all.replay[name] ?? 0),
      showShare(all.replay[name] ?? 0, all.changes),
      ...columns.map((each) => showCount(all.crossed[`${name} → ${each}`] ?? 0)),
    ]),
    remarks: [],
  };
}

/** What texts that come back alert. */
export function returnTable(tally: CorpusTally): Table {
  return {
    title: 'Records that return to an earlier text',
    columns: ['', 'returns', 'alerted as new', 'alerted within 30 days', 'told as a return after that'],
    rows: rowsOf(tally).map(([name, each]) => [
      name,
      showCount(each.returns),
      showCount(each.returnsAlertedAsNew),
      showCount(each.returnsAlertedWithinWindow),
      showCount(each.returnsAlertedAsReturn),
    ]),
    remarks: ['A return: byte for byte a text that the document had before, whatever the archive calls the record.'],
  };
}

/** The figures of both, by collection. */
export function returnFigures(tally: CorpusTally): object {
  return Object.fromEntries(
    rowsOf(tally).map(([name, each]) => {
      const {
        returns,
        returnsAlertedAsNew,
        returnsAlertedWithinWindow,
        returnsAlertedAsReturn,
        months,
        changes,
        alerts,
      } = each;
      const perMonth = { recorded: changes / months, alerted: alerts / months };
      return [name, { returns, returnsAlertedAsNew, returnsAlertedWithinWindow, returnsAlertedAsReturn, perMonth }];
    }),
  );
}

/** Thousands apart. */
export function showCount(count: number): string {
  return count.toLocaleString('en-US');
}

function showShare(count: number, of: number): string {
  return of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`;
}
