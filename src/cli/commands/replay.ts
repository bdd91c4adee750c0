// `atlas replay`: a sequence of captures of one page, fed through the same checks and comparison as live ones, with
// an answer a line. For trying what would have become of captures, and for measuring.

import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type ReplayAnswer, type ReplayEntry, replayCaptures } from '#pipeline/replay.ts';
import { parseManifest } from '#pipeline/replay-manifest.ts';
import { CommandFailure, print, printJson, readInput } from '../command-io.ts';
import { withExtractor } from './read-document.ts';

/** Adds `replay DIR_OR_MANIFEST [--json]`. */
export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .description('feed captures of one page through checks, extraction and comparison in order')
    .argument('<manifest>', 'folder with manifest.json, or the manifest: [{file, url, capturedAt, …}, …]')
    .option('--json', 'print {index, file, accepted, newVersion, class, reasons, alerted} a line')
    .action(replay);
}

async function replay(named: string, options: { readonly json?: boolean }): Promise<void> {
  const manifest = await manifestOf(named);
  const entries = await readManifest(manifest);
  const folder = dirname(resolve(manifest));
  const answers = await withExtractor((extractor) =>
    replayCaptures(entries, {
      load: (file) => readInput(resolve(folder, file)),
      read: (pages) => extractor.extract(pages),
    }),
  );
  for (const answer of answers) {
    if (options.json) await printJson(answer);
    else await print(`${lineOf(answer)}\n`);
  }
}

async function manifestOf(named: string): Promise<string> {
  const found = await stat(named).catch(() => null);
  if (!found) throw new CommandFailure(2, `cannot read ${named}: there is no such file.`);
  return found.isDirectory() ? join(named, 'manifest.json') : named;
}

async function readManifest(file: string): Promise<ReplayEntry[]> {
  const json = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailure(2, `cannot read ${file}; a folder of captures needs a manifest.json.`);
  });
  const parsed = parseManifest(json);
  if ('fault' in parsed) throw new CommandFailure(2, `${file} is no manifest: ${parsed.fault}.`);
  return parsed.entries;
}

function lineOf({ index, file, outcome, newVersion, class: changeClass, reasons, alerted }: ReplayAnswer): string {
  const version = newVersion ? `version, ${changeClass ?? 'first'}${alerted ? ', alerted' : ''}` : '';
  return [String(index).padStart(4), file, outcome, version, reasons.join(', ')]
    .filter((part) => part !== '')
    .join('  ');
}
