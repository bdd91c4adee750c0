// The dates a document states about itself, each with its own quote: when it was last updated, when it takes effect,
// when a later version will. A date that could be read in two ways is left out.

import type { BlockedText } from '#domain/block.ts';
import type { StatedDate, StatedDateKind } from '#domain/stated-date.ts';
import { type BlockDates, type BlockStatement, readBlockDates, wordsCallingForDate } from './block-dates.ts';
import { orderOfNumbers, type ReadDate } from './read-date.ts';

const mostStatements = 200;
/** A sentence that dates the document stands among its first or its last blocks. */
const firstBlocks = 40;
const lastBlocks = 25;
/** A date alone is the document's under its title, or as its last line. */
const titleBlocks = 6;
const closingBlocks = 4;

type Blocks = readonly Pick<BlockedText['blocks'][number], 'kind' | 'markdown'>[];

interface TextOfBlocks {
  readonly blocks: Blocks;
  readonly separators: readonly string[];
}

/** The stated dates in the order of the text. `datesOf` may answer for a block from what was read of it before. */
export function findStatedDates(
  { blocks, separators }: TextOfBlocks,
  datesOf: (markdown: string, index: number) => BlockDates | null = readBlockDates,
): StatedDate[] {
  const found: Found[] = [];
  blocks.forEach((block, index) => {
    const dates = datesOf(block.markdown, index);
    if (dates && found.length < mostStatements) found.push(...foundIn(blocks, index, dates));
  });
  if (found.length === 0) return [];
  const starts = startsOf({ blocks, separators });
  const isOrdered = orderFor(blocks, found);
  const stated = found.flatMap(({ from, block, statement }): StatedDate[] => {
    const date = isOrdered(statement);
    if (!date) return [];
    const start = (starts[from] ?? 0) + statement.start;
    const end = (starts[block] ?? 0) + statement.end;
    const quote = textBetween({ blocks, separators }, from, block).slice(statement.start, end - (starts[from] ?? 0));
    const { kind, audience } = statement;
    return [{ kind, date, start, end, quote, block: from, ...(audience ? { audience } : {}) }];
  });
  return withoutOwnEffect(
    stated.filter(({ start }, index) => stated.findIndex((other) => other.start === start) === index),
  );
}

/** Where each block begins in the joined text. */
function startsOf({ blocks, separators }: TextOfBlocks): number[] {
  let position = separators[0]?.length ?? 0;
  return blocks.map(({ markdown }, index) => {
    const start = position;
    position += markdown.length + (separators[index + 1]?.length ?? 0);
    return start;
  });
}

interface Found {
  /** The block in which the words begin, and the one that holds the date. */
  readonly from: number;
  readonly block: number;
  readonly statement: BlockStatement;
}

function foundIn(blocks: Blocks, index: number, { statements, leading, isBareDate }: BlockDates): Found[] {
  const isAtEdge = index < firstBlocks || index >= blocks.length - lastBlocks;
  const told = statements
    .filter(({ isInSentence, kind }) => isAtEdge || (!isInSentence && kind !== 'dated'))
    .map((statement) => ({ from: index, block: index, statement }));
  if (told.length > 0 || !leading) return told;
  const before = blocks[index - 1];
  const calling = before ? wordsCallingForDate(before.markdown) : null;
  if (calling) {
    const { kind, languages } = calling.words;
    const isDayFirst = languages.find((language) => language.isDayFirst !== null)?.isDayFirst ?? null;
    const statement = placed(kind, leading, isDayFirst, calling.start);
    return [{ from: index - 1, block: index, statement }];
  }
  return isBareDate && isStampPlace(blocks, index)
    ? [{ from: index, block: index, statement: placed('dated', leading, null, leading.start) }]
    : [];
}

function placed(kind: StatedDateKind, date: ReadDate, isDayFirst: boolean | null, start: number): BlockStatement {
  return { kind, start, end: date.end, date, isDayFirst, isInSentence: false };
}

/** Under the title, or the last line; in a list of former versions every line is a date. */
function isStampPlace(blocks: Blocks, index: number): boolean {
  const kind = blocks[index]?.kind;
  if (kind !== 'paragraph' && kind !== 'heading') return false;
  if (index < titleBlocks) return index === 0 || !isDateLine(blocks, index - 1);
  const isLast = index >= blocks.length - closingBlocks && index >= titleBlocks;
  return isLast && !isDateLine(blocks, index - 1) && !isDateLine(blocks, index + 1);
}

function isDateLine(blocks: Blocks, index: number): boolean {
  return readBlockDates(blocks[index]?.markdown ?? '')?.isBareDate === true;
}

/** How a statement's date is read: by its own numbers, by the document's other dates, by the custom of its language. */
function orderFor(blocks: Blocks, found: readonly Found[]): (statement: BlockStatement) => string | null {
  const isTwofold = found.some(({ statement }) => statement.date.iso === null);
  const order = isTwofold ? orderOfNumbers(blocks.map(({ markdown }) => markdown)) : null;
  return ({ date: { iso, readings }, isDayFirst }) => {
    if (iso || !readings) return iso;
    if (order) return order === 'day-first' ? readings.dayFirst : readings.monthFirst;
    return isDayFirst === null ? null : isDayFirst ? readings.dayFirst : readings.monthFirst;
  };
}

function textBetween({ blocks, separators }: TextOfBlocks, from: number, until: number): string {
  let text = blocks[from]?.markdown ?? '';
  for (let index = from + 1; index <= until; index += 1)
    text += (separators[index] ?? '') + (blocks[index]?.markdown ?? '');
  return text;
}

/** "The changes take effect on 1 May" in a text that takes effect on 1 May announces nothing later. */
function withoutOwnEffect(stated: readonly StatedDate[]): StatedDate[] {
  const own = new Set(stated.filter(({ kind }) => kind !== 'announced').map(({ date }) => date));
  return stated.filter(({ kind, date }) => kind !== 'announced' || !own.has(date));
}
