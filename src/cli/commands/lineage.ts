// `atlas lineage`: how the provisions of one text continue in the other. Indexes are those of `atlas provisions`.

import type { Command } from 'commander';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import { type LineageMatch, matchLineage, type ProvisionText } from '#capabilities/provisions/match-lineage.ts';
import { ownBlock } from '#capabilities/provisions/own-block.ts';
import { headingPath } from '#capabilities/provisions/provision-title.ts';
import { segmentBlocks } from '#capabilities/provisions/segment.ts';
import { CommandFailure, print, printJson, requiredText, runBatch } from '../command-io.ts';
import { readBlocks } from './read-document.ts';

interface LineageOptions {
  readonly json?: boolean;
  readonly batch?: boolean;
}

/** Adds `lineage OLD NEW [--json]` and `lineage --batch`. */
export function addLineageCommand(program: Command): void {
  program
    .command('lineage')
    .description('how the provisions of one text continue in the other')
    .argument('[old]', 'Markdown, text, HTML, PDF or DOCX file, - for standard input')
    .argument('[new]', 'the same')
    .option('--json', 'print pairs, appeared and vanished provisions as JSON')
    .option('--batch', 'read JSON lines {id, old, new} with paths from standard input, answer one line each')
    .action(lineage);
}

async function lineage(oldFile: string | undefined, newFile: string | undefined, options: LineageOptions) {
  if (options.batch) {
    if (oldFile !== undefined) throw new CommandFailure(2, '--batch takes its files from standard input.');
    await runBatch(process.stdin, async (request) =>
      matchLineage(
        await readProvisions(requiredText(request, 'old')),
        await readProvisions(requiredText(request, 'new')),
      ),
    );
    return;
  }
  if (oldFile === undefined || newFile === undefined) {
    throw new CommandFailure(2, 'lineage needs two files: OLD and NEW.');
  }
  if (oldFile === '-' && newFile === '-') throw new CommandFailure(2, 'only one of the files can be standard input.');
  const [old, next] = [await readProvisions(oldFile), await readProvisions(newFile)];
  const match = matchLineage(old, next);
  if (options.json) await printJson(match);
  else await print(reportOf(match, old, next));
}

async function readProvisions(file: string): Promise<ProvisionText[]> {
  const text = await readBlocks(file);
  return segmentBlocks(text).provisions.map((passage) => ({
    plain: ownBlock(text, passage, readBlock)?.plain ?? '',
    headings: headingPath(text, passage),
  }));
}

/** One line for each provision that did not stay as it was, and what became of how many. */
function reportOf(match: LineageMatch, old: readonly ProvisionText[], next: readonly ProvisionText[]): string {
  const lines = match.pairs
    .filter(({ relation }) => relation !== 'same')
    .map((pair) => `${pair.relation.padEnd(8)}  ${pair.old} → ${pair.new}  ${beginningOf(next[pair.new])}`);
  lines.push(...match.appeared.map((index) => `appeared  ${index}  ${beginningOf(next[index])}`));
  lines.push(...match.vanished.map((index) => `vanished  ${index}  ${beginningOf(old[index])}`));
  const same = match.pairs.filter(({ relation }) => relation === 'same').length;
  return `${[...lines, `${same} of ${old.length} provisions are the same.`].join('\n')}\n`;
}

function beginningOf(provision: ProvisionText | undefined): string {
  const plain = provision?.plain ?? '';
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}
