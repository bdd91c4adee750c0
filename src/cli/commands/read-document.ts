// Which format a file on the command line has, and its text. The commands that read one document share it.

import { type ExtractedVersion, extractVersion, formatOfFile } from '#capabilities/extraction/extract-version.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import type { BlockedText } from '#domain/block.ts';
import { CommandFailure, readInput, readTextInput } from '../command-io.ts';

/** What a user may say about a file. */
export interface DocumentOptions {
  readonly format?: string;
  readonly title?: string;
}

const namesOfFormats: Readonly<Record<string, string>> = {
  html: 'HTML',
  htm: 'HTML',
  xhtml: 'HTML',
  pdf: 'PDF',
  docx: 'Word',
  doc: 'Word',
  odt: 'OpenDocument',
  rtf: 'RTF',
};

/** The file as a version: text, blocks, title, language, dates, and the gate's verdict. */
export async function extractFile(file: string, options: DocumentOptions): Promise<ExtractedVersion> {
  const format = formatFor(file, options.format);
  const outcome = await extractVersion(await readInput(file), format, options.title);
  if (outcome.kind === 'extracted') return outcome.version;
  throw new CommandFailure(2, `--format ${format} is not known; known are ${outcome.supported.join(', ')}.`);
}

/** The blocks of a Markdown or text file. */
export async function readBlocks(file: string): Promise<BlockedText> {
  formatFor(file, undefined);
  const text = await readTextInput(file);
  if (text.includes('\0'))
    throw new CommandFailure(2, `${file} is not text; only Markdown and plain text can be read.`);
  return splitBlocks(text);
}

/** Files without a telling name are read as Markdown, which plain text nearly always is too. */
function formatFor(file: string, wanted: string | undefined): string {
  const ending = /\.([a-z]{2,5})$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const other = namesOfFormats[wanted ?? ending];
  if (other) throw new CommandFailure(2, `${file} is ${other}; only Markdown and plain text can be read.`);
  return wanted ?? formatOfFile(file) ?? 'md';
}
