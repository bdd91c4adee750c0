// Step 4: the passages of a new version continue the provisions of the version before it. A provision keeps its
// id through rewording and moving, and when it comes back with a wording it once had.

import { pooledBlock } from '#capabilities/extraction/split-blocks.ts';
import { matchLineage, type ProvisionText } from '#capabilities/provisions/match-lineage.ts';
import type { ProvisionCounts } from '#domain/change.ts';
import type { LineagePair, ProvisionPassage } from '#domain/provision.ts';
import {
  blocksOfKey,
  type DocumentRun,
  type RunProvision,
  type RunVersion,
  recallGone,
  rememberGone,
  type TextReading,
  type WordingKey,
} from './document-run.ts';

export interface Following {
  /** The run's provisions, in the order of the text's passages. */
  readonly provisions: Int32Array;
  readonly counts: ProvisionCounts;
}

/** Follows the provisions of the run's latest version into the text of version `number`. */
export function followProvisions(run: DocumentRun, reading: TextReading, number: number): Following {
  const former = run.latest;
  if (former && former.reading.text === reading.text) return { provisions: former.provisions, counts: noCounts };
  const provisions = new Int32Array(reading.passages.length).fill(-1);
  if (former) {
    const kept = keptPairs(lineageOf(run, former.reading, reading));
    for (const pair of kept) provisions[pair.new] = former.provisions[pair.old] ?? -1;
    closeVanished(run, former, new Set(kept.map((pair) => pair.old)), number);
  }
  reading.keys.forEach((key, index) => {
    let provision = provisions[index] ?? -1;
    if (provision < 0) {
      provision = recallGone(run, key) ?? mintProvision(run);
      provisions[index] = provision;
    }
    standAs(run, provision, key, number);
  });
  return { provisions, counts: countProvisions(run, former?.reading ?? null, reading) };
}

const noCounts = { provisionsAdded: 0, provisionsRemoved: 0, provisionsReworded: 0, provisionsMoved: 0 };

/** Of the parts of a split the first keeps the id, and of merged provisions the first lends its own. */
function keptPairs(pairs: readonly LineagePair[]): readonly LineagePair[] {
  const [continued, taken] = [new Set<number>(), new Set<number>()];
  return pairs.filter((pair) => {
    if (continued.has(pair.old) || taken.has(pair.new)) return false;
    continued.add(pair.old);
    taken.add(pair.new);
    return true;
  });
}

/** What the platform did: where an earlier release cut the former text otherwise, that is no doing of the platform's. */
function countProvisions(run: DocumentRun, former: TextReading | null, reading: TextReading): ProvisionCounts {
  const next = passageTexts(run, reading);
  if (!former) return { ...noCounts, provisionsAdded: next.length };
  const old = former.recut ? recutTexts(run, former, former.recut) : passageTexts(run, former);
  const kept = keptPairs(former.recut ? matchLineage(old, next).pairs : lineageOf(run, former, reading));
  // Only what a reader sees counts: another link target or indentation is no rewording.
  const isReworded = (pair: LineagePair) => old[pair.old]?.plain !== next[pair.new]?.plain;
  const reworded = kept.filter(isReworded);
  const moved = kept.filter((pair) => pair.relation === 'moved' && !isReworded(pair));
  return {
    provisionsAdded: next.length - kept.length,
    provisionsRemoved: old.length - kept.length,
    provisionsReworded: reworded.length,
    provisionsMoved: moved.length,
  };
}

function recutTexts(
  run: DocumentRun,
  { blocked: { blocks } }: TextReading,
  passages: readonly ProvisionPassage[],
): readonly ProvisionText[] {
  return passages.map(({ firstBlock, lastBlock, part, headings }) => {
    const whole = blocks.slice(firstBlock, lastBlock + 1);
    const cut = part && whole[0] ? [pooledBlock(whole[0].markdown.slice(part.start, part.end), run.pool)] : whole;
    const names = headings.map((heading) => blocks[heading]?.plain ?? '');
    return { plain: cut.map(({ plain }) => plain).join(' '), headings: names };
  });
}

/** A document that swings between texts asks for the same lineage again and again: it is worked out once. */
function lineageOf(run: DocumentRun, former: TextReading, reading: TextReading): readonly LineagePair[] {
  const pairOfTexts = `${former.text.index} ${reading.text.index}`;
  const known = run.lineages.get(pairOfTexts);
  if (known) return known;
  const { pairs } = matchLineage(passageTexts(run, former), passageTexts(run, reading));
  run.lineages.set(pairOfTexts, pairs);
  return pairs;
}

const textsOfReadings = new WeakMap<TextReading, readonly ProvisionText[]>();

/** What lineage looks at; made once for the lineage that leads to a text and the one that leads on from it. */
function passageTexts(run: DocumentRun, reading: TextReading): readonly ProvisionText[] {
  const known = textsOfReadings.get(reading);
  if (known) return known;
  const { blocks } = reading.blocked;
  let headingIndexes: readonly number[] = [];
  let headings: readonly string[] = [];
  const texts = reading.passages.map((passage, index) => {
    // Passages under the same headings share the array.
    if (passage.headings !== headingIndexes) {
      headingIndexes = passage.headings;
      headings = headingIndexes.map((heading) => blocks[heading]?.plain ?? '');
    }
    return { plain: plainOf(run, reading.keys[index]), headings, key: reading.keys[index] ?? index };
  });
  textsOfReadings.set(reading, texts);
  return texts;
}

function plainOf({ blocks }: DocumentRun, key: WordingKey | undefined): string {
  if (typeof key === 'number') return blocks[key]?.plain ?? '';
  return blocksOfKey(key ?? '')
    .map((block) => blocks[block]?.plain ?? '')
    .join(' ');
}

function closeVanished(run: DocumentRun, former: RunVersion, continued: ReadonlySet<number>, number: number): void {
  former.provisions.forEach((index, position) => {
    const provision = run.provisions[index];
    if (continued.has(position) || !provision || provision.current === null) return;
    closePeriod(run, index, provision, number - 1);
    provision.current = null;
    placeUnder(provision, former.reading, position);
    rememberGone(run, index);
  });
}

function mintProvision(run: DocumentRun): number {
  run.provisions.push({
    id: null,
    wordings: new Map(),
    current: null,
    openSince: 0,
    isOpenKnown: false,
    headings: [],
    leadIn: null,
    isTouched: true,
  });
  return run.provisions.length - 1;
}

function standAs(run: DocumentRun, index: number, key: WordingKey, number: number): void {
  const provision = run.provisions[index];
  if (!provision || provision.current === key) return;
  if (provision.current !== null) closePeriod(run, index, provision, number - 1);
  if (!provision.wordings.has(key)) {
    // Wordings that were taken down share a key, but not their numbers.
    const wording = 1 + Math.max(0, ...provision.wordings.values());
    provision.wordings.set(key, wording);
    run.wordings.push({ provision: index, number: wording, blocks: blocksOfKey(key) });
  }
  provision.current = key;
  provision.openSince = number;
  provision.isOpenKnown = false;
  provision.isTouched = true;
}

function closePeriod(run: DocumentRun, index: number, provision: RunProvision, lastNumber: number): void {
  run.periods.push({
    provision: index,
    wording: provision.wordings.get(provision.current ?? -1) ?? 0,
    firstNumber: provision.openSince,
    lastNumber,
    isKnown: provision.isOpenKnown,
  });
  provision.isTouched = true;
}

/** Notes the headings and the lead-in above a provision as it stands at `position` of a text. */
export function placeUnder(provision: RunProvision, { text, passages }: TextReading, position: number): void {
  const passage = passages[position];
  if (!passage) return;
  const headings = passage.headings.map((heading) => text.blocks[heading] ?? -1);
  const leadIn = passage.leadIn === undefined ? null : (text.blocks[passage.leadIn] ?? null);
  const isSame = provision.leadIn === leadIn && provision.headings.join() === headings.join();
  if (isSame) return;
  provision.headings = headings;
  provision.leadIn = leadIn;
  provision.isTouched = true;
}
