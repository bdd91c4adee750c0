// The state in which the steps of the pipeline work on one document: what is remembered of it, and what it gains.
// Blocks are interned, so that equal blocks of all its versions are one object and their work is done once.

import type { PlacedForms } from '#capabilities/comparison/read-forms.ts';
import { pooledBlock } from '#capabilities/extraction/split-blocks.ts';
import type { ClauseLabel, Severity } from '#domain/analysis.ts';
import type { Block, BlockedText, TextRange } from '#domain/block.ts';
import type { ChangeClass, ChangeCounts, ChangeReason } from '#domain/change.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { DocumentMemory, GrownChange, GrownPeriod, GrownVersion, GrownWording } from '#domain/document-growth.ts';
import type { DocumentSignal } from '#domain/document-signal.ts';
import type { HistoricVersion } from '#domain/oscillation.ts';
import type { LineagePair, ProvisionPassage } from '#domain/provision.ts';
import type { TraitValues } from '#domain/trait.ts';

/** What the steps need to judge a passage; made once from the catalogue. */
export interface Judgement {
  readonly clauseTypes: ReadonlyMap<string, ClauseType>;
  classify(plain: string): readonly ClauseLabel[];
  rateSeverity(label: ClauseLabel, traits: TraitValues): Severity;
  /** What a passage shows of countries and laws. */
  readSignals(plain: string): readonly DocumentSignal[];
}

/** A wording is known by its blocks: the index of its only one, or the indexes in a row. */
export type WordingKey = number | string;

export interface RunText {
  readonly index: number;
  readonly sha256: Buffer;
  readonly sha256Hex: string;
  readonly byteLength: number;
  readonly utf16Length: number;
  readonly blocks: Int32Array;
  readonly separators: readonly string[];
  /** start, end, start, end … of the passages. */
  readonly provisionRanges: Int32Array;
  readonly coverage: number;
}

/** A text as the steps look at it. Made again when needed: kept for every version it would fill the memory. */
export interface TextReading {
  readonly text: RunText;
  readonly blocked: BlockedText;
  readonly passages: readonly ProvisionPassage[];
  /** The passages as this release cuts them, where an earlier one published others. */
  readonly recut?: readonly ProvisionPassage[];
  readonly keys: readonly WordingKey[];
}

export interface RunProvision {
  readonly id: number | null;
  readonly wordings: Map<WordingKey, number>;
  current: WordingKey | null;
  /** First version of the open period, and whether storage knows that period already. */
  openSince: number;
  isOpenKnown: boolean;
  headings: readonly number[];
  leadIn: number | null;
  isTouched: boolean;
}

export interface ComparisonOutcome {
  readonly class: ChangeClass;
  readonly reasons: readonly ChangeReason[];
  readonly counts: ChangeCounts;
}

export interface RunVersion {
  readonly number: number;
  readonly capturedAt: Date;
  readonly reading: TextReading;
  readonly provisions: Int32Array;
}

export interface DocumentRun {
  readonly memory: DocumentMemory;
  readonly judgement: Judgement;
  readonly pool: Map<string, Block>;
  readonly blocks: Block[];
  readonly blockIndexes: Map<Block, number>;
  /** The rules that were cut out of a block, by its index: their ranges and the indexes of their own blocks. */
  readonly partsOfBlocks: Map<number, readonly (TextRange & { readonly index: number })[]>;
  /** By block index: the versions in which it was seen first and last in this run; 0 for never. */
  readonly firstSeen: number[];
  readonly lastSeen: number[];
  readonly texts: RunText[];
  readonly textIndexes: Map<string, number>;
  /** The readings of the texts seen last, by the index of the text; the latest is the last. */
  readonly readings: Map<number, TextReading>;
  /** All versions of the document, oldest first, and what readers read of its texts by their SHA-256. */
  readonly history: HistoricVersion[];
  readonly forms: Map<string, string>;
  /** Of the earlier texts that were asked for last, by their SHA-256. */
  readonly passages: Map<string, PlacedForms>;
  readonly provisions: RunProvision[];
  /** Provisions that are gone, by each wording they ever had: one that comes back keeps its id. */
  readonly gone: Map<WordingKey, Set<number>>;
  latest: RunVersion | null;
  /** Worked out before, by the indexes of the two texts: how provisions continue, and what the change is. */
  readonly lineages: Map<string, readonly LineagePair[]>;
  readonly comparisons: Map<string, ComparisonOutcome>;
  readonly versions: GrownVersion[];
  readonly wordings: GrownWording[];
  readonly periods: GrownPeriod[];
  readonly changes: GrownChange[];
  /** Of the blocks that wordings are made of, by their index, as far as somebody asked. */
  readonly labels: Map<number, readonly ClauseLabel[]>;
}

/** The index of a block in the run, taking it in when it is new. */
export function blockIndex(run: DocumentRun, block: Block): number {
  let index = run.blockIndexes.get(block);
  if (index === undefined) {
    index = run.blocks.length;
    run.blocks.push(block);
    run.firstSeen.push(0);
    run.lastSeen.push(0);
    run.blockIndexes.set(block, index);
  }
  return index;
}

/** The key by which equal wordings are known. */
export function wordingKey(blocks: Int32Array, first: number, last: number): WordingKey {
  return first === last ? (blocks[first] ?? -1) : blocks.subarray(first, last + 1).join(',');
}

/** The index of the block that stands for a part of another: a rule is kept as a block of its own. */
export function partIndex(run: DocumentRun, block: number, part: TextRange): number {
  const known = run.partsOfBlocks.get(block) ?? [];
  const found = known.find(({ start, end }) => start === part.start && end === part.end);
  if (found) return found.index;
  const markdown = run.blocks[block]?.markdown.slice(part.start, part.end) ?? '';
  const index = blockIndex(run, pooledBlock(markdown, run.pool));
  run.partsOfBlocks.set(block, [...known, { ...part, index }]);
  return index;
}

/** The block indexes that a wording key stands for. */
export function blocksOfKey(key: WordingKey): number[] {
  return typeof key === 'number' ? [key] : key.split(',').map(Number);
}

/** Marks a provision as gone, so that it is found again by any of its wordings. */
export function rememberGone(run: DocumentRun, provision: number): void {
  for (const key of run.provisions[provision]?.wordings.keys() ?? []) {
    const known = run.gone.get(key);
    if (known) known.add(provision);
    else run.gone.set(key, new Set([provision]));
  }
}

/** Takes back a provision that is gone and once had this wording, the oldest first; null when there is none. */
export function recallGone(run: DocumentRun, key: WordingKey): number | null {
  const known = run.gone.get(key);
  if (!known || known.size === 0) return null;
  const oldest = Math.min(...known);
  for (const other of run.provisions[oldest]?.wordings.keys() ?? []) run.gone.get(other)?.delete(oldest);
  return oldest;
}
