// Step 4: the passages of a new version continue the provisions of the version before it. A provision keeps its
// id through rewording and moving, and when it comes back with a wording it once had.

import { matchLineage } from '#capabilities/provisions/match-lineage.ts';
import type { ProvisionCounts } from '#domain/change.ts';
import type { LineagePair } from '#domain/provision.ts';
import {
  blocksOfKey,
  type DocumentRun,
  type RunProvision,
  type RunText,
  type RunVersion,
  recallGone,
  rememberGone,
  type WordingKey,
} from './document-run.ts';

export interface Following {
  /** The run's provisions, in the order of the text's passages. */
  readonly provisions: Int32Array;
  readonly counts: ProvisionCounts;
}

/** Follows the provisions of the run's latest version into `text`, which is version `number`. */
export function followProvisions(run: DocumentRun, text: RunText, number: number): Following {
  const former = run.latest;
  if (former && former.text === text) return { provisions: former.provisions, counts: noCounts };
  const provisions = new Int32Array(text.passages.length).fill(-1);
  const counts = { provisionsAdded: 0, provisionsRemoved: 0, provisionsReworded: 0, provisionsMoved: 0 };
  if (former) {
    const continued = continueProvisions(run, text, provisions, counts);
    closeVanished(run, former, continued, number);
    counts.provisionsRemoved = former.provisions.length - continued.size;
  }
  text.keys.forEach((key, index) => {
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
  text: RunText,
  provisions: Int32Array,
  counts: Counts,
): ReadonlySet<number> {
  const { latest: former } = run;
  const continued = new Set<number>();
  if (!former) return continued;
  for (const pair of lineageOf(run, former.text, text)) {
    // Of the parts of a split the first keeps the id, and of merged provisions the first lends its own.
    if (continued.has(pair.old) || (provisions[pair.new] ?? 0) >= 0) continue;
    continued.add(pair.old);
    provisions[pair.new] = former.provisions[pair.old] ?? -1;
    if (wordsOf(former.text, pair.old) !== wordsOf(text, pair.new)) counts.provisionsReworded += 1;
    else if (pair.relation === 'moved') counts.provisionsMoved += 1;
  }
  return continued;
}

/** A document that swings between texts asks for the same lineage again and again: it is worked out once. */
function lineageOf(run: DocumentRun, former: RunText, text: RunText): readonly LineagePair[] {
  const pairOfTexts = `${former.index} ${text.index}`;
  const known = run.lineages.get(pairOfTexts);
  if (known) return known;
  const { pairs } = matchLineage(passageTexts(former), passageTexts(text));
  run.lineages.set(pairOfTexts, pairs);
  return pairs;
}

function passageTexts(text: RunText) {
  const blocks = text.blocked.blocks;
  return text.passages.map((passage, index) => ({
    plain: plainOf(text, passage.firstBlock, passage.lastBlock),
    headings: passage.headings.map((heading) => blocks[heading]?.plain ?? ''),
    key: text.keys[index] ?? index,
  }));
}

/** What a reader sees of a passage: another link target or indentation is no rewording. */
function wordsOf(text: RunText, position: number): string {
  const passage = text.passages[position];
  return passage ? plainOf(text, passage.firstBlock, passage.lastBlock) : '';
}

function plainOf(text: RunText, first: number, last: number): string {
  if (first === last) return text.blocked.blocks[first]?.plain ?? '';
  return text.blocked.blocks
    .slice(first, last + 1)
    .map((block) => block.plain)
    .join(' ');
}

function closeVanished(run: DocumentRun, former: RunVersion, continued: ReadonlySet<number>, number: number): void {
  former.provisions.forEach((index, position) => {
    const provision = run.provisions[index];
    if (continued.has(position) || !provision || provision.current === null) return;
    closePeriod(run, index, provision, number - 1);
    provision.current = null;
    placeUnder(provision, former.text, position);
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
    const wording = provision.wordings.size + 1;
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

/** Notes the headings and the lead-in above a provision as it stands at `position` of `text`. */
export function placeUnder(provision: RunProvision, text: RunText, position: number): void {
  const passage = text.passages[position];
  if (!passage) return;
  const headings = passage.headings.map((heading) => text.blocks[heading] ?? -1);
  const leadIn = passage.leadIn === undefined ? null : (text.blocks[passage.leadIn] ?? null);
  const isSame = provision.leadIn === leadIn && provision.headings.join() === headings.join();
  if (isSame) return;
  provision.headings = headings;
  provision.leadIn = leadIn;
  provision.isTouched = true;
}
