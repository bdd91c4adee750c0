// `atlas eval segmentation`: where provisions begin and how much of a text is accounted for, against documents cut by a
// person and sentences annotated by others.

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { alignedTable, markdownTable } from '#bench/show-table.ts';
import { findSentences, paragraphsOfSentences } from '#evaluation/annotated-sentences.ts';
import {
  measureSegmentation,
  measureSentences,
  readCutDocuments,
  type SentenceScores,
  segmentationTables,
} from '#evaluation/segmentation.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';

interface SegmentationFlags {
  readonly bundle: string;
  readonly labels: string;
  readonly sentences: readonly string[];
  readonly documents?: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Adds `segmentation` to `atlas eval`. */
export function addSegmentationEvaluation(command: Command): void {
  command
    .command('segmentation')
    .description('where provisions begin, against documents cut by a person and annotated sentences')
    .requiredOption('--bundle <path>', 'archive of versions: git repository or bundle')
    .option('--labels <file>', 'documents cut by a person, as JSON lines', 'labels/segmentation/documents-40.jsonl')
    .option('--sentences <files...>', 'annotated sentences as JSON lines {doc, index, text}, a file a language', [])
    .option('--documents <folder>', 'the documents of the first file of sentences, <doc>.txt each')
    .option('--markdown', 'print the tables as Markdown')
    .option('--json', 'print all figures as JSON')
    .action(evaluateSegmentation);
}

async function evaluateSegmentation(flags: SegmentationFlags): Promise<void> {
  for (const path of [flags.bundle, flags.labels, ...flags.sentences, ...(flags.documents ? [flags.documents] : [])]) {
    if (!existsSync(path)) throw new CommandFailure(2, `${path} does not exist.`);
  }
  const scores = await measureSegmentation(flags.bundle, await readCutDocuments(flags.labels));
  const sentences: [string, SentenceScores][] = [];
  for (const [index, path] of flags.sentences.entries()) {
    const isWhole = index === 0 && flags.documents !== undefined;
    const texts =
      isWhole && flags.documents ? await findSentences(path, flags.documents) : await paragraphsOfSentences(path);
    const name = /([^/]+?)(?:\.train)?\.jsonl$/.exec(path)?.[1] ?? path;
    sentences.push([isWhole ? `${name}, whole documents` : `${name}, paragraphs of five`, measureSentences(texts)]);
  }
  if (flags.json) return printJson({ ...scores, sentences });
  const show = flags.markdown ? markdownTable : alignedTable;
  await print(segmentationTables(scores, sentences).map(show).join('\n'));
}
