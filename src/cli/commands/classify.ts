// `atlas classify`: JSON lines with passages in, their labels out, one line each. For scripts and for measuring.

import type { Readable, Writable } from 'node:stream';
import { type Command, Option } from 'commander';
import { runBatch } from '../command-io.ts';
import { clauseAnswers } from './classify/clause-answers.ts';
import { practiceAnswers } from './classify/practice-answers.ts';
import { unfairnessAnswers } from './classify/unfairness-answers.ts';

const labelSets = ['clause-types', 'unfairness', 'privacy-practices'] as const;

interface ClassifyOptions {
  readonly set: (typeof labelSets)[number];
  readonly lang?: string;
}

/** Adds `classify [--set clause-types] [--lang L]`. */
export function addClassifyCommand(program: Command): void {
  program
    .command('classify')
    .description(
      'say which clause types passages are: JSON lines {id, text, context?} in, {id, labels, abstained?} out',
    )
    .addOption(new Option('--set <set>', 'which labels to give').choices(labelSets).default('clause-types'))
    .option('--lang <language>', 'language of the passages, like en or de; found out from the text if not given')
    .action((options: ClassifyOptions) => classifyLines(options));
}

/** Answers passage after passage; exported streams make it testable without a process. */
export async function classifyLines(
  { set, lang }: ClassifyOptions,
  input: Readable = process.stdin,
  output: Writable = process.stdout,
): Promise<void> {
  await runBatch(input, answerers[set](lang), output);
}

const answerers = {
  'clause-types': clauseAnswers,
  unfairness: unfairnessAnswers,
  'privacy-practices': practiceAnswers,
} as const;
