// `atlas classify`: JSON lines with passages in, their labels out, one line each. For scripts and for measuring.

import type { Readable, Writable } from 'node:stream';
import { type Command, Option } from 'commander';
import { type Classifier, classifyPassage, compileRules } from '#capabilities/analysis/classify.ts';
import { readsAsEnglish } from '#capabilities/analysis/reads-as-english.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { type BatchRequest, CommandFailure, runBatch } from '../command-io.ts';
import { textOf } from './classify/read-passage.ts';
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
  await runBatch(input, answererOf(set, lang), output);
}

function answererOf(set: ClassifyOptions['set'], lang: string | undefined): (request: BatchRequest) => object {
  if (set === 'privacy-practices') {
    throw new CommandFailure(2, `the label set "${set}" is not available in this version.`);
  }
  if (set === 'unfairness') return unfairnessAnswers(lang);
  const classifier = compileRules([...loadCatalog().clauseTypes.values()]);
  return (request) => answerOf(classifier, textOf(request), lang);
}

function answerOf(classifier: Classifier, text: string, lang: string | undefined): object {
  const isEnglish = lang === undefined ? readsAsEnglish(text) : /^en\b/i.test(lang);
  if (!isEnglish) return { labels: [], abstained: true };
  const labels = classifyPassage(classifier, text).map(({ clauseType, confidence, basis, rule, evidence }) => ({
    label: clauseType,
    confidence,
    basis,
    rule,
    evidence,
  }));
  return { labels };
}
