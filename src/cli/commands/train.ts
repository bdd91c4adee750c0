// `atlas train`: makes the statistical models anew from annotated data. For maintainers; the program ships with them.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { type ModelName, modelPath } from '#catalog/read-model-file.ts';
import { corpusPassages } from '#training/corpus-passages.ts';
import { readPoints } from '#training/tosdr-rows.ts';
import { trainClauses } from '#training/train-clauses.ts';
import { trainPractices } from '#training/train-practices.ts';
import { trainUnfairness } from '#training/train-unfairness.ts';
import { trainVectors } from '#training/train-vectors.ts';
import { CommandFailure, printJson } from '../command-io.ts';

interface TrainFlags {
  readonly annotated: string;
}

/** Adds `atlas train words`, `clauses`, `practices` and `unfairness`. */
export function addTrainCommand(program: Command): void {
  const command = program.command('train').description('make the statistical models anew from annotated data');
  command
    .command('words')
    .description('the word vectors, from a folder of documents and the annotated data; the other models use them')
    .requiredOption('--annotated <folder>', 'folder with tosdr-points.train.jsonl')
    .requiredOption('--corpus <folder>', 'folder of Markdown documents')
    .action(({ annotated, corpus }: TrainFlags & { readonly corpus: string }) => {
      checkFolder(annotated);
      checkFolder(corpus);
      const passages = [...corpusPassages(corpus, 'en'), ...readPoints(annotated).map(({ text }) => text)];
      return save('words', trainVectors(passages, say));
    });
  command
    .command('clauses')
    .description('the model of clauses, from tosdr-points.train.jsonl and claudette-en.train.jsonl')
    .requiredOption('--annotated <folder>', 'folder with the annotated data')
    .action(({ annotated }: TrainFlags) => {
      checkFolder(annotated);
      return save('clauses', trainClauses(annotated, say).bytes);
    });
  command
    .command('practices')
    .description('the model of privacy practices, from extra/policyie_json_intent_classification_*.json')
    .requiredOption('--annotated <folder>', 'folder with the annotated data')
    .action(({ annotated }: TrainFlags) => {
      checkFolder(annotated);
      return save('practices', trainPractices(annotated, say).bytes);
    });
  command
    .command('unfairness')
    .description('the model of potentially unfair clauses, from claudette-<language>.train.jsonl')
    .requiredOption('--annotated <folder>', 'folder with the annotated data')
    .action(({ annotated }: TrainFlags) => {
      checkFolder(annotated);
      return save('unfairness', trainUnfairness(annotated, say).bytes);
    });
}

function checkFolder(folder: string): void {
  if (!existsSync(folder)) throw new CommandFailure(2, `${folder} does not exist.`);
}

function save(name: ModelName, bytes: Buffer): Promise<void> {
  const path = modelPath(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return printJson({ model: name, bytes: bytes.length });
}

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
