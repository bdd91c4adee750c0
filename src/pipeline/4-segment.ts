// Step 4: the passages of a new version continue the provisions of the version before it. A provision keeps its
// id through rewording and moving, and when it comes back with a wording it once had.

import { matchLineage, type ProvisionText } from '#capabilities/provisions/match-lineage.ts';
import type { ProvisionCounts } from '#domain/change.ts';
import type { LineagePair } from '#domain/provision.ts';
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
  const counts = { provisionsAdded: 0, provisionsRemoved: 0, provisionsReworded: 0, provisionsMoved: 0 };
  if (former) {
    const continued = continueProvisions(run, reading, provisions, counts);
    closeVanished(run, former, continued, number);
    counts.provisionsRemoved = former.provisions.length - continued.size;
  }
  reading.keys.forEach((key, index) => {
    let provision = provisions[index] ?? -1;
    if (provision < 0) {
      provision = recallGone(run, key) ?? mintProvision(run);
      provisions[index] = provision;
      counts.provisionsAdded += 1;
    }
    standAs(run, provision, key, number);
  });
  return { provisions, counts };
}

const noCounts = { provisionsAdded: 0, provisionsRemoved: 0, provisionsReworded: 0, provisionsMoved: 0 };

type Counts = { -readonly [Name in keyof ProvisionCounts]: number };

/** Fills in the provisions that go on; gives the former passages that do. */
function continueProvisions(
  run: DocumentRun,
  reading: TextReading,
  provisions: Int32Array,
  counts: Counts,
): ReadonlySet<number> {
  const { latest: former } = run;
  const continued = new Set<number>();
  if (!former) return continued;
  for (const pair of lineageOf(run, former.reading, reading)) {
    // Of the parts of a split the first keeps the id, and of merged provisions the first lends its own.
    if (continued.has(pair.old) || (provisions[pair.new] ?? 0) >= 0) continue;
    continued.add(pair.old);
    provisions[pair.new] = former.provisions[pair.old] ?? -1;
    if (isReworded(run, [former.reading.keys[pair.old], reading.keys[pair.new]])) counts.provisionsReworded += 1;
    else if (pair.relation === 'moved') counts.provisionsMoved += 1;
  }
  return continued;
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

/** Only what a reader sees counts: another link target or indentation is no rewording. */
function isReworded(run: DocumentRun, [old, next]: readonly (WordingKey | undefined)[]): boolean {
  return old !== next && plainOf(run, old) !== plainOf(run, next);
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
