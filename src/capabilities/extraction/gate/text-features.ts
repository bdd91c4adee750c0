// What is counted of a text before it is judged: words, sentences, links, signs of code, words of law. One pass over
// the blocks; the costly words are looked for in a sample from the beginning and the middle only.

import type { BlockedText } from '#domain/block.ts';
import { documentReferences, duties, imprintWords, legalWords } from './legal-words.ts';

export interface TextFeatures {
  /** In Chinese, Japanese and Korean, two signs count as one word. */
  readonly words: number;
  /** Words in blocks that hold sentences rather than labels and links. */
  readonly proseWords: number;
  readonly proseBlocks: number;
  /** Words of the prose that was looked at closely; the shares and counts below are of these. */
  readonly sampledWords: number;
  readonly legalWords: number;
  /** Phrases by which a document speaks of itself. */
  readonly documentReferences: number;
  /** Phrases that name duties and rights of its parties. */
  readonly duties: number;
  readonly imprintWords: number;
  /** Words in prose blocks that hold either, estimated for the whole text. */
  readonly bindingWords: number;
  /** The same for prose blocks that hold any two words of law. */
  readonly legalProseWords: number;
  /** Share of visible characters in blocks of nothing but links. */
  readonly linkBlockShare: number;
  /** Share of visible characters that are link text. */
  readonly linkedShare: number;
  /** Share of visible characters in blocks that read as code. */
  readonly codeShare: number;
  /** The prose that was looked at closely. */
  readonly sample: string;
  /** Blocks of a few words: buttons, labels, entries. */
  readonly labels: readonly string[];
  /** Texts of links in blocks of nothing but links, and of linked headings. */
  readonly linkLabels: readonly string[];
  readonly headings: readonly string[];
  /** What a reader sees first, menus left out: at most a dozen blocks, each cut to a few lines. */
  readonly opening: readonly string[];
  /** How the last sentence ends. */
  readonly lastProse: string;
}

const mostLabels = 2000;
const longestLabel = 8;
const openingBlocks = 12;
const sampleLength = 12_000;
const longestSampled = 4000;

/** Counts a text. */
export function featuresOf(text: BlockedText): TextFeatures {
  const prose: Prose[] = [];
  const labels: string[] = [];
  const linkLabels: string[] = [];
  const headings: string[] = [];
  const opening: string[] = [];
  const sums = { all: 0, linkBlocks: 0, linked: 0, code: 0, words: 0, proseWords: 0 };
  let lastProse = '';
  for (const { kind, markdown, plain } of text.blocks) {
    const words = countWords(plain);
    const linked = linkedLength(markdown, plain);
    const isCode = kind !== 'table-row' && readsAsCode(plain);
    const isLinks = linked >= 0.8 * plain.length && linked > 0;
    sums.all += plain.length;
    sums.words += words;
    sums.linked += linked;
    if (isCode) sums.code += plain.length;
    if (isLinks) sums.linkBlocks += plain.length;
    if (isLinks && !markdown.includes('](#') && linkLabels.length < mostLabels) linkLabels.push(plain);
    if (kind === 'heading') headings.push(plain);
    if (words > 0 && !isLinks && opening.length < openingBlocks) opening.push(plain.slice(0, 400));
    if (words <= longestLabel && labels.length < mostLabels) labels.push(plain.trim());
    if (kind === 'heading' || isCode || words < 8 || linked >= 0.7 * plain.length) continue;
    prose.push({ plain, words });
    sums.proseWords += words;
    lastProse = plain;
  }
  const all = Math.max(1, sums.all);
  return {
    words: sums.words,
    proseWords: sums.proseWords,
    proseBlocks: prose.length,
    ...countLaw(prose, sums.proseWords),
    linkBlockShare: sums.linkBlocks / all,
    linkedShare: sums.linked / all,
    codeShare: sums.code / all,
    labels,
    linkLabels,
    headings,
    opening,
    lastProse,
  };
}

/** Words in scripts with spaces; in others two signs count as one. By character codes, for it is done to all text. */
export function countWords(plain: string): number {
  let words = 0;
  let signs = 0;
  let isInside = false;
  for (let index = 0; index < plain.length; index += 1) {
    const code = plain.charCodeAt(index);
    if (code >= 0x3040 && code <= 0x9fff) {
      signs += 1;
      isInside = false;
      continue;
    }
    const isLetter =
      code < 0x80
        ? (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
        : code >= 0xc0 && !(code >= 0x2000 && code <= 0x303f) && code < 0xff00;
    // An apostrophe or hyphen inside a word belongs to it.
    if (isLetter && !isInside) words += 1;
    isInside = isLetter || (isInside && (code === 0x27 || code === 0x2019 || code === 0x2d));
  }
  return words + Math.floor(signs / 2);
}

interface Prose {
  readonly plain: string;
  readonly words: number;
}

type LawCounts = Pick<
  TextFeatures,
  | 'sampledWords'
  | 'legalWords'
  | 'documentReferences'
  | 'duties'
  | 'imprintWords'
  | 'bindingWords'
  | 'legalProseWords'
  | 'sample'
>;

function countLaw(prose: readonly Prose[], proseWords: number): LawCounts {
  const looked = sampleOf(prose);
  const sums = { legal: 0, references: 0, duties: 0, binding: 0, legalProse: 0, words: 0 };
  for (const { plain, words } of looked) {
    const lower = plain.toLowerCase();
    const legal = lower.match(legalWords)?.length ?? 0;
    const references = lower.match(documentReferences)?.length ?? 0;
    const found = lower.match(duties)?.length ?? 0;
    sums.legal += legal;
    sums.references += references;
    sums.duties += found;
    sums.words += words;
    if (references + found > 0) sums.binding += words;
    if (references + found > 0 || legal >= 2) sums.legalProse += words;
  }
  const sample = looked.map(({ plain }) => plain).join('\n');
  const scale = proseWords / Math.max(1, sums.words);
  return {
    sample,
    sampledWords: sums.words,
    legalWords: sums.legal,
    documentReferences: sums.references,
    duties: sums.duties,
    imprintWords: sample.slice(0, 6000).toLowerCase().match(imprintWords)?.length ?? 0,
    bindingWords: Math.round(sums.binding * scale),
    legalProseWords: Math.round(sums.legalProse * scale),
  };
}

/** Two thirds from the beginning, one third from the middle on. */
function sampleOf(prose: readonly Prose[]): Prose[] {
  const taken: Prose[] = [];
  let length = 0;
  let index = 0;
  const takeUntil = (most: number) => {
    for (; index < prose.length && length < most; index += 1) {
      const { plain = '', words = 0 } = prose[index] ?? {};
      const part = plain.slice(0, longestSampled);
      taken.push(part.length === plain.length ? { plain, words } : { plain: part, words: countWords(part) });
      length += part.length;
    }
  };
  takeUntil((sampleLength * 2) / 3);
  index = Math.max(index, Math.floor(prose.length / 2));
  takeUntil(sampleLength);
  return taken;
}

function linkedLength(markdown: string, plain: string): number {
  if (!markdown.includes('](')) return 0;
  let length = 0;
  for (const match of markdown.matchAll(/(?<!!)\[((?:[^[\]]|\[[^[\]]{0,200}\]){0,1000})\]\(/g))
    length += match[1]?.length ?? 0;
  return Math.min(length, plain.length);
}

/** Many signs that programs need and sentences do not, between words; drawings made of signs have no words. */
function readsAsCode(plain: string): boolean {
  const looked = plain.slice(0, 20_000);
  const signs = looked.match(codeSigns)?.length ?? 0;
  if (signs <= 3 || signs / looked.length <= 0.03) return false;
  return (looked.match(/\p{L}/gu)?.length ?? 0) / looked.length > 0.25;
}

const codeSigns = /[{}<>;$\\=]|"\s?:|\(\)|&&|\|\||=>/g;
