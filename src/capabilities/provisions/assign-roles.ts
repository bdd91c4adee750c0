// Gives every block of a text its role, from the judgement on the block and on its neighbours.

import type { Block, BlockedText } from '#domain/block.ts';
import { flag, type Judgement } from './judge-block.ts';

export const roles = {
  rule: 0,
  /** A rule that also introduces the list after it. */
  ruleThatOpensList: 1,
  title: 2,
  heading: 3,
  leadIn: 4,
  dateLine: 5,
  contents: 6,
  navigation: 7,
  tableHead: 8,
  contactLine: 9,
  separator: 10,
} as const;
export type Role = (typeof roles)[keyof typeof roles];

/** What the roles are read from, and the roles given so far. */
interface Scene {
  readonly text: BlockedText;
  readonly judgements: readonly Judgement[];
  readonly assigned: Role[];
}

/** One role per block. */
export function assignRoles(text: BlockedText, judgements: readonly Judgement[]): readonly Role[] {
  const scene: Scene = { text, judgements, assigned: [] };
  for (let index = 0; index < judgements.length; index++) scene.assigned.push(roleAt(scene, index));
  markLists(scene);
  markTitle(scene);
  return scene.assigned;
}

function roleAt(scene: Scene, index: number): Role {
  const flags = flagsAt(scene, index);
  if (flags === 0) return roles.rule;
  if ((flags & flag.empty) > 0) return roles.separator;
  if ((flags & flag.heading) > 0) return roles.heading;
  if ((flags & flag.tableDelimiter) > 0) return roles.tableHead;
  if ((flags & flag.tableRow) > 0) return isTableHead(scene, index) ? roles.tableHead : roles.rule;
  if ((flags & flag.dateLine) > 0) return roles.dateLine;
  if ((flags & flag.navigation) > 0) return roles.navigation;
  if ((flags & flag.contactLine) > 0) return roles.contactLine;
  if ((flags & flag.opensList) > 0) {
    const opening = roleOfOpening(scene, index);
    if (opening !== roles.rule) return opening;
  }
  if ((flags & flag.headingLike) > 0 && isHeading(scene, index)) return roles.heading;
  if ((flags & (flag.links | flag.item | flag.statesRule)) === flag.links && isShort(scene, index, 80))
    return roles.navigation;
  return roles.rule;
}

function flagsAt(scene: Scene, index: number): number {
  return scene.judgements[index]?.flags ?? 0;
}

function plainAt(scene: Scene, index: number): string {
  return scene.text.blocks[index]?.plain ?? '';
}

function isShort(scene: Scene, index: number, limit: number): boolean {
  return plainAt(scene, index).length <= limit;
}

function isTableHead(scene: Scene, index: number): boolean {
  return (flagsAt(scene, index + 1) & flag.tableDelimiter) > 0 && isShort(scene, index, 200);
}

/** A line that looks like a heading is one if what follows can stand under it. */
function isHeading(scene: Scene, index: number): boolean {
  const here = scene.judgements[index];
  const next = nextWithWords(scene, index);
  if (!here || !next) return false;
  if ((here.flags & flag.item) > 0) return isInside(next, here) || isBoldBeforeText(here, next);
  if ((here.flags & flag.bold) > 0) {
    // A bold sentence that binds is a heading only with text under it.
    return (here.flags & flag.statesRule) === 0 || (next.flags & (flag.heading | flag.headingLike)) === 0;
  }
  // Several such lines in a row are an address, a table or a list without marks.
  const isBesideSame = isSameLook(here, next) && (next.flags & flag.bold) === 0;
  if (isBesideSame || !hasBlankLine.test(scene.text.separators[index + 1] ?? '')) return false;
  const former = scene.judgements[index - 1];
  return !(former && isSameLook(here, former) && scene.assigned[index - 1] === roles.rule);
}

function isSameLook(here: Judgement, other: Judgement): boolean {
  return other.rank === here.rank && (other.flags & (flag.headingLike | flag.item)) === flag.headingLike;
}

const hasBlankLine = /\n[^\n]*\n/;

/** Whether a block stands inside a list item, as a nested item or by its indentation. */
function isInside(block: Judgement, list: Judgement): boolean {
  return (block.flags & flag.item) > 0 ? block.depth > list.depth : block.depth >= list.depth;
}

/** `1.  **Fees**` followed by text that lost its place in the list. */
function isBoldBeforeText(here: Judgement, next: Judgement): boolean {
  return (here.flags & flag.bold) > 0 && (next.flags & (flag.item | flag.heading | flag.headingLike)) === 0;
}

/** The next judgement that counts; a long run of empty blocks ends the search. */
function nextWithWords(scene: Scene, index: number): Judgement | undefined {
  const end = Math.min(scene.judgements.length, index + 9);
  for (let next = index + 1; next < end; next++) {
    const judgement = scene.judgements[next];
    if (judgement && (judgement.flags & (flag.empty | flag.tableDelimiter)) === 0) return judgement;
  }
  return undefined;
}

function roleOfOpening(scene: Scene, index: number): Role {
  const here = scene.judgements[index];
  const next = nextWithWords(scene, index);
  if (!here || !next) return roles.rule;
  const isListNext =
    (here.flags & flag.item) > 0
      ? next.depth > here.depth && (next.flags & (flag.item | flag.enumerated)) > 0
      : (next.flags & (flag.item | flag.tableRow | flag.heading)) > 0 ||
        ((next.flags & flag.enumerated) > 0 && (here.flags & flag.enumerated) === 0);
  if (!isListNext) return roles.rule;
  return (here.flags & flag.sentences) > 0 ? roles.ruleThatOpensList : roles.leadIn;
}

const shortestRun = 3;

/** Three or more lines of nothing but links, or of names of headings, are a table of contents or a menu. */
function markLists(scene: Scene): void {
  const names = headingNames(scene);
  const count = scene.judgements.length;
  for (let index = 0; index < count; index++) {
    let end = index;
    let places = 0;
    while (end < count && isListed(scene, names, end)) {
      if ((flagsAt(scene, end) & flag.anchors) > 0 || names.has(nameOf(scene, end))) places++;
      end++;
    }
    if (end - index >= shortestRun) {
      scene.assigned.fill(places * 2 >= end - index ? roles.contents : roles.navigation, index, end);
    }
    index = Math.max(index, end);
  }
}

function isListed(scene: Scene, names: ReadonlySet<string>, index: number): boolean {
  const flags = flagsAt(scene, index);
  if ((flags & flag.links) > 0) return (flags & flag.statesRule) === 0 || !plainAt(scene, index).endsWith('.');
  return (flags & flag.headingLike) > 0 && scene.assigned[index] === roles.rule && names.has(nameOf(scene, index));
}

function headingNames(scene: Scene): ReadonlySet<string> {
  const names = new Set<string>();
  scene.assigned.forEach((role, index) => {
    if (role === roles.heading) names.add(nameOf(scene, index));
  });
  return names;
}

const namesOfBlocks = new WeakMap<Block, string>();

function nameOf(scene: Scene, index: number): string {
  const block = scene.text.blocks[index];
  if (!block) return '';
  const known = namesOfBlocks.get(block);
  if (known !== undefined) return known;
  const name = block.plain
    .slice(0, 200)
    .replace(/^[\d.§)\s]+/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  namesOfBlocks.set(block, name);
  return name;
}

/** The title is the heading that names the document, before its rules; else its only heading of the first level. */
function markTitle(scene: Scene): void {
  let rules = 0;
  let onlyTop = -1;
  for (let index = 0; index < Math.min(scene.judgements.length, 60) && rules < 3; index++) {
    const flags = flagsAt(scene, index);
    const role = scene.assigned[index];
    const isRule = role === roles.rule || role === roles.ruleThatOpensList;
    const couldBe = role === roles.heading || (isRule && rules === 0 && (flags & flag.item) === 0);
    const looksSo = (flags & (flag.heading | flag.headingLike)) > 0;
    if (couldBe && looksSo && (flags & flag.documentTitle) > 0) {
      scene.assigned[index] = roles.title;
      return;
    }
    if (onlyTop < 0 && rules === 0 && role === roles.heading && isOnlyTopHeading(scene, index)) onlyTop = index;
    if (isRule) rules++;
  }
  if (onlyTop >= 0) scene.assigned[onlyTop] = roles.title;
}

function isOnlyTopHeading({ text, assigned }: Scene, index: number): boolean {
  const isTop = (at: number) =>
    assigned[at] === roles.heading && text.blocks[at]?.kind === 'heading' && text.blocks[at]?.level === 1;
  return isTop(index) && !text.blocks.some((_, at) => at !== index && isTop(at));
}
