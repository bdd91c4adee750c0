// Draws differences by seed from each class, so that people can read them. A difference is drawn by a number made of
// the seed and its own texts: the draw does not depend on the order of reading, and another seed gives another draw.

import { createHash } from 'node:crypto';
import { compareVersions } from '#capabilities/comparison/compare-versions.ts';
import { type Block, type BlockedText, blockRanges, type TextRange } from '#domain/block.ts';
import type { ChangeClass, Hunk } from '#domain/change.ts';
import type { ChangeLabel } from './change-labels.ts';
import type { Corpus, CorpusDocument, Half } from './changes-corpus.ts';
import { type PairTexts, type RecordPair, recordPairs, walkPairs } from './changes-pairs.ts';

/** Where a difference stands: enough to find it again, without a word of it. */
export interface HunkPlace {
  readonly branch: string;
  readonly path: string;
  readonly half: Half;
  readonly oldBlob: string;
  readonly newBlob: string;
  readonly old: TextRange | null;
  readonly new: TextRange | null;
}

export interface DrawnHunk extends HunkPlace {
  /** Of the document and both texts of the difference. */
  readonly id: string;
  readonly stratum: ChangeClass;
  readonly rule: string;
  readonly op: string;
  readonly oldText: string;
  readonly newText: string;
  /** The nearest heading above and the blocks beside, in the new text or, for what was removed, in the old one. */
  readonly heading: Neighbour;
  readonly before: Neighbour;
  readonly after: Neighbour;
}

export interface Neighbour {
  readonly text: string;
  /** Whether the other text has it too. */
  readonly isKept: boolean;
}

export interface Draw {
  readonly hunks: readonly DrawnHunk[];
  /** How many distinct differences each class holds: the weights of the strata. */
  readonly population: Readonly<Record<ChangeClass, number>>;
}

export interface DrawOptions {
  readonly seed: number;
  readonly perClass: number;
  /** Only of platforms of this half; of all where absent. */
  readonly half?: Half;
  /** Differences that must not be drawn again: neither they nor what stands in their places. */
  readonly without: readonly Pick<ChangeLabel, 'id' | 'oldBlob' | 'newBlob' | 'old' | 'new'>[];
}

/**
 * Draws from all differences of recorded changes that are neither returns to an earlier text nor the archive's own
 * work, each distinct pair of texts of a document once.
 */
export async function drawHunks(corpus: Corpus, options: DrawOptions): Promise<Draw> {
  const population = { cosmetic: 0, editorial: 0, substantive: 0 };
  const isLabelled = labelledBefore(options.without);
  const lots: Record<ChangeClass, Lot[]> = { cosmetic: [], editorial: [], substantive: [] };
  for (const document of corpus.documents) {
    if (options.half && document.half !== options.half) continue;
    const seen = new Set<string>();
    await walkPairs(corpus, pairsToRead(document), (pair, texts) => {
      for (const hunk of compareVersions(texts.old, texts.next).hunks) {
        const id = hunkId(document, hunk);
        if (seen.has(id)) continue;
        seen.add(id);
        if (isLabelled(id, pair, hunk)) continue;
        population[hunk.class] += 1;
        const number = createHash('sha256').update(`${options.seed} ${id}`).digest('hex');
        keep(lots[hunk.class], options.perClass, number, () => drawn({ document, pair, texts }, id, hunk));
      }
    });
  }
  return { hunks: Object.values(lots).flatMap((lot) => lot.map(({ hunk }) => hunk)), population };
}

function labelledBefore(labels: DrawOptions['without']) {
  const ids = new Set(labels.map(({ id }) => id));
  const byPair = new Map<string, DrawOptions['without'][number][]>();
  for (const label of labels) {
    const pair = `${label.oldBlob} ${label.newBlob}`;
    byPair.set(pair, [...(byPair.get(pair) ?? []), label]);
  }
  return (id: string, { old, next }: RecordPair, hunk: Hunk): boolean => {
    const labelled = byPair.get(`${old.blob} ${next.blob}`) ?? [];
    return ids.has(id) || labelled.some((each) => overlaps(each.old, hunk.old) || overlaps(each.new, hunk.new));
  };
}

function overlaps(labelled: readonly [number, number] | null, place: TextRange | undefined): boolean {
  return labelled !== null && place !== undefined && labelled[0] < place.end && place.start < labelled[1];
}

/** The pairs whose differences count: recorded changes that bring a text the document never had. */
export function pairsToRead(document: CorpusDocument): RecordPair[] {
  return recordPairs(document).filter(({ next, isReturn }) => next.reason === 'changed' && !isReturn);
}

/** The same for equal texts of the same document, wherever they stand and whatever white space they take along. */
export function hunkId({ collection, path }: CorpusDocument, { old, new: next }: Hunk): string {
  const [oldText, newText] = [old?.text ?? '', next?.text ?? ''];
  const isSpace = oldText.trim() === '' && newText.trim() === '';
  const texts = isSpace ? [oldText, newText] : [oldText.trim(), newText.trim()];
  return createHash('sha256')
    .update(JSON.stringify([collection, path, ...texts]))
    .digest('hex')
    .slice(0, 16);
}

interface Lot {
  readonly number: string;
  readonly hunk: DrawnHunk;
}

/** Keeps the lots with the smallest numbers, sorted. */
function keep(lots: Lot[], most: number, number: string, make: () => DrawnHunk): void {
  const last = lots[most - 1];
  if (last && last.number <= number) return;
  const at = lots.findIndex((lot) => lot.number > number);
  lots.splice(at < 0 ? lots.length : at, 0, { number, hunk: make() });
  if (lots.length > most) lots.pop();
}

interface Reading {
  readonly document: CorpusDocument;
  readonly pair: RecordPair;
  readonly texts: PairTexts;
}

function drawn({ document, pair, texts }: Reading, id: string, hunk: Hunk): DrawnHunk {
  const isNew = hunk.new !== undefined;
  return {
    id,
    branch: document.collection,
    path: document.path,
    half: document.half,
    oldBlob: pair.old.blob,
    newBlob: pair.next.blob,
    old: hunk.old ? { start: hunk.old.start, end: hunk.old.end } : null,
    new: hunk.new ? { start: hunk.new.start, end: hunk.new.end } : null,
    stratum: hunk.class,
    rule: hunk.rule,
    op: hunk.op,
    oldText: hunk.old?.text ?? '',
    newText: hunk.new?.text ?? '',
    ...(isNew ? surroundings(texts.next, texts.old, hunk.new) : surroundings(texts.old, texts.next, hunk.old)),
  };
}

function surroundings(text: BlockedText, other: BlockedText, place: TextRange | undefined) {
  const ranges = blockRanges(text);
  const first = ranges.findIndex(({ end }) => end > (place?.start ?? 0));
  const until = first < 0 ? ranges.length : first;
  const next = ranges.findIndex(({ start }) => start >= (place?.end ?? 0));
  const neighbour = (block: Block | undefined): Neighbour => ({
    text: block?.plain ?? '',
    isKept: block === undefined || other.blocks.some(({ plain }) => plain === block.plain),
  });
  return {
    heading: neighbour(text.blocks.slice(0, until).findLast(({ kind }) => kind === 'heading')),
    before: neighbour(text.blocks[until - 1]),
    after: neighbour(text.blocks[next]),
  };
}
