// `atlas extract`: the readable text of one file, and whether it passes the validity gate.

import type { Command } from 'commander';
import type { Extractor } from '#capabilities/extraction/extract-apart.ts';
import type { PageHints } from '#capabilities/extraction/extract-version.ts';
import { type BatchRequest, CommandFailure, print, printJson, requiredText, runBatch } from '../command-io.ts';
import { readDeclaredSource } from './read-declared-source.ts';
import { extractFile, type FileReading, formatNamed, withExtractor } from './read-document.ts';

interface ExtractOptions {
  readonly url?: string;
  readonly type?: string;
  readonly title?: string;
  readonly declaration?: string;
  readonly allowFilters?: boolean;
  readonly format?: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
  readonly batch?: boolean;
}

/** Adds `extract FILE [--markdown|--json]` and `extract --batch`. */
export function addExtractCommand(program: Command): void {
  program
    .command('extract')
    .description('the readable text of one file, and whether it passes the validity gate')
    .argument('[file]', 'HTML, PDF, DOCX, Markdown or text file, - for standard input')
    .option('--url <url>', 'where the file was captured')
    .option('--type <type>', 'the kind of document it should be')
    .option('--title <title>', 'its title, where it is known better')
    .option('--declaration <file>', 'Open Terms Archive declaration that selects the text (web pages only)')
    .option('--allow-filters', 'let filters run that the declaration brings: code by others, walled in')
    .option('--format <format>', 'html, pdf, docx, md or txt; by default the file itself tells')
    .option('--markdown', 'print the text alone')
    .option('--json', 'print gate, title, language, text, blocks and stated dates as JSON')
    .option('--batch', 'read JSON lines {id, file, url?, type?, title?} from standard input, answer one line each')
    .action(extract);
}

async function extract(file: string | undefined, options: ExtractOptions): Promise<void> {
  if (options.markdown && options.json) throw new CommandFailure(2, 'choose one of --markdown and --json.');
  const hints = await hintsOf(options);
  if (options.batch) {
    if (file !== undefined) throw new CommandFailure(2, '--batch takes its files from standard input.');
    await withExtractor((extractor) => runBatch(process.stdin, (request) => extractRequest(extractor, request, hints)));
    return;
  }
  if (file === undefined) throw new CommandFailure(2, 'extract needs a FILE.');
  const version = await withExtractor((extractor) => extractFile(extractor, file, hints));
  if (options.json) await printJson(version);
  else await print(options.markdown ? version.markdown : summaryOf(version));
  if (version.gate.accepted) return;
  process.exitCode = 1;
  if (!options.json) process.stderr.write(`atlas: the gate refuses ${file}: ${version.gate.reasons.join(', ')}.\n`);
}

async function hintsOf(options: ExtractOptions): Promise<PageHints> {
  const format = formatNamed(options.format);
  const { type, url, allowFilters = false } = options;
  const source =
    options.declaration === undefined
      ? null
      : await readDeclaredSource(options.declaration, { type, url, allowsFilters: allowFilters });
  return {
    ...(source ? { url: source.url, select: source.select, remove: source.remove, filters: source.filters } : {}),
    ...(source?.format ? { format: source.format } : {}),
    ...(format ? { format } : {}),
    ...(options.url === undefined ? {} : { url: options.url }),
    ...(options.type === undefined ? {} : { type: options.type }),
    ...(options.title === undefined ? {} : { title: options.title }),
  };
}

/** What one line of a batch says of its file goes before what the command line says of all. */
function extractRequest(extractor: Extractor, request: BatchRequest, hints: PageHints): Promise<FileReading> {
  const told = Object.fromEntries(
    ['url', 'type', 'title'].flatMap((field) => {
      const value = request[field];
      return typeof value === 'string' && value !== '' ? [[field, value]] : [];
    }),
  );
  const format = typeof request.format === 'string' ? formatNamed(request.format) : undefined;
  return extractFile(extractor, requiredText(request, 'file'), { ...hints, ...told, ...(format ? { format } : {}) });
}

function summaryOf({ gate, title, language, blocks, statedDates, markdown }: FileReading): string {
  const lines = [
    `gate      ${gate.accepted ? 'accepted' : `refused: ${gate.reasons.join(', ')}`}`,
    `title     ${title ?? '–'}`,
    `language  ${language ?? '–'}`,
    `text      ${markdown.length} characters in ${blocks.length} blocks`,
    ...statedDates.map(({ kind, date, quote }) => `${kind.padEnd(12)}  ${date}  “${quote.replace(/\s+/g, ' ')}”`),
  ];
  return `${lines.join('\n')}\n`;
}
