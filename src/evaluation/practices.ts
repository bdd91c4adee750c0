// How well the practices of privacy policies are told, on paragraphs that nothing was ever learned from (OPP-115).

import { join } from 'node:path';
import { z } from 'zod';
import { compileRules } from '#capabilities/analysis/classify.ts';
import { classifyPractices, makePracticeJudge } from '#capabilities/analysis/classify-practices.ts';
import { readModel } from '#capabilities/analysis/linear-model.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { loadPractices } from '#catalog/load-practices.ts';
import { readModelFile } from '#catalog/read-model-file.ts';
import { otherPractice } from '#domain/privacy-practice.ts';
import { englishReader } from '#pipeline/clause-labels.ts';
import { readJsonLines } from '#training/read-json-lines.ts';
import { countLabel, type LabelCounts, noCounts } from './label-figures.ts';

const paragraphShape = z.object({ text: z.string(), majority: z.array(z.string()) });

/** Counts by practice, `Other` last; the truth is what two of three annotators said. */
export function measurePractices(folder: string): { readonly practice: string; readonly counts: LabelCounts }[] {
  const practices = loadPractices();
  const codebook = compileRules([...loadCatalog().clauseTypes.values()]);
  const model = readModel(readModelFile('clauses'));
  const sentences = readModel(readModelFile('practices'));
  const judge = makePracticeJudge(practices, { codebook, model, sentences, reader: englishReader() });
  const names = [...practices.map(({ name }) => name), otherPractice];
  const counts = new Map(names.map((name) => [name, noCounts]));
  for (const { text, majority } of readJsonLines(join(folder, 'opp115.train.jsonl'), paragraphShape)) {
    if (majority.length === 0) continue;
    const truth = new Set(majority.map((name) => (name.startsWith(otherPractice) ? otherPractice : name)));
    const given = new Set(classifyPractices(judge, text).map(({ practice }) => practice));
    for (const name of names)
      counts.set(name, countLabel(counts.get(name) ?? noCounts, given.has(name), truth.has(name)));
  }
  return names.map((practice) => ({ practice, counts: counts.get(practice) ?? noCounts }));
}
