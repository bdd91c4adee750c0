// `atlas compare`: two texts in, their differences out, as JSON for scripts or as a summary with a redline for people.

import { basename } from 'node:path';
import type { Command } from 'commander';
import { type Comparison, compareVersions } from '#capabilities/comparison/compare-versions.ts';
import { diffWords } from '#capabilities/comparison/diff-words.ts';
import { buildRedline } from '#capabilities/comparison/redline.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import {
  isRedlineFormat,
  type RedlineFormatId,
  redlineFormatIds,
  writeRedline,
} from '#capabilities/records/write-redline.ts';
import type { Block, BlockedText } from '#domain/block.ts';
import type { ChangeCounts, Hunk } from '#domain/change.ts';
import type { ModifiedRow, RedlineRow, WordEdit } from '#domain/redline.ts';
import { CommandFailure, print, printJson, requiredText, runBatch } from '../command-io.ts';
import { readDocument } from './read-document.ts';
import { writeBytes } from './write-bytes.ts';

interface CompareOptions {
  readonly json?: boolean;
  readonly batch?: boolean;
  readonly format?: string;
  readonly out?: string;
}

/** Adds `compare OLD NEW [--json]` and `compare --batch`. */
export function addCompareCommand(program: Command): void {
  program
    .command('compare')
    .description('what differs between two texts, and how much it matters')
    .argument('[old]', 'Markdown, text, HTML, PDF or DOCX file, - for standard input')
    .argument('[new]', 'the same')
    .option('--json', 'print class, reasons, hunks and counts as JSON')
    .option('--format <format>', `the redline as a file: ${redlineFormatIds.join(', ')}`)
    .option('--out <file>', 'where that file goes; standard output if not named')
    .option('--batch', 'read JSON lines {id, old, new} with paths from standard input, answer one line each')
    .action(compareFiles);
}

async function compareFiles(oldFile: string | undefined, newFile: string | undefined, options: CompareOptions) {
  if (options.batch) {
    if (oldFile !== undefined) throw new CommandFailure(2, '--batch takes its files from standard input.');
    await runBatch(process.stdin, async (request) => {
      const [old, next] = await readBoth(requiredText(request, 'old'), requiredText(request, 'new'));
      return answerOf(compareVersions(old, next));
    });
    return;
  }
  if (oldFile === undefined || newFile === undefined)
    throw new CommandFailure(2, 'compare needs two files: OLD and NEW.');
  if (oldFile === '-' && newFile === '-') throw new CommandFailure(2, 'only one of the files can be standard input.');
  if (options.format !== undefined && !isRedlineFormat(options.format)) {
    throw new CommandFailure(2, `a redline is written as ${redlineFormatIds.join(', ')}, not as ${options.format}.`);
  }
  if (options.out !== undefined && options.format === undefined) {
    throw new CommandFailure(2, '--out goes with --format.');
  }
  const [old, next] = await readBoth(oldFile, newFile);
  const comparison = compareVersions(old, next);
  if (options.format !== undefined) {
    const rows = buildRedline(old, next, comparison);
    await writeFileOf(options.format, { rows, names: [oldFile, newFile], out: options.out });
  } else if (options.json) await printJson(answerOf(comparison));
  else await print(`${summaryOf(comparison)}\n${redlineText(buildRedline(old, next, comparison))}`);
}

interface RedlineFile {
  readonly rows: readonly RedlineRow[];
  readonly names: readonly [old: string, next: string];
  readonly out: string | undefined;
}

/** Two files have no time of their own that a copy keeps, so tracked changes carry the first day of the calendar. */
async function writeFileOf(format: RedlineFormatId, { rows, names, out }: RedlineFile): Promise<void> {
  const [old, next] = names.map((name) => (name === '-' ? 'standard input' : basename(name)));
  const { bytes } = await writeRedline(format, {
    title: `${old} and ${next} compared`,
    language: null,
    facts: [
      ['From', old ?? ''],
      ['To', next ?? ''],
    ],
    author: 'ConductAtlas',
    changedAt: new Date(0),
    rows,
  });
  await writeBytes(out, bytes);
}

async function readBoth(oldFile: string, newFile: string): Promise<[BlockedText, BlockedText]> {
  const pool = new Map<string, Block>();
  return [splitBlocks((await readDocument(oldFile)).text, pool), splitBlocks((await readDocument(newFile)).text, pool)];
}

/** The answer as scripts rely on it: the comparison, and the words of every modified passage. */
function answerOf(comparison: Comparison): object {
  return { ...comparison, hunks: comparison.hunks.map(withWords) };
}

function withWords(hunk: Hunk): Hunk & { words?: WordEdit[] } {
  return hunk.op === 'modified' && hunk.old && hunk.new
    ? { ...hunk, words: diffWords(hunk.old.text, hunk.new.text) }
    : hunk;
}

function summaryOf({ class: changeClass, reasons, counts }: Comparison): string {
  if (changeClass === 'none') return 'The two texts are the same.';
  return `${changeClass} change (${reasons.join(', ')}): ${countsInWords(counts)}`;
}

function countsInWords(counts: ChangeCounts): string {
  const passages = [
    [counts.blocksModified, 'modified'],
    [counts.blocksAdded, 'added'],
    [counts.blocksRemoved, 'removed'],
    [counts.blocksMoved, 'moved'],
  ] as const;
  const told = passages.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const where = told.length > 0 ? `passages ${told.join(', ')}` : 'white space between passages';
  return `${where}; words ${counts.wordsAdded} added, ${counts.wordsRemoved} removed.`;
}

function redlineText(rows: readonly RedlineRow[]): string {
  const hasChange = rows.some(({ kind }) => kind !== 'same');
  return hasChange ? `\n${rows.map(rowText).join('\n')}\n` : '';
}

function rowText(row: RedlineRow): string {
  switch (row.kind) {
    case 'same':
      return `    … ${row.blocks.length} unchanged`;
    case 'added':
      return `  + ${oneLine(row.block)}`;
    case 'removed':
      return `  - ${oneLine(row.block)}`;
    case 'moved':
      return row.to ? `  < ${oneLine(row.block)}  (moved down or up)` : `  > ${oneLine(row.block)}  (moved here)`;
    case 'modified':
      return `  ~ ${wordsText(row.words)}  (${ruleText(row)})${targetsText(row.targets)}`;
  }
}

/** The rule that decided, and the words that bind differently. */
function ruleText({ rule, sentences = [] }: ModifiedRow): string {
  const signals = sentences.flatMap((sentence) => sentence.signals);
  const told = signals.map(({ old, new: next }) => `${old?.text ?? 'nothing'} → ${next?.text ?? 'nothing'}`);
  return told.length > 0 ? `${rule}: ${[...new Set(told)].join('; ')}` : rule;
}

function oneLine(block: Block): string {
  return (block.plain || block.markdown).replace(/\s+/g, ' ');
}

function wordsText(words: readonly WordEdit[]): string {
  return words
    .map(({ op, text }) => (op === 'added' ? `{+${text}+}` : op === 'removed' ? `[-${text}-]` : text))
    .join('');
}

function targetsText(
  targets: { readonly old: readonly string[]; readonly new: readonly string[] } | undefined,
): string {
  if (!targets) return '';
  return [
    ...targets.old.map((target) => `\n      - ${target}`),
    ...targets.new.map((target) => `\n      + ${target}`),
  ].join('');
}
