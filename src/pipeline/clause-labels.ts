// Labels passages with clause types by rules and the trained model, as the whole program does it.

import { compileRules } from '#capabilities/analysis/classify.ts';
import { type ClauseWish, classifyClauses, makeClauseJudge } from '#capabilities/analysis/classify-clauses.ts';
import { readModel } from '#capabilities/analysis/linear-model.ts';
import { type FeatureReader, makeFeatureReader } from '#capabilities/analysis/read-features.ts';
import { readVectors } from '#capabilities/analysis/word-vectors.ts';
import { loadConcepts } from '#catalog/load-concepts.ts';
import { readModelFile } from '#catalog/read-model-file.ts';
import type { ClauseLabel } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';

/** What the model is not surer of than this is not published; it abstains. */
const published: ClauseWish = { least: 0.8, ranks: false };

/** Opens the model and compiles the rules; give each thread its own. */
export function openClauseLabels(
  types: readonly ClauseType[],
  wish: ClauseWish = published,
): (plain: string) => readonly ClauseLabel[] {
  const rules = compileRules(types);
  const judge = makeClauseJudge(types, { rules, model: readModel(readModelFile('clauses')), reader: englishReader() });
  return (plain) => classifyClauses(judge, plain, wish);
}

/** Reads English passages as the trained models do. */
export function englishReader(): FeatureReader {
  const vectors = readVectors(readModelFile('words'));
  return makeFeatureReader('en', loadConcepts('en') ?? new Map(), { vectors });
}
