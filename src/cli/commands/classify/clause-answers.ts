// `atlas classify --set clause-types`: the codebook's types by rules and model, and what users' advocates think of it.

import { compileRules } from '#capabilities/analysis/classify.ts';
import { classifyClauses, makeClauseJudge } from '#capabilities/analysis/classify-clauses.ts';
import { readModel } from '#capabilities/analysis/linear-model.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { readModelFile } from '#catalog/read-model-file.ts';
import type { BatchRequest } from '../../command-io.ts';
import { englishReader } from './english-reader.ts';
import { isEnglish, textOf } from './read-passage.ts';

/** Labels less likely than this are not given; callers who want surer ones look at the confidence. */
const leastConfidence = 0.3;

/** Answers request after request; passages that are not English abstain, and so do those that resemble no clause. */
export function clauseAnswers(lang: string | undefined): (request: BatchRequest) => object {
  const types = [...loadCatalog().clauseTypes.values()];
  const model = readModel(readModelFile('clauses'));
  const judge = makeClauseJudge(types, { rules: compileRules(types), model, reader: englishReader() });
  return (request) => {
    const text = textOf(request);
    if (!isEnglish(text, lang)) return { labels: [], abstained: true };
    const labels = classifyClauses(judge, text, leastConfidence).map((label) => {
      const { clauseType, confidence, basis, rule, evidence } = label;
      const source = rule.endsWith('/model') ? { model: 'clauses' } : { rule };
      return { label: clauseType, confidence, basis, ...source, evidence };
    });
    return { labels };
  };
}
