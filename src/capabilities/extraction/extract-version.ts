// From a file's bytes to what a version is made of: readable text as blocks, title, language, stated dates, and
// the gate's verdict on whether this is a document at all.

import { type BlockedText, type BlockKind, blockRanges, joinBlocks, type TextRange } from '#domain/block.ts';
import type { FilterUse, SourceFormat } from '#domain/source.ts';
import type { StatedDate } from '#domain/stated-date.ts';
import { detectFormat } from './detect-format.ts';
import { detectLanguage } from './detect-language.ts';
import type { FormatReading, ReadingHints, UnreadableReason } from './formats/format.ts';
import { formats } from './formats/index.ts';
import { splitBlocks } from './split-blocks.ts';
import { findStatedDates } from './stated-dates.ts';
import { type GateVerdict, judgeText } from './validity-gate.ts';

export interface ExtractedBlock extends TextRange {
  readonly kind: BlockKind;
  /** Level of a heading, depth of a list item. */
  readonly level?: number;
  /** What a reader sees of the block. */
  readonly text: string;
}

export interface ExtractedVersion {
  readonly gate: GateVerdict;
  readonly title: string | null;
  /** ISO 639-1, or null where the text is too short to tell. */
  readonly language: string | null;
  readonly markdown: string;
  readonly blocks: readonly ExtractedBlock[];
  readonly statedDates: readonly StatedDate[];
  /** Format of each page read, with the encoding of those that are text. */
  readonly sources: readonly { readonly format: SourceFormat; readonly charset?: string }[];
}

export type ExtractionOutcome =
  | { readonly kind: 'extracted'; readonly version: ExtractedVersion }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason; readonly sentence: string };

/** What is known of one page apart from its bytes; everything may be left out. */
export interface PageHints extends ReadingHints {
  readonly format?: SourceFormat;
  readonly mediaType?: string | null;
  /** Applied to a page before it is read; reading itself knows none. */
  readonly filters?: readonly FilterUse[];
  readonly fileName?: string;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** BCP 47 tag of the language that was asked for. */
  readonly language?: string;
}

export interface PageToRead {
  readonly bytes: Uint8Array;
  readonly hints: PageHints;
}

/** Reads one file. A title given from outside wins over the one found in the text. */
export function extractVersion(bytes: Uint8Array, hints: PageHints = {}): Promise<ExtractionOutcome> {
  return extractCombined([{ bytes, hints }]);
}

/** Reads the pages of one document, in order, into one text; a page that cannot be read leaves no document. */
export async function extractCombined(pages: readonly PageToRead[]): Promise<ExtractionOutcome> {
  const readings: ReadPage[] = [];
  const sources: { format: SourceFormat; charset?: string }[] = [];
  for (const { bytes, hints } of pages) {
    const format = detectFormat(bytes, hints);
    const reader = formats.find(({ name }) => name === format);
    const reading = reader ? await reader.read(bytes, hints) : unknownFormat;
    if (reading.kind === 'unreadable') return unreadable(reading.reason);
    readings.push(reading);
    if (reader) sources.push({ format: reader.name, ...(reading.charset ? { charset: reading.charset } : {}) });
  }
  const markdown = combine(readings.map((reading) => reading.markdown));
  if (markdown.length > mostCharacters) return unreadable('too-large');
  const text = splitBlocks(markdown);
  return { kind: 'extracted', version: await describeVersion(text, { pages, sources, readings }) };
}

/** The longest legal texts known have a million and a half. */
const mostCharacters = 6_000_000;

type ReadPage = FormatReading & { readonly kind: 'read' };

const unknownFormat: FormatReading = { kind: 'unreadable', reason: 'unknown-format' };

/** Several pages as one text, joined as Open Terms Archive joins them. */
export function combine(texts: readonly string[]): string {
  return texts.length === 1 ? (texts[0] ?? '') : texts.join('\n\n');
}

/** What is said of a file that gives no text: refused, for this reason, and empty otherwise. */
export type RefusedFile = Omit<ExtractedVersion, 'gate'> & {
  readonly gate: { readonly accepted: false; readonly reasons: readonly UnreadableReason[] };
};

/** The answer of the contract for such a file. */
export function refusedFile(reason: UnreadableReason): RefusedFile {
  const nothing = { title: null, language: null, markdown: '', blocks: [], statedDates: [], sources: [] };
  return { gate: { accepted: false, reasons: [reason] }, ...nothing };
}

const sentences: Readonly<Record<UnreadableReason, string>> = {
  'not-text': 'The bytes are not text of the stated encoding.',
  'unknown-format': 'The file is of a format that is not read; HTML, PDF, DOCX, Markdown and plain text are.',
  'scan-without-text': 'The PDF shows pictures of pages and has no text that could be read.',
  encrypted: 'The file is encrypted and opens with a password only.',
  broken: 'The file is damaged and cannot be opened.',
  'too-large': 'The file holds more than is read of one document.',
  'nothing-selected': 'Nothing on the page matches the selectors of the source.',
  'unusable-selector': 'A selector of the source is not valid or not supported.',
};

function unreadable(reason: UnreadableReason): ExtractionOutcome {
  return { kind: 'unreadable', reason, sentence: sentences[reason] };
}

interface Described {
  readonly pages: readonly PageToRead[];
  readonly sources: ExtractedVersion['sources'];
  readonly readings: readonly ReadPage[];
}

async function describeVersion(text: BlockedText, { pages, sources, readings }: Described): Promise<ExtractedVersion> {
  const hints = pages[0]?.hints ?? {};
  const only = readings.length === 1 ? readings[0] : undefined;
  const language = (await detectLanguage(text)) ?? readings[0]?.language ?? null;
  const title = hints.title ?? headingOf(text) ?? only?.title ?? firstLineOf(text);
  const gate = judgeText(text, {
    documentType: hints.type,
    title,
    language,
    expectedLanguage: hints.language,
    requestedUrl: hints.url,
    finalUrl: hints.finalUrl,
    status: hints.status,
    page: only?.facts,
  });
  const statedDates = findStatedDates(text);
  return { gate, title, language, markdown: joinBlocks(text), blocks: describeBlocks(text), statedDates, sources };
}

function describeBlocks(text: BlockedText): ExtractedBlock[] {
  const ranges = blockRanges(text);
  return text.blocks.map(({ kind, level, plain }, index) => {
    const { start, end } = ranges[index] ?? { start: 0, end: 0 };
    return level > 0 ? { kind, level, text: plain, start, end } : { kind, text: plain, start, end };
  });
}

const longestTitle = 200;

const isTitle = ({ plain }: { readonly plain: string }) => plain !== '' && plain.length <= longestTitle;

/** The first heading of the first level near the beginning, else the first heading. */
function headingOf(text: BlockedText): string | null {
  const headings = text.blocks.slice(0, 40).filter((block) => block.kind === 'heading' && isTitle(block));
  const top = headings.find((block) => block.level === 1);
  return (top ?? headings[0])?.plain ?? null;
}

/** A first line that is no sentence. */
function firstLineOf(text: BlockedText): string | null {
  const first = text.blocks.find((block) => block.plain !== '');
  return first && isTitle(first) && !/[.;,]$/.test(first.plain) ? first.plain : null;
}
