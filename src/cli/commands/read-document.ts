// A file on the command line and its text, whatever its format. The commands that read documents share it. Text files
// are read here; all other formats apart, in a process with limits.

import { type Extractor, openExtractor } from '#capabilities/extraction/extract-apart.ts';
import {
  type ExtractedVersion,
  type PageHints,
  type RefusedFile,
  refusedFile,
} from '#capabilities/extraction/extract-version.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import type { BlockedText } from '#domain/block.ts';
import { type SourceFormat, sourceFormats } from '#domain/source.ts';
import { filterPage } from '#pipeline/filter-page.ts';
import { CommandFailure, readInput } from '../command-io.ts';

/** A file as a version, or refused because it gives no text. */
export type FileReading = ExtractedVersion | RefusedFile;

/** Reads one file with an extractor that outlives it; a file that gives no text is answered as refused. */
export async function extractFile(extractor: Extractor, file: string, hints: PageHints): Promise<FileReading> {
  const bytes = await readInput(file);
  const named = file === '-' ? hints : { fileName: file, ...hints };
  const filtered = await filterPage({ bytes, hints: named }, hints.filters?.some(({ code }) => code) ?? false);
  if (filtered.kind === 'failed') throw new CommandFailure(2, `${file} cannot be filtered: ${filtered.sentence}`);
  const outcome = await extractor.extract([filtered.page]);
  switch (outcome.kind) {
    case 'extracted':
      return outcome.version;
    case 'unreadable':
      if (outcome.reason === 'unknown-format') throw new CommandFailure(2, `${file}: ${outcome.sentence}`);
      return refusedFile(outcome.reason);
    case 'timed-out':
    case 'out-of-memory':
    case 'crashed':
      throw new CommandFailure(2, `${file} cannot be read (${outcome.kind}): ${outcome.sentence}`);
  }
}

/** Runs work with an extractor and ends its processes afterwards. */
export async function withExtractor<Result>(work: (extractor: Extractor) => Promise<Result>): Promise<Result> {
  const extractor = openExtractor();
  try {
    return await work(extractor);
  } finally {
    extractor.close();
  }
}

/** The name of a format as the user wrote it; fails with a sentence for one that is not read. */
export function formatNamed(name: string | undefined): SourceFormat | undefined {
  const format = sourceFormats.find((each) => each === name?.toLowerCase());
  if (name === undefined || format) return format;
  throw new CommandFailure(2, `--format ${name} is not known; known are ${sourceFormats.join(', ')}.`);
}

const textFile = /\.(?:md|markdown|mdown|txt|text)$/i;
const otherFile = /\.(?:html?|xhtml|pdf|docx)$/i;

export interface DocumentText {
  readonly text: string;
  /** True where the text is the file's own, character by character, so that offsets count in the file. */
  readonly isOwn: boolean;
}

/** The text of a file: a Markdown or plain text file as it stands, any other format as it is extracted. */
export async function readDocument(file: string): Promise<DocumentText> {
  if (otherFile.test(file)) return readOther(file);
  const bytes = await readInput(file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    if (!textFile.test(file) && file !== '-') return readOther(file);
    throw new CommandFailure(2, `${file} is not UTF-8 text.`, { cause });
  }
  if (!text.includes('\0')) return { text, isOwn: true };
  throw new CommandFailure(2, `${file} is not text; only HTML, PDF, DOCX, Markdown and plain text can be read.`);
}

/** The blocks of a file's text. */
export async function readBlocks(file: string): Promise<BlockedText> {
  return splitBlocks((await readDocument(file)).text);
}

async function readOther(file: string): Promise<DocumentText> {
  const version = await withExtractor((extractor) => extractFile(extractor, file, {}));
  if (version.markdown !== '') return { text: version.markdown, isOwn: false };
  throw new CommandFailure(2, `${file} holds no text (${version.gate.reasons[0] ?? 'empty'}).`);
}
