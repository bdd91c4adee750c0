// `atlas extract`: the readable text of one file, and whether it passes the validity gate.

import type { Command } from 'commander';
import type { ExtractedVersion } from '#capabilities/extraction/extract-version.ts';
import { CommandFailure, print, printJson, requiredText, runBatch } from '../command-io.ts';
import { extractFile } from './read-document.ts';

interface ExtractOptions {
  readonly url?: string;
  readonly type?: string;
  readonly title?: string;
  readonly declaration?: string;
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
    .argument('[file]', 'Markdown or text file, - for standard input')
    .option('--url <url>', 'where the file was captured')
    .option('--type <type>', 'the kind of document it should be')
    .option('--title <title>', 'its title, where it is known better')
    .option('--declaration <file>', 'Open Terms Archive declaration that selects the text (web pages only)')
    .option('--format <format>', 'md or txt; by default the ending of the name tells')
    .option('--markdown', 'print the text alone')
    .option('--json', 'print gate, title, language, text, blocks and stated dates as JSON')
    .option('--batch', 'read JSON lines {id, file} from standard input, answer one line each')
    .action(extract);
}

async function extract(file: string | undefined, options: ExtractOptions): Promise<void> {
  if (options.batch) {
    if (file !== undefined) throw new CommandFailure(2, '--batch takes its files from standard input.');
    await runBatch(process.stdin, (request) => extractFile(requiredText(request, 'file'), options));
    return;
  }
  if (file === undefined) throw new CommandFailure(2, 'extract needs a FILE.');
  if (options.markdown && options.json) throw new CommandFailure(2, 'choose one of --markdown and --json.');
  if (options.declaration !== undefined) {
    throw new CommandFailure(2, '--declaration selects parts of web pages; Markdown and plain text are read whole.');
  }
  const version = await extractFile(file, options);
  if (options.json) await printJson(version);
  else await print(options.markdown ? version.markdown : summaryOf(version));
  if (version.gate.accepted) return;
  process.exitCode = 1;
  if (!options.json) process.stderr.write(`atlas: the gate refuses ${file}: ${version.gate.reasons.join(', ')}.\n`);
}

function summaryOf({ gate, title, language, blocks, statedDates, markdown }: ExtractedVersion): string {
  const lines = [
    `gate      ${gate.accepted ? 'accepted' : `refused: ${gate.reasons.join(', ')}`}`,
    `title     ${title ?? '–'}`,
    `language  ${language ?? '–'}`,
    `text      ${markdown.length} characters in ${blocks.length} blocks`,
    ...statedDates.map(({ kind, date, quote }) => `${kind.padEnd(12)}  ${date}  “${quote.replace(/\s+/g, ' ')}”`),
  ];
  return `${lines.join('\n')}\n`;
}
