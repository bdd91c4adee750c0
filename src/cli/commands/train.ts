// `atlas train`: makes the statistical models anew from annotated data. For maintainers; the program ships with them.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { modelPath } from '#catalog/read-model-file.ts';
import { trainUnfairness } from '#training/train-unfairness.ts';
import { CommandFailure, printJson } from '../command-io.ts';

interface TrainFlags {
  readonly annotated: string;
}

/** Adds `atlas train unfairness`. */
export function addTrainCommand(program: Command): void {
  const command = program.command('train').description('make the statistical models anew from annotated data');
  command
    .command('unfairness')
    .description('the model of potentially unfair clauses, from claudette-<language>.train.jsonl')
    .requiredOption('--annotated <folder>', 'folder with the annotated data')
    .action(({ annotated }: TrainFlags) => {
      if (!existsSync(annotated)) throw new CommandFailure(2, `${annotated} does not exist.`);
      const { bytes, rows } = trainUnfairness(annotated, say);
      const path = modelPath('unfairness');
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      return printJson({ model: 'unfairness', rows: rows.length, bytes: bytes.length });
    });
}

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
