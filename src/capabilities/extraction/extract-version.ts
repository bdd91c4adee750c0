// From a file's bytes to what a version is made of: readable text as blocks, title, language, stated dates, and
// the gate's verdict on whether this is a document at all.

import { type BlockedText, type BlockKind, blockRanges, type TextRange } from '#domain/block.ts';
import { detectLanguage } from './detect-language.ts';
import { formats } from './formats/index.ts';
import { splitBlocks } from './split-blocks.ts';
import { findStatedDates, type StatedDate } from './stated-dates.ts';
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
}

export type ExtractionOutcome =
  | { readonly kind: 'extracted'; readonly version: ExtractedVersion }
  | { readonly kind: 'unsupported-format'; readonly supported: readonly string[] };

/** The format that a file name's ending tells, or null. */
export function formatOfFile(fileName: string): string | null {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return formats.find((format) => format.extensions.includes(extension))?.name ?? null;
}

/** Reads a file of the named format. A title given from outside wins over the one found in the text. */
export async function extractVersion(bytes: Uint8Array, format: string, title?: string): Promise<ExtractionOutcome> {
  const reader = formats.find(({ name }) => name === format);
  if (!reader) return { kind: 'unsupported-format', supported: formats.map(({ name }) => name) };
  const markdown = reader.read(bytes);
  if (markdown === null) return { kind: 'extracted', version: unreadable };
  const text = splitBlocks(markdown);
  const language = await detectLanguage(text);
  return {
    kind: 'extracted',
    version: {
      gate: judgeText(text),
      title: title ?? titleOf(text),
      language,
      markdown,
      blocks: describeBlocks(text),
      statedDates: findStatedDates(text),
    },
  };
}

const unreadable: ExtractedVersion = {
  gate: { accepted: false, reasons: ['not-text'] },
  title: null,
  language: null,
  markdown: '',
  blocks: [],
  statedDates: [],
};

function describeBlocks(text: BlockedText): ExtractedBlock[] {
  const ranges = blockRanges(text);
  return text.blocks.map(({ kind, level, plain }, index) => {
    const { start, end } = ranges[index] ?? { start: 0, end: 0 };
    return level > 0 ? { kind, level, text: plain, start, end } : { kind, text: plain, start, end };
  });
}

const longestTitle = 200;

/** The first heading of the first level near the beginning, else the first heading, else a short first line. */
function titleOf(text: BlockedText): string | null {
  const isTitle = ({ plain }: { readonly plain: string }) => plain !== '' && plain.length <= longestTitle;
  const beginning = text.blocks.slice(0, 40).filter(isTitle);
  const top = beginning.find((block) => block.kind === 'heading' && block.level === 1);
  const heading = top ?? beginning.find((block) => block.kind === 'heading');
  if (heading) return heading.plain;
  const first = text.blocks.find((block) => block.plain !== '');
  return first && isTitle(first) && !/[.;,]$/.test(first.plain) ? first.plain : null;
}
