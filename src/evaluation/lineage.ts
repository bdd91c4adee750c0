// How well provisions are followed from version to version: changes of known outcome injected into real versions, and
// decisions between real versions that a person read. The labels hold blob ids and offsets, no sentences.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Table } from '#bench/report.ts';
import { type LineageMatch, matchLineage } from '#capabilities/provisions/match-lineage.ts';
import { type Corpus, withCorpus } from './changes-corpus.ts';
import { type InjectedTruth, type Injection, injectChanges, injections, seededRandom } from './lineage-injections.ts';
import { type PlacedProvision, provisionsOf } from './lineage-provisions.ts';

const labelSchema = z.strictObject({
  branch: z.string(),
  path: z.string(),
  old: z.string(),
  new: z.string(),
  /** What the program said when the decision was drawn. */
  relation: z.enum(['same', 'reworded', 'moved', 'split', 'merged', 'vanished']),
  oldRange: z.tuple([z.number(), z.number()]),
  newRange: z.tuple([z.number(), z.number()]).nullable(),
  isRight: z.boolean(),
});
export type LineageLabel = z.infer<typeof labelSchema>;

export interface InjectionScore {
  readonly injection: Injection;
  readonly provisions: number;
  readonly right: number;
}

export interface DecisionScore {
  readonly relation: string;
  readonly read: number;
  /** Found right when they were read. */
  readonly right: number;
  /** Right today: what was right is said again, what was wrong no more. */
  readonly rightNow: number;
}

export interface LineageScores {
  readonly pairs: number;
  readonly injected: readonly InjectionScore[];
  readonly decisions: readonly DecisionScore[];
}

/** Reads labels, one decision a line. */
export async function readLineageLabels(path: string): Promise<LineageLabel[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => labelSchema.parse(JSON.parse(line)));
}

/** Follows provisions through so many pairs of consecutive versions with injected changes, and through the labelled ones. */
export async function measureLineage(
  archive: string,
  labels: readonly LineageLabel[],
  pairs: number,
): Promise<LineageScores> {
  return withCorpus({ archive }, async (corpus) => {
    const drawn = drawPairs(corpus, pairs);
    const outcomes: (InjectedTruth & { readonly isRight: boolean })[] = [];
    await eachPair(corpus, drawn, (old, next, pair) => {
      const injected = injectChanges(old, next, seededRandom(Number.parseInt(pair.new.slice(0, 8), 16)));
      outcomes.push(...judgeTruths(injected.truths, matchLineage(old, injected.next)));
    });
    const decisions: { label: LineageLabel; isRightNow: boolean }[] = [];
    await eachPair(corpus, labels, (old, next, label) => {
      decisions.push({
        label,
        isRightNow: isSaid(label, { old, next, match: matchLineage(old, next) }) === label.isRight,
      });
    });
    return {
      pairs: drawn.length,
      injected: injections.map((injection) => {
        const group = outcomes.filter((outcome) => outcome.injection === injection);
        return { injection, provisions: group.length, right: group.filter(({ isRight }) => isRight).length };
      }),
      decisions: [...new Set(labels.map(({ relation }) => relation))].map((relation) => {
        const group = decisions.filter(({ label }) => label.relation === relation);
        return {
          relation,
          read: group.length,
          right: group.filter(({ label }) => label.isRight).length,
          rightNow: group.filter(({ isRightNow }) => isRightNow).length,
        };
      }),
    };
  });
}

interface BlobPair {
  readonly old: string;
  readonly new: string;
}

/** One pair of consecutive texts of each document, by a hash of their names, as many as are wanted. */
function drawPairs(corpus: Corpus, wanted: number): BlobPair[] {
  const rank = (pair: BlobPair) => createHash('sha256').update(`${pair.old} ${pair.new}`).digest('hex');
  const candidates = corpus.documents.flatMap(({ records }) => {
    const blobs = records.map(({ blob }) => blob).filter((blob, index, all) => blob !== all[index - 1]);
    const pairs = blobs.slice(1).map((blob, index) => ({ old: blobs[index] ?? '', new: blob }));
    return pairs.sort((one, other) => (rank(one) < rank(other) ? -1 : 1)).slice(0, 1);
  });
  return candidates.sort((one, other) => (rank(one) < rank(other) ? -1 : 1)).slice(0, wanted);
}

async function eachPair<Pair extends BlobPair>(
  corpus: Corpus,
  pairs: readonly Pair[],
  each: (old: PlacedProvision[], next: PlacedProvision[], pair: Pair) => void,
): Promise<void> {
  let old: string | null = null;
  await corpus.texts(
    pairs.flatMap((pair) => [pair.old, pair.new]),
    (text, index) => {
      const pair = pairs[index >> 1];
      if (index % 2 === 0) old = text;
      else if (pair && old !== null && text !== null) each(provisionsOf(old), provisionsOf(text), pair);
    },
  );
}

/** Right is a provision that continues where it should and nowhere else. */
export function judgeTruths(truths: readonly InjectedTruth[], match: LineageMatch) {
  const found = new Map<number, number[]>();
  for (const pair of match.pairs) found.set(pair.old, [...(found.get(pair.old) ?? []), pair.new]);
  return truths.map((truth) => {
    const given = new Set(found.get(truth.old));
    return { ...truth, isRight: given.size === truth.next.length && truth.next.every((next) => given.has(next)) };
  });
}

/** Whether the program says of the labelled provision what it said when the decision was drawn. */
export function isSaid(
  label: LineageLabel,
  {
    old,
    next,
    match,
  }: {
    readonly old: readonly PlacedProvision[];
    readonly next: readonly PlacedProvision[];
    readonly match: LineageMatch;
  },
): boolean {
  const at = (provisions: readonly PlacedProvision[], [start, end]: readonly [number, number]) =>
    provisions.findIndex((provision) => provision.start === start && provision.end === end);
  const from = at(old, label.oldRange);
  if (label.newRange === null) return match.vanished.includes(from);
  const to = at(next, label.newRange);
  return match.pairs.some((pair) => pair.old === from && pair.new === to);
}

/** The figures as tables. */
export function lineageTables({ pairs, injected, decisions }: LineageScores): Table[] {
  return [
    {
      title: `Changes injected into ${pairs} pairs of consecutive versions`,
      columns: ['injected', 'provisions', 'right', 'share'],
      rows: [...injected, summed(injected, 'all')].map((score) => [
        score.injection,
        String(score.provisions),
        String(score.right),
        share(score.right, score.provisions),
      ]),
      remarks: ['Right: the provision continues in all of the places it should and in no other.'],
    },
    {
      title: 'Decisions between real versions, read by a person',
      columns: ['decision', 'read', 'right', 'share', 'right now', 'share now'],
      rows: [
        ...decisions,
        {
          relation: 'all',
          read: sum(decisions.map(({ read }) => read)),
          right: sum(decisions.map(({ right }) => right)),
          rightNow: sum(decisions.map(({ rightNow }) => rightNow)),
        },
      ].map(({ relation, read, right, rightNow }) => [
        relation,
        String(read),
        String(right),
        share(right, read),
        String(rightNow),
        share(rightNow, read),
      ]),
      remarks: ['Right now: what was right is said again, and what was wrong no more.'],
    },
  ];
}

function summed(scores: readonly InjectionScore[], injection: string) {
  return {
    injection,
    provisions: sum(scores.map(({ provisions }) => provisions)),
    right: sum(scores.map(({ right }) => right)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}
