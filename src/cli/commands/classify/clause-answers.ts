// `atlas classify --set clause-types`: the codebook's types by rules and model, and what users' advocates think of it.

import { loadCatalog } from '#catalog/load-catalog.ts';
import { openClauseLabels } from '#pipeline/clause-labels.ts';
import type { BatchRequest } from '../../command-io.ts';
import { isEnglish, textOf } from './read-passage.ts';

/** Labels less likely than this are not given; callers who want surer ones look at the confidence. */
const ranked = { least: 0.3, ranks: true } as const;

/** Answers request after request; passages that are not English abstain, and so do those that resemble no clause. */
export function clauseAnswers(lang: string | undefined): (request: BatchRequest) => object {
  const labelsOf = openClauseLabels([...loadCatalog().clauseTypes.values()], ranked);
  return (request) => {
    const text = textOf(request);
    if (!isEnglish(text, lang)) return { labels: [], abstained: true };
    const labels = labelsOf(text).map((label) => {
      const { clauseType, confidence, basis, rule, evidence } = label;
      const source = rule.endsWith('/model') ? { model: 'clauses' } : { rule };
      return { label: clauseType, confidence, basis, ...source, evidence };
    });
    return { labels: labels.sort((a, b) => b.confidence - a.confidence) };
  };
}
