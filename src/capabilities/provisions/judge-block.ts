// What one block is by its own words: a heading, a date line, a link, a rule. Judged once per distinct block and
// kept, for the versions of a document share nearly all their blocks.

import type { Block } from '#domain/block.ts';
import { isContactLine, isDateLine, isDocumentTitle, isNavigationPhrase } from './not-rule-words.ts';
import { statesRule } from './rule-words.ts';

/** Flags of a judgement. What a block is in its text depends on its neighbours too, see `segment.ts`. */
export const flag = {
  /** Says nothing: a separator, a spacer, a rule of dashes. */
  empty: 1,
  /** Marked as a heading by the author. */
  heading: 2,
  /** Could be a heading by its looks: short, no end of sentence. */
  headingLike: 4,
  dateLine: 8,
  contactLine: 16,
  navigation: 32,
  /** Nearly nothing but links. */
  links: 64,
  /** Introduces what follows. */
  opensList: 128,
  item: 256,
  tableRow: 512,
  tableDelimiter: 1024,
  /** A paragraph that begins with "(a)" or a bullet of its own. */
  enumerated: 2048,
  documentTitle: 4096,
  /** Its links lead to places in the same page. */
  anchors: 8192,
  /** Entirely bold. */
  bold: 16384,
  /** A whole sentence stands in it before the last one. */
  sentences: 32768,
  /** A sentence that binds somebody, even if no full stop ends it. */
  statesRule: 65536,
} as const;

export interface Judgement {
  readonly flags: number;
  /** Order of headings: a smaller rank stands above a larger one. */
  readonly rank: number;
  /** List depth from 1 for items; depth of the indentation for other blocks. */
  readonly depth: number;
  /** The number the author wrote before it: "3.1", "B"; empty without one. */
  readonly number: string;
}

const judgements = new WeakMap<Block, Judgement>();

/** The judgement on a block, from memory where the same block was judged before. */
export function judgeBlock(block: Block): Judgement {
  const known = judgements.get(block);
  if (known) return known;
  const judgement = judge(block);
  judgements.set(block, judgement);
  return judgement;
}

function judge(block: Block): Judgement {
  const { kind, plain } = block;
  const depth = kind === 'list-item' ? block.level : indentationDepth(block.markdown);
  if (kind === 'table-row') return { flags: flag.tableRow | rowFlags(block), rank: 0, depth, number: '' };
  if (!hasWord.test(plain)) return { flags: flag.empty, rank: 0, depth, number: '' };
  const number = sectionNumber(plain);
  return { flags: wordFlags(block), rank: headingRank(block, number), depth, number };
}

function wordFlags(block: Block): number {
  const { kind, plain } = block;
  const isLongHeading = kind === 'heading' && plain.length > 160 && endsSentence.test(plain);
  if (kind === 'heading' && !isLongHeading) {
    if (isNavigationPhrase(plain)) return flag.navigation;
    return flag.heading | (isDocumentTitle(plain) ? flag.documentTitle : 0);
  }
  let flags = kind === 'list-item' ? flag.item : 0;
  flags |= lineFlags(block);
  if (kind === 'paragraph' && enumerator.test(plain)) flags |= flag.enumerated;
  if (opensList(plain)) flags |= flag.opensList | (holdsSentence.test(plain) ? flag.sentences : 0);
  // "Video ads must be of high quality", with what that means nested below it.
  if (kind === 'list-item' && plain.length <= 90 && (flags & (flag.statesRule | flag.opensList)) === flag.statesRule) {
    flags |= flag.opensList | (endsExpecting.test(plain) ? 0 : flag.sentences);
  }
  return flags;
}

const hasWord = /[\p{L}\p{N}]/u;
const endsSentence = /[.!?;]["”’)\]]?$/;
const enumerator = /^(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)|[•·–●○▪‣◦➢✓]|-)\s/i;

function rowFlags({ markdown, plain }: Block): number {
  if (plain !== '') return hasWord.test(plain) ? 0 : flag.empty;
  return markdown.includes('-') ? flag.tableDelimiter : flag.empty;
}

function lineFlags({ markdown, plain }: Block): number {
  let flags = 0;
  const linked = linkedLength(markdown);
  if (linked.visible > 0 && linked.visible >= 0.85 * plain.length) flags |= flag.links;
  if (linked.anchors > 0 && linked.anchors >= 0.85 * plain.length) flags |= flag.anchors;
  if (onlyPicture.test(markdown) || isNavigationPhrase(plain)) flags |= flag.navigation;
  if (plain.length > 200) return flags;
  if (isDateLine(plain)) return flags | flag.dateLine;
  const isRule = statesRule(plain);
  if (isRule) flags |= flag.statesRule;
  else if (isContactLine(plain)) return flags | flag.contactLine;
  if (isBold(markdown)) flags |= flag.bold;
  const couldBeHeading = (flags & flag.bold) > 0 || !isRule;
  if (couldBeHeading && isHeadingLike(plain, (flags & flag.bold) > 0) && (flags & flag.links) === 0) {
    flags |= flag.headingLike;
  }
  if (isDocumentTitle(plain)) flags |= flag.documentTitle;
  return flags;
}

const onlyPicture = /^\s*!\[[^\]]*\]\([^)\s]*\)$/;

const mostLinks = 200;

/** How much of what a reader sees is link text, and how much of that leads to the same page. */
function linkedLength(markdown: string): { visible: number; anchors: number } {
  let visible = 0;
  let anchors = 0;
  let from = 0;
  for (let link = 0; link < mostLinks; link++) {
    const close = markdown.indexOf('](', from);
    if (close < 0) break;
    const open = markdown.slice(from, close).lastIndexOf('[');
    const isPicture = markdown.charCodeAt(from + open - 1) === 33;
    if (open >= 0 && !isPicture) {
      const length = close - from - open - 1;
      visible += length;
      if (markdown.charCodeAt(close + 2) === 35) anchors += length;
    }
    // The target ends at the next closing bracket or white space; a longer one only lets us look again.
    const end = markdown.slice(close + 2, close + 2000).search(/[)\s]/);
    from = end < 0 ? close + 2 : close + 2 + end;
  }
  return { visible, anchors };
}

function isBold(markdown: string): boolean {
  return boldOnly.test(markdown.trimStart().replace(leadingMarker, ''));
}

const leadingMarker = /^(?:[*+-]|\d{1,9}[.)])\s+/;
const boldOnly = /^(?:\*\*|__)(?:[^*\n]|\*(?!\*)|\*\*[\s:.]{0,3}\*\*){1,200}(?:\*\*|__)[:.]?$/;

function isHeadingLike(plain: string, isWhollyBold: boolean): boolean {
  if (plain.length > 120 || endsOpen.test(plain)) return false;
  const isNumbered = sectionNumber(plain) !== '';
  if (isWhollyBold) return !endsSentence.test(plain) || plain.split(' ').length <= 5 || isNumbered;
  if (plain.length > 90 || plain.endsWith(':') || enumerator.test(plain)) return false;
  const words = plain.split(' ');
  if (endsSentence.test(plain)) return isNumbered && words.length <= 7 && words.every(isTitleWord);
  return startsLikeTitle.test(plain) && words.length <= 11;
}

const endsOpen = /[,;]$|\b(?:and|or|und|oder|et|ou|y|e)$/i;
const startsLikeTitle = /^["“«(]?(?:\p{Lu}|\d|§|\p{Lo})/u;

function isTitleWord(word: string): boolean {
  return word.length <= 3 || /^[^\p{Ll}]/u.test(word);
}

/**
 * Marked headings by level, with numbers such as "2.1" below "2"; then bold lines, numbered ones above the others;
 * then lines that only look like headings.
 */
function headingRank(block: Block, number: string): number {
  const { plain } = block;
  const parts = /^\d|^[IVX]/.test(number) ? number.split('.').length : 0;
  const deeper = Math.min(Math.max(parts - 1, 0), 8);
  if (block.kind === 'heading') return block.level * 10 + deeper;
  if (block.kind === 'list-item') return 200 + block.level * 10;
  const isCapital = plain === plain.toUpperCase() && plain !== plain.toLowerCase();
  if (isBold(block.markdown)) return parts > 0 ? 71 + deeper : isCapital ? 70 : 85;
  return parts > 0 ? 90 + deeper : isCapital ? 89 : 100;
}

function sectionNumber(plain: string): string {
  const number = numbered.exec(plain)?.[1];
  return number ?? lettered.exec(plain)?.[1] ?? '';
}

const numbered =
  /^(?:§ ?|Article |Section |Artikel |Abschnitt |Ziffer |Artículo |Articolo |Artigo |Clause )?((?:\d{1,3}|[IVX]{1,5}(?=\.))(?:\.\d{1,3}){0,5})(?:[.):]|\s|$)/i;
const lettered = /^([A-Z])[.)]\s/;

/** Whether a passage that ends openly introduces a list. One that also holds whole sentences is more than that. */
function opensList(plain: string): boolean {
  return endsInColon.test(plain) || (plain.length < 400 && endsExpecting.test(plain));
}

const endsInColon = /[:：][*_"”)]?$/;
const endsExpecting =
  /(?:[,—–]|\b(?:to|that|if|when|where|following|including|by|you|we|of|not|may|for|with|must|shall|should|will|can|cannot|are|is|as|dass|wenn|zu|que|si|de))$/i;

// Numbers and short abbreviations end no sentence.
const holdsSentence = /\p{L}{4}["”’)]?[.!?]["”’)]? ["“‘(]?\p{Lu}/u;

function indentationDepth(markdown: string): number {
  let columns = 0;
  while (columns < markdown.length && markdown.charCodeAt(columns) === 32) columns++;
  return Math.floor((columns + 1) / 4);
}
