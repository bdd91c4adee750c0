// `atlas repair`: where a selector has stopped matching, a new one for the part of the page that holds the last good
// text, as a patch to be reviewed.

import type { Command } from 'commander';
import type { SelectorProposal } from '#capabilities/extraction/repair-selector.ts';
import { CommandFailure, print, printJson, readInput, readTextInput } from '../command-io.ts';
import { withExtractor } from './read-document.ts';

interface RepairOptions {
  readonly file: string;
  readonly text: string;
  readonly selector?: readonly string[];
  readonly json?: boolean;
}

/** Adds `repair --file PAGE.html --text LAST.md [--selector CSS]… [--json]`. */
export function addRepairCommand(program: Command): void {
  program
    .command('repair')
    .description('a new selector for a page, found by the last good text, as a patch to review')
    .requiredOption('--file <page>', 'the page as it is now, HTML')
    .requiredOption('--text <file>', 'the last good text, Markdown')
    .option('--selector <css>', 'the selector in use; may be given several times', collect)
    .option('--json', 'print the finding as JSON')
    .action(repair);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

async function repair({ file, text, selector = [], json }: RepairOptions): Promise<void> {
  const page = await readInput(file);
  const lastMarkdown = await readTextInput(text);
  const found = await withExtractor((extractor) => extractor.repair(page, { lastMarkdown, selectors: selector }));
  switch (found.kind) {
    case 'proposed':
      return json ? printJson(found) : print(patchOf(file, selector, found));
    case 'still-holds':
      return json ? printJson(found) : print(`# Nothing to repair: ${sharesOf(found.present)}\n`);
    case 'not-found':
      process.exitCode = 1;
      if (json) return printJson(found);
      throw new CommandFailure(1, `${file} does not hold the text of ${text}.`);
    case 'unreadable':
    case 'timed-out':
    case 'out-of-memory':
    case 'crashed':
      throw new CommandFailure(2, `${file} cannot be read (${found.kind}): ${found.sentence}`);
  }
}

interface Proposed {
  readonly present: SelectorProposal | null;
  readonly proposal: SelectorProposal;
}

/** Lines of a declaration in YAML, taken out and put in. */
function patchOf(file: string, selectors: readonly string[], { present, proposal }: Proposed): string {
  const before = present ? sharesOf(present) : selectors.length > 0 ? 'matches nothing there any more' : null;
  return [
    `# Selector for ${file}; please review.`,
    ...(before ? [`# Now:      ${before}`] : []),
    `# Proposed: ${sharesOf(proposal)}`,
    ...selectors.map((selector) => `-select: ${JSON.stringify(selector)}`),
    `+select: ${JSON.stringify(proposal.selector)}`,
    '',
  ].join('\n');
}

function sharesOf({ selector, coverage, precision }: SelectorProposal): string {
  const percent = (share: number) => `${Math.floor(share * 1000) / 10} %`;
  return `${selector} holds ${percent(coverage)} of the last text; ${percent(precision)} of what it holds is of that text`;
}
