// Says what each block of a text is: one provision, several where it states several rules, or no rule and why. Every
// block ends up in exactly one of the two. Runs over every version, so judgements on blocks are made once and kept.

import type { Block, BlockedText, TextRange } from '#domain/block.ts';
import type { NotRule, NotRuleKind, ProvisionPassage } from '#domain/provision.ts';
import { assignRoles, type Role, roles } from './assign-roles.ts';
import { flag, type Judgement, judgeBlock } from './judge-block.ts';
import { splitRules } from './split-rules.ts';

export interface Segmentation {
  readonly provisions: readonly ProvisionPassage[];
  readonly notRules: readonly NotRule[];
  /** Share of the characters that are not white space that a provision or a not-rule covers: 1 with any block. */
  readonly coverage: number;
}

/** The provisions of a text with their headings and lead-ins, and what in it is not a rule. */
export function segmentBlocks(text: BlockedText): Segmentation {
  const judgements = text.blocks.map(judgeBlock);
  const assigned = assignRoles(text, judgements);
  const provisions: ProvisionPassage[] = [];
  const notRules: NotRule[] = [];
  const place: Place = { headings: [], ranks: [], numbers: [], leadIns: [], titleCount: 0 };
  let start = text.separators[0]?.length ?? 0;
  for (let index = 0; index < text.blocks.length; index++) {
    const role = assigned[index] ?? roles.rule;
    const judgement = judgements[index] as Judgement;
    const end = start + (text.blocks[index]?.markdown.length ?? 0);
    if (role === roles.rule || role === roles.ruleThatOpensList) {
      const leadIn = enter(place, judgement);
      const rules = splitRules(text.blocks[index] as Block);
      for (const rule of rules) {
        const part = rules.length === 1 ? undefined : rule;
        provisions.push(
          passageOf({ start: start + rule.start, end: start + rule.end, block: index, part, leadIn, place }),
        );
      }
    } else {
      notRules.push({ start, end, firstBlock: index, lastBlock: index, kind: kindOf(role) });
    }
    moveOn(place, role, judgement, index);
    start = end + (text.separators[index + 1]?.length ?? 0);
  }
  return { provisions, notRules, coverage: text.blocks.length > 0 ? 1 : 0 };
}

interface PassageFacts extends TextRange {
  readonly block: number;
  readonly part: TextRange | undefined;
  readonly leadIn: number | undefined;
  readonly place: Place;
}

/** Written out by cases, for it runs for every provision of every version. */
function passageOf({ start, end, block, part, leadIn, place: { headings } }: PassageFacts): ProvisionPassage {
  const [firstBlock, lastBlock] = [block, block];
  if (part === undefined) {
    return leadIn === undefined
      ? { start, end, firstBlock, lastBlock, headings }
      : { start, end, firstBlock, lastBlock, headings, leadIn };
  }
  return leadIn === undefined
    ? { start, end, firstBlock, lastBlock, part, headings }
    : { start, end, firstBlock, lastBlock, part, headings, leadIn };
}

/** Where in the document the loop stands: the headings above and the lead-ins of the lists it is in. */
interface Place {
  /** Replaced, never changed: provisions under the same headings share the array. */
  headings: readonly number[];
  ranks: readonly number[];
  numbers: readonly string[];
  /** Lead-in block by the depth it stands at; 0 for a paragraph. */
  leadIns: (number | undefined)[];
  titleCount: number;
}

/** Brings the place to a rule's block; gives the lead-in above it, if it has one. */
function enter(place: Place, judgement: Judgement): number | undefined {
  closeItemHeadings(place, judgement);
  if (judgement.number !== '') closeNumberedHeading(place, judgement.number);
  return isListed(judgement) ? leadInAbove(place, listDepth(judgement)) : undefined;
}

function isListed({ flags }: Judgement): boolean {
  return (flags & (flag.item | flag.enumerated | flag.tableRow)) > 0;
}

function listDepth({ flags, depth }: Judgement): number {
  return (flags & flag.item) > 0 ? depth : depth + 1;
}

function leadInAbove(place: Place, depth: number): number | undefined {
  for (let above = Math.min(depth, place.leadIns.length) - 1; above >= 0; above--) {
    const leadIn = place.leadIns[above];
    if (leadIn !== undefined) return leadIn;
  }
  return undefined;
}

const itemRank = 200;

/** A list item that stood as a heading ends with the next item beside it or text outside it. */
function closeItemHeadings(place: Place, { flags, depth }: Judgement): void {
  const isItem = (flags & flag.item) > 0;
  const limit = itemRank + 10 * (isItem ? depth : depth + 1);
  const last = place.ranks.at(-1) ?? 0;
  if (last >= limit) keepRanksBelow(place, limit);
}

const firstUnmarkedRank = 70;

/** "1.15" ends the part that an unmarked heading "1.14" began, as "B" does after "A". */
function closeNumberedHeading(place: Place, number: string): void {
  for (let index = place.titleCount; index < place.ranks.length; index++) {
    const isUnmarked = (place.ranks[index] ?? 0) >= firstUnmarkedRank;
    if (isUnmarked && comesAfter(number, place.numbers[index] ?? '')) {
      keepHeadings(place, index);
      return;
    }
  }
}

function comesAfter(number: string, earlier: string): boolean {
  const cut = number.lastIndexOf('.');
  if (earlier === '' || cut !== earlier.lastIndexOf('.') || number.slice(0, cut + 1) !== earlier.slice(0, cut + 1)) {
    return false;
  }
  const [last, before] = [number.slice(cut + 1), earlier.slice(cut + 1)];
  const areNumbers = /^\d+$/.test(last) && /^\d+$/.test(before);
  return areNumbers ? Number(last) > Number(before) : last.length === 1 && before.length === 1 && last > before;
}

function keepRanksBelow(place: Place, rank: number): void {
  let count = place.ranks.length;
  while (count > place.titleCount && (place.ranks[count - 1] ?? 0) >= rank) count--;
  keepHeadings(place, count);
}

function keepHeadings(place: Place, count: number): void {
  if (count === place.ranks.length) return;
  place.headings = place.headings.slice(0, count);
  place.ranks = place.ranks.slice(0, count);
  place.numbers = place.numbers.slice(0, count);
}

function moveOn(place: Place, role: Role, judgement: Judgement, index: number): void {
  if (role === roles.heading || role === roles.title) {
    const rank = role === roles.title ? 0 : judgement.rank;
    if (role === roles.title) place.titleCount = 0;
    keepRanksBelow(place, rank);
    place.headings = [...place.headings, index];
    place.ranks = [...place.ranks, rank];
    place.numbers = [...place.numbers, judgement.number];
    if (role === roles.title) place.titleCount = place.headings.length;
    if (rank < itemRank) place.leadIns = [];
    return;
  }
  if (role !== roles.rule && role !== roles.leadIn && role !== roles.ruleThatOpensList) return;
  const depth = isListed(judgement) ? listDepth(judgement) : judgement.depth;
  if (place.leadIns.length > depth) place.leadIns.length = depth;
  if (role !== roles.rule) place.leadIns[depth] = index;
}

function kindOf(role: Role): NotRuleKind {
  switch (role) {
    case roles.title:
      return 'title';
    case roles.heading:
      return 'heading';
    case roles.leadIn:
      return 'lead-in';
    case roles.dateLine:
      return 'date-line';
    case roles.contents:
      return 'contents';
    case roles.navigation:
      return 'navigation';
    case roles.tableHead:
      return 'table-head';
    case roles.contactLine:
      return 'contact-line';
    default:
      return 'separator';
  }
}
