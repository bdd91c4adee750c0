// `atlas classify --set privacy-practices`: what passages of privacy policies are about.

import { compileRules } from '#capabilities/analysis/classify.ts';
import { classifyPractices, makePracticeJudge } from '#capabilities/analysis/classify-practices.ts';
import { readModel } from '#capabilities/analysis/linear-model.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { loadPractices } from '#catalog/load-practices.ts';
import { readModelFile } from '#catalog/read-model-file.ts';
import { englishReader } from '#pipeline/clause-labels.ts';
import type { BatchRequest } from '../../command-io.ts';
import { isEnglish, textOf } from './read-passage.ts';

/** Answers request after request; passages that are not English abstain. */
export function practiceAnswers(lang: string | undefined): (request: BatchRequest) => object {
  const codebook = compileRules([...loadCatalog().clauseTypes.values()]);
  const model = readModel(readModelFile('clauses'));
  const sentences = readModel(readModelFile('practices'));
  const judge = makePracticeJudge(loadPractices(), { codebook, model, sentences, reader: englishReader() });
  return (request) => {
    const text = textOf(request);
    if (!isEnglish(text, lang)) return { labels: [], abstained: true };
    return {
      labels: classifyPractices(judge, text).map(({ practice, confidence, evidence }) => ({
        label: practice,
        confidence,
        basis: 'inferred',
        evidence,
      })),
    };
  };
}
