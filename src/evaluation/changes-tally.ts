// Counts over the judged records of a corpus: shares by class, reason and rule, beside the simple replay; returns and
// what they alert; the raw stream beside the alerts. Only counts and a few examples are kept, never the records.

import { createHash } from 'node:crypto';
import type { CorpusDocument } from './changes-corpus.ts';
import type { JudgedRecord } from './changes-flow.ts';

/** Counts by name. */
export type Counts = Record<string, number>;

export interface CollectionTally {
  documents: number;
  /** From the first to the last record of each document, added up. */
  months: number;
  /** Recorded changes that follow another record of their document. */
  changes: number;
  /** Of these, by class, by "class · reason" and by "class · rule"; `same text` where the flow sees no change. */
  readonly classes: Counts;
  readonly reasons: Counts;
  readonly rules: Counts;
  /** Of these, by the class of the simple replay, and by "replay → class". */
  readonly replay: Counts;
  readonly crossed: Counts;
  alerts: number;
  /** Records of any kind whose text is, byte for byte, an earlier one of the document. */
  returns: number;
  returnsAlertedAsNew: number;
  returnsAlertedWithinWindow: number;
  /** Texts that come back after the window, which is told as such. */
  returnsAlertedAsReturn: number;
}

export interface Example {
  readonly collection: string;
  readonly path: string;
  readonly commit: string;
  readonly cell: string;
  readonly rule: string | null;
}

export interface CorpusTally {
  readonly collections: Record<string, CollectionTally>;
  readonly all: CollectionTally;
  /** Records at which the simple replay and the flow differ, a few for each pair of answers. */
  readonly examples: readonly Example[];
}

const windowDays = 30;
const monthMs = (365.25 / 12) * 86_400_000;
const examplesPerCell = 12;

export interface Tallying {
  take(document: CorpusDocument, records: readonly JudgedRecord[]): void;
  result(): CorpusTally;
}

/** Starts counting at nothing. */
export function startTally(): Tallying {
  const all = emptyTally();
  const collections: Record<string, CollectionTally> = {};
  const examples = drawExamples();
  return {
    take(document, records) {
      collections[document.collection] ??= emptyTally();
      for (const tally of [all, collections[document.collection] ?? all]) takeDocument(tally, records);
      for (const each of records) {
        const cell = crossOf(each);
        if (each.record.reason !== 'changed' || cell === null) continue;
        const { collection, path } = document;
        examples.keep(cell, { collection, path, commit: each.record.originalCommit, cell, rule: each.rule });
      }
    },
    result: () => ({ collections, all, examples: examples.all() }),
  };
}

/** By the hash of the commit: spread over the archive, and the same in every run. */
function drawExamples() {
  const lots = new Map<string, { readonly number: string; readonly example: Example }[]>();
  return {
    keep(cell: string, example: Example): void {
      const number = createHash('sha256').update(example.commit).digest('hex');
      const drawn = [...(lots.get(cell) ?? []), { number, example }];
      lots.set(cell, drawn.sort((a, b) => (a.number < b.number ? -1 : 1)).slice(0, examplesPerCell));
    },
    all: () => [...lots.values()].flatMap((drawn) => drawn.map(({ example }) => example)),
  };
}

function takeDocument(tally: CollectionTally, records: readonly JudgedRecord[]): void {
  const [first, last] = [records[0]?.record, records.at(-1)?.record];
  if (!first || !last) return;
  tally.documents += 1;
  tally.months += (last.capturedAt.getTime() - first.capturedAt.getTime()) / monthMs;
  for (const each of records) {
    if (each.isAlert) tally.alerts += 1;
    takeReturn(tally, each);
    if (each.record.reason !== 'changed' || each.replay === null) continue;
    tally.changes += 1;
    const answer = each.class ?? 'same text';
    add(tally.classes, answer);
    add(tally.reasons, `${answer} · ${each.reasons[0] ?? '–'}`);
    add(tally.rules, `${answer} · ${each.rule ?? '–'}`);
    add(tally.replay, each.replay);
    add(tally.crossed, `${each.replay} → ${answer}`);
  }
}

function takeReturn(tally: CollectionTally, { daysSinceGone, isAlert, reasons }: JudgedRecord): void {
  if (daysSinceGone === null) return;
  tally.returns += 1;
  if (!isAlert) return;
  if (reasons.includes('returns-to-earlier-text')) tally.returnsAlertedAsReturn += 1;
  else tally.returnsAlertedAsNew += 1;
  if (daysSinceGone <= windowDays) tally.returnsAlertedWithinWindow += 1;
}

/** Where the two answers differ on whether the change matters; null where they agree. */
function crossOf({ replay, class: changeClass }: JudgedRecord): string | null {
  if (replay === null) return null;
  const [theirs, ours] = [replay === 'possibly substantive', changeClass === 'substantive'];
  return theirs === ours ? null : `${replay} → ${changeClass ?? 'same text'}`;
}

function add(counts: Counts, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

function emptyTally(): CollectionTally {
  return {
    documents: 0,
    months: 0,
    changes: 0,
    classes: {},
    reasons: {},
    rules: {},
    replay: {},
    crossed: {},
    alerts: 0,
    returns: 0,
    returnsAlertedAsNew: 0,
    returnsAlertedWithinWindow: 0,
    returnsAlertedAsReturn: 0,
  };
}
